/** The figures, as a reader works them: by mouse, by keyboard alone, with mistakes, without JavaScript, on CPU and GPU. */
import { expect, openFigure, type Page, test } from './site.ts';

const address = '/en/demos/dilated/';

/** Opens the figure and waits until it is live. */
const open = (page: Page, query = '') => openFigure(page, address + query, 'Reading with gaps');
type FigureOf = Awaited<ReturnType<typeof open>>;

const plane = (figure: FigureOf, name: 'input' | 'kernel' | 'output') => figure.getByRole('grid', { name: new RegExp(`^${name} `) });
const cell = (figure: FigureOf, name: 'input' | 'kernel' | 'output', row: number, column: number) =>
  plane(figure, name).getByRole('gridcell', { name: new RegExp(`^row ${row}, column ${column}:`) });
const sum = (figure: FigureOf) => figure.getByRole('group', { name: /^the sum behind output/ });
const slider = (figure: FigureOf, name: string) => figure.getByRole('slider', { name, exact: true });

test('a click on an output shows where it comes from', async ({ page }) => {
  const figure = await open(page);
  await expect(sum(figure)).toContainText(/= 6$/);
  await cell(figure, 'output', 0, 2).click();
  await expect(sum(figure)).toContainText('y[0,2]');
  await expect(sum(figure)).toContainText(/= 18$/);
  await expect(cell(figure, 'input', 0, 4)).toHaveAccessibleName('row 0, column 4: 2, read, times 0');
  await expect(figure.locator('[aria-live]').filter({ hasText: 'y[0,2] equals 18' })).toHaveCount(1);
  await figure.getByRole('button', { name: 'Next' }).click();
  await expect(sum(figure)).toContainText('y[1,0]');
});

test('padding 2 keeps the size of the input, and dilation changes neither parameters nor the work of one output', async ({ page }) => {
  const figure = await open(page);
  await slider(figure, 'padding p').fill('2');
  await expect(figure).toContainText('y 1×7×7');
  await expect(figure).toContainText('49 × 9 = 441');
  await slider(figure, 'padding p').fill('1');
  await slider(figure, 'dilation d').fill('1');
  await expect(figure).toContainText('y 1×7×7');
  await expect(figure).toContainText('49 × 9 = 441');
  await expect(figure).toContainText('Parameters9');
});

test('a stack tells what it spans and what it reads', async ({ page }) => {
  const figure = await open(page);
  for (const [name, says] of [
    ['1, 2, 3', 'spans 13 cells on each axis and reads every one'],
    ['1, 2, 5', 'spans 17 cells on each axis and reads every one'],
    ['2, 4, 8', 'spans 29 cells on each axis and reads only 15: 14 are missed'],
    ['2, 2, 2', 'spans 13 cells on each axis and reads only 7: 6 are missed'],
  ] as const) {
    await figure.getByRole('button', { name, exact: true }).click();
    await expect(figure).toContainText(says);
  }
});

test('everything can be done from the keyboard', async ({ page }) => {
  const figure = await open(page);
  await cell(figure, 'output', 1, 1).focus();
  await page.keyboard.press('ArrowRight');
  await expect(sum(figure)).toContainText('y[1,2]');
  await page.keyboard.press('Control+Home');
  await expect(sum(figure)).toContainText('y[0,0]');
  await expect(sum(figure)).toContainText(/= 12$/);

  // One tab stop a plane: going back from the output leads through the kernel's controls to the kernel.
  await cell(figure, 'kernel', 0, 0).focus();
  await page.keyboard.press('-');
  await page.keyboard.press('3');
  await expect(cell(figure, 'kernel', 0, 0)).toHaveAccessibleName(/^row 0, column 0: −3/);
  await page.keyboard.press('-');
  await expect(cell(figure, 'kernel', 0, 0)).toHaveAccessibleName(/^row 0, column 0: 3/);
  await page.keyboard.press('Shift+ArrowUp');
  await expect(cell(figure, 'kernel', 0, 0)).toHaveAccessibleName(/^row 0, column 0: 4/);
  await page.keyboard.press('End');
  await expect(cell(figure, 'kernel', 0, 2)).toBeFocused();
  await expect(plane(figure, 'kernel').locator('[tabindex="0"]')).toHaveCount(1);

  await slider(figure, 'stride s').focus();
  await page.keyboard.press('ArrowRight');
  await expect(figure).toContainText('y 1×2×2');
  await page.keyboard.press('Control+z');
  await expect(figure).toContainText('y 1×3×3');
  await page.keyboard.press('Control+Shift+z');
  await expect(figure).toContainText('y 1×2×2');
  await figure.getByRole('button', { name: 'Reset' }).press('Enter');
  await expect(sum(figure)).toContainText(/= 6$/);
});

