/** Convolution beside correlation as a teacher works it: by mouse, by keyboard alone, through the training, with nonsense, and still. */
import { expect, openFigure, type Page, test } from './site.ts';

const address = '/en/demos/flip/';

const open = (page: Page, query = '') => openFigure(page, address + query, 'To flip or not');
type FigureOf = Awaited<ReturnType<typeof open>>;
const sum = (figure: FigureOf) => figure.getByRole('group', { name: /^the sum behind output/ });
const plane = (figure: FigureOf, name: string | RegExp) => figure.getByRole('grid', { name });
const cell = (figure: FigureOf, name: string | RegExp, row: number, column: number) =>
  plane(figure, name).getByRole('gridcell', { name: new RegExp(`^row ${row}, column ${column}:`) });

test('the lone 1 leaves the kernel turned by correlation and upright by convolution', async ({ page }) => {
  const figure = await open(page);
  await expect(sum(figure)).toContainText(/= 9$/);
  await cell(figure, /^output y/, 3, 3).click();
  await expect(sum(figure)).toContainText(/= 1$/);
  await figure.getByRole('button', { name: 'Convolution (flipped)' }).click();
  await expect(sum(figure)).toContainText(/= 9$/);
  await expect(
    plane(figure, /turned by 180°/)
      .getByRole('gridcell')
      .first(),
  ).toHaveAccessibleName(/^row 0, column 0: 9/);
  await figure.getByRole('button', { name: 'Gaussian' }).click();
  await expect(figure).toContainText('changes this picture’s output by up to 0');
  await expect(figure).toContainText('the output is the same everywhere');
});

test('both layers learn, and their kernels are each other’s rotation', async ({ page }) => {
  const figure = await open(page);
  await expect(cell(figure, 'kernel learnt by convolving, 3 rows, 3 columns, to one decimal', 0, 0)).toHaveAccessibleName(/: 1$/);
  await expect(cell(figure, 'kernel learnt by correlating, 3 rows, 3 columns, to one decimal', 0, 0)).toHaveAccessibleName(/: 9$/);
  await figure.getByRole('slider', { name: 'step t' }).fill('0');
  await expect(figure).toContainText('At step 0 both layers have loss');
  await expect(cell(figure, /learnt by convolving/, 2, 2)).toHaveAccessibleName(/: 0$/);
});

test('everything can be done from the keyboard', async ({ page }) => {
  const figure = await open(page);
  await cell(figure, /^kernel w/, 2, 2).focus();
  await page.keyboard.press('-');
  await page.keyboard.press('4');
  await expect(sum(figure)).toContainText(/= −4$/);
  await cell(figure, /^input x, 5 rows/, 2, 2).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(sum(figure)).toContainText(/= 8$/);
  await page.keyboard.press('Control+z');
  await expect(sum(figure)).toContainText(/= −4$/);
  await cell(figure, /^output y, 5 rows/, 1, 1).focus();
  await page.keyboard.press('Control+Home');
  await expect(sum(figure)).toContainText('y[0,0]');
});

test('nonsense in the address gives the default and says what it left out', async ({ page }) => {
  const figure = await open(page, '?flip=rboth.t3.i99');
  await expect(figure).toContainText('The address says “rboth”');
  await expect(figure).toContainText('The address says “i99”');
  await expect(figure).toContainText('At step 3 both layers have loss');
});

test('CPU and WebGPU agree by either rule', async ({ page }) => {
  const figure = await open(page);
  const gap = figure.locator('.fig__gap dd');
  await expect(gap).toHaveText(/^(0|\d\.\d × 10⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/, { timeout: 20_000 });
  await figure.getByRole('button', { name: 'Convolution (flipped)' }).click();
  await expect(gap).toHaveText(/^(0|\d\.\d × 10⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/, { timeout: 20_000 });
});

test('fits a page of 360 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the sum, both pictures and the training are there', async ({ page }) => {
    await page.goto(address);
    await expect(page.locator('#flip-sum')).toContainText('y[1,1] = ');
    await expect(page.locator('#flip-figure .board__still')).toHaveCount(2);
    await expect(page.locator('#flip-figure .curve')).toHaveCount(1);
  });
});
