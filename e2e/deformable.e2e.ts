/** The sampling points as a teacher works them: dragged, by keyboard alone, through the learning, with nonsense, and still. */
import { expect, openFigure, type Page, test } from './site.ts';

const address = '/en/demos/deformable/';

const open = (page: Page, query = '') => openFigure(page, address + query, 'Deformable convolution');
type FigureOf = Awaited<ReturnType<typeof open>>;
const sum = (figure: FigureOf) => figure.getByRole('group', { name: /^the sum behind output/ });
const reading = (figure: FigureOf) => figure.getByRole('group', { name: /^what sampling point/ });
const point = (figure: FigureOf, k: number) => figure.getByRole('button', { name: new RegExp(`^sampling point ${k},`) });

test('a point is dragged, and its reading is mixed from four pixels', async ({ page }) => {
  const figure = await open(page);
  await expect(reading(figure)).toContainText(/= 6\.42$/);
  await expect(sum(figure)).toContainText(/= 18\.84$/);
  const circle = point(figure, 4).locator('.reach__dot');
  const box = await circle.boundingBox();
  const board = await figure.locator('#deformable-x').boundingBox();
  if (box === null || board === null) throw new Error('nothing is drawn');
  const pixel = (board.width * 40) / 456;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixel / 2, y);
  await page.mouse.up();
  // Halfway between 9 and 4.
  await expect(reading(figure)).toContainText(/^x̃\[4, 4\.5\].*= 6\.5$/);
  await figure.getByRole('button', { name: 'Undo' }).click();
  await expect(point(figure, 4)).toHaveAccessibleName(/offset 0, 0, reads 9$/);
});

test('everything can be done from the keyboard', async ({ page }) => {
  const figure = await open(page);
  await point(figure, 4).focus();
  await page.keyboard.press('ArrowRight');
  await expect(point(figure, 4)).toHaveAccessibleName(/column 4\.1, offset 0, 0\.1, reads 8\.5$/);
  await page.keyboard.press('Shift+ArrowDown');
  await expect(point(figure, 4)).toHaveAccessibleName(/row 5, column 4\.1/);
  await figure.getByRole('button', { name: 'Version 2: with modulation' }).press('Enter');
  await figure.getByRole('slider', { name: 'modulation' }).press('Home');
  await expect(figure).toContainText('modulation of point 4 is 0');
  await figure.getByRole('button', { name: 'All points to the grid' }).press('Enter');
  await figure.getByRole('button', { name: 'Version 1: offsets only' }).press('Enter');
  await expect(sum(figure)).toContainText(/= 18$/);
});

test('the offsets are learnt, and the points can be taken up', async ({ page }) => {
  const figure = await open(page);
  await figure.getByRole('button', { name: 'All points to the grid' }).click();
  await figure.getByRole('slider', { name: 'lean' }).fill('60');
  const losses = figure.getByRole('table');
  await expect(losses).toContainText(/step 0\s*6\s*450/);
  await expect(losses).toContainText(/step 60\s*3[56]/);
  await figure.getByRole('button', { name: 'Take these points up' }).click();
  await expect(sum(figure)).toContainText(/= 3[567](\.\d+)?$/);
});

test('nonsense in the address gives the default and says what it left out', async ({ page }) => {
  const figure = await open(page, '?deformable=a99.o1-2.v2');
  await expect(figure).toContainText('The address says “a99”');
  await expect(figure).toContainText('The address says “o1-2”');
  await expect(figure.getByRole('button', { name: 'Version 2: with modulation' })).toHaveAttribute('aria-pressed', 'true');
});

test('CPU and WebGPU agree, with a width of 360 pixels to fit', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const figure = await open(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expect(figure.locator('.fig__gap dd')).toHaveText(/^(0|\d\.\d × 10⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/, { timeout: 20_000 });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the points, both sums and the learning are there', async ({ page }) => {
    await page.goto(address);
    await expect(page.locator('#deformable-reading')).toContainText('= 6.42');
    await expect(page.locator('#deformable-sum')).toContainText('= 18.84');
    await expect(page.locator('#deformable-learnt .reach__point')).toHaveCount(9);
  });
});