test('a value that can’t be is refused in words', async ({ page }) => {
  const figure = await open(page);
  const field = figure.getByRole('spinbutton', { name: 'w[0,0]', exact: true });
  await field.fill('99');
  await expect(figure).toContainText('“99” is not between −9 and 9; 9 was taken.');
  await expect(field).toHaveValue('9');
  await field.fill('');
  await field.blur();
  await expect(field).toHaveValue('9');
  await expect(figure).toContainText('A whole number from −9 to 9 goes here');

  await slider(figure, 'dilation d').fill('4');
  await expect(figure).toContainText('A 3×3 kernel with dilation 4 covers 9 cells, but the padded input has only 7');
  await expect(slider(figure, 'dilation d')).toHaveValue('3');
  await expect(figure).toContainText('y 1×1×1');
});

test('nonsense in the address gives the default and says what it left out', async ({ page }) => {
  const figure = await open(page, '?dilated=k99.dNaN.s2.%E0%A4%A');
  await expect(figure).toContainText('The address says “k99”');
  await expect(figure).toContainText('The address says “dNaN”');
  await expect(figure).toContainText('x 1×7×7, w 1×1×3×3, y 1×2×2');
  await expect(figure).not.toContainText(/NaN(?!”)|undefined/);
  await figure.getByRole('button', { name: 'Dismiss' }).click();
  await expect(figure).not.toContainText('The address says');
});

test('a combination in the address that does not fit is brought to one that does', async ({ page }) => {
  const figure = await open(page, '?dilated=i3.k5.d4');
  await expect(figure).toContainText('covers 17 cells, but the padded input has only 3');
  await expect(figure).toContainText('x 1×3×3, w 1×1×3×3, y 1×1×1');
});

test('the state is in the address, beside what other figures keep there', async ({ page }) => {
  const figure = await open(page, '?flip=k2&dilated=d1');
  await expect(slider(figure, 'dilation d')).toHaveValue('1');
  await slider(figure, 'size k').fill('5');
  await figure.getByRole('button', { name: '1, 2, 5' }).click();
  await expect.poll(() => new URL(page.url()).search).toBe('?flip=k2&dilated=k5.d1.r1-2-5');

  await page.reload();
  await expect(figure).toContainText('w 1×1×5×5');
  await figure.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => new URL(page.url()).search).toBe('?flip=k2');
});

test('CPU and WebGPU agree, and the reader can switch', async ({ page }) => {
  const figure = await open(page, '?dilated=p3.s2.k4.y1-1');
  const gap = figure.locator('.fig__gap dd');
  await expect(gap).toHaveText(/^(0|\d\.\d × 10⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/, { timeout: 20_000 });
  const text = (await gap.textContent()) ?? '';
  const power = [...text].map((character) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(character)).filter((digit) => digit >= 0);
  if (text !== '0') expect(Number(power.join(''))).toBeGreaterThanOrEqual(4);

  await figure.getByRole('radio', { name: 'WebGPU' }).check();
  await expect(figure).toContainText('WebGPU: write, compute and read back');
  await expect(figure.locator('.fig__time dd')).toHaveText(/^[\d.]+ ms$/);
  await slider(figure, 'stride s').fill('1');
  await expect(figure).toContainText('y 1×7×7');
  await expect(figure).toContainText('WebGPU: write, compute and read back', { timeout: 20_000 });
  await expect(gap).toHaveText(/^(0|\d\.\d × 10⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/, { timeout: 20_000 });
});

test('without WebGPU the switch says so and the CPU goes on', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'gpu', { get: () => undefined }));
  const figure = await open(page, '?dilated=bwebgpu');
  await expect(figure).toContainText('This browser has no WebGPU; the CPU carries on.');
  await expect(figure.getByRole('radio', { name: 'CPU' })).toBeChecked();
  await expect(figure).toContainText('one backend only');
  await cell(figure, 'output', 2, 2).click();
  await expect(sum(figure)).toContainText(/= 0$/);
});

test('a GPU that can’t be opened is told apart from none', async ({ page }) => {
  await page.addInitScript(() => {
    if ('gpu' in navigator) Object.defineProperty(Object.getPrototypeOf(navigator.gpu), 'requestAdapter', { value: async () => null });
  });
  const figure = await open(page);
  await expect(figure).toContainText('No usable GPU was found; the CPU carries on.');
});

test('fits a page of 360 pixels, and its cells are large enough for a finger', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const query of ['', '?dilated=i9.p4.k5.d4', '?dilated=i9.p4.k1.d1']) {
    const figure = await open(page, query);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const box = await cell(figure, 'input', 1, 1).boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(24);
    expect(box?.height).toBeGreaterThanOrEqual(24);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const path of [address, '/zh/demos/dilated/', '/zh/notes/dilated-convolution/']) {
    test(`${path} shows the sum`, async ({ page }) => {
      await page.goto(path);
      const text = (await page.locator('#dilated-sum').textContent()) ?? '';
      expect(text.replace(/\s+/g, '')).toBe('y[1,1]=1·2+0·4+(−1)·0+2·2+1·0+0·4+0·4+(−1)·4+1·4=6');
    });
  }
});
