/** The figure on transposed convolution: three pictures in step, the way back to a size, and overlap. */
import { expect, openFigure, type Page, test } from './site.ts';

const address = '/en/demos/transposed/';

/** Opens the figure and waits until it is live. */
const open = (page: Page, query = '') => openFigure(page, address + query, 'One layer in three pictures');
type FigureOf = Awaited<ReturnType<typeof open>>;

const cell = (figure: FigureOf, plane: string, row: number, column: number) =>
  figure.getByRole('grid', { name: new RegExp(`^${plane}`) }).getByRole('gridcell', { name: new RegExp(`^row ${row}, column ${column}:`) });
const sum = (figure: FigureOf) => figure.getByRole('group', { name: /^the sum behind output/ });

test('a click on an output shows the same number in all three pictures', async ({ page }) => {
  const figure = await open(page);
  await expect(sum(figure)).toContainText(/= 20$/);
  await cell(figure, 'output', 1, 2).click();
  await expect(sum(figure)).toContainText('y[1,2]');
  await expect(sum(figure)).toContainText(/= 5$/);
  await expect(figure.getByRole('img', { name: 'the row of y[1,2] is 2, 1, 0, 0' })).toBeVisible();
  await expect(cell(figure, 'padded input', 1, 2)).toHaveAccessibleName('row 1, column 2: an added 0, read');
  await cell(figure, 'input', 1, 1).click();
  await expect(cell(figure, 'output', 4, 4)).toHaveAccessibleName('row 4, column 4: 4, within the stamp of the chosen input');
});

test('the solver tells 224 from 223, and what it finds can be used', async ({ page }) => {
  const figure = await open(page, '?transposed=p1');
  await figure.getByRole('spinbutton', { name: 'side before the convolution' }).fill('224');
  await expect(figure).toContainText('o′ = (112 − 1)·2 − 2·1 + 3 + 1 = 224');
  await expect(figure).toContainText('Sides 223 to 224 all become 112');
  await figure.getByRole('button', { name: 'Set p_out to 1' }).click();
  await expect(figure).toContainText('y 1×4×4');
  await expect.poll(() => new URL(page.url()).search).toContain('o1');
});

test('kernels that the stride divides overlap evenly', async ({ page }) => {
  const figure = await open(page);
  for (const [name, counts] of [
    ['k = 3, s = 2', '1, 2, 1, 2'],
    ['k = 4, s = 2', '2, 2, 2, 2'],
    ['k = 5, s = 3', '1, 2, 2, 1, 2, 2'],
  ] as const) {
    await figure.getByRole('button', { name, exact: true }).click();
    await expect(figure.locator('#transposed-axis')).toContainText(`: ${counts}`);
  }
});

test('everything can be done from the keyboard, and what can’t be is refused in words', async ({ page }) => {
  const figure = await open(page);
  await cell(figure, 'output', 2, 2).focus();
  await page.keyboard.press('Control+End');
  await expect(sum(figure)).toContainText('y[4,4] = 1·4');
  await cell(figure, 'kernel w', 0, 0).focus();
  await page.keyboard.press('9');
  await expect(cell(figure, 'kernel flipped', 2, 2)).toHaveAccessibleName(/: 9, /);
  await page.keyboard.press('Control+z');
  await expect(cell(figure, 'kernel flipped', 2, 2)).toHaveAccessibleName(/: 1, /);
  await figure.getByRole('slider', { name: 'padding p', exact: true }).fill('4');
  await expect(figure).toContainText('Padding 4 is more than k − 1 = 2');
  await expect(figure).toContainText('y 1×1×1');
});

test('nonsense in the address gives the default and says what it left out', async ({ page }) => {
  const figure = await open(page, '?transposed=k99.sNaN.o2');
  await expect(figure).toContainText('The address says “k99”');
  await expect(figure).toContainText('Output padding 2 must be smaller than the stride 2; output padding was set to 1.');
  await expect(figure).toContainText('y 1×6×6');
});

test('four decoders are fitted: checkerboards shrink, and resizing before convolving never has one', async ({ page }) => {
  const figure = await open(page);
  const shares = page.locator('#transposed-share');
  await shares.scrollIntoViewIfNeeded();
  await expect(shares).toContainText('61.28%0.04%');
  await expect(shares).toContainText('0.00%0.00%');
  await figure.getByRole('slider', { name: 'training step' }).fill('30');
  await expect(page.locator('#transposed-fit')).toContainText('After 30 steps', { timeout: 30_000 });
  await expect(page.locator('#transposed-loss').getByRole('columnheader')).toHaveText(['step 0', 'step 30', 'step 120']);
  await expect.poll(() => new URL(page.url()).search).toBe('?transposed=e30');
  await figure.getByRole('button', { name: 'Another start (now no. 1)' }).press('Enter');
  await expect(page.locator('#transposed-fit')).toContainText('Untrained');
  await expect(shares).toContainText('93.86%');
});

test('the training plays, pauses, and is stepped where no motion is wanted', async ({ page }) => {
  const figure = await open(page, '?transposed=fconstant');
  await page.locator('#transposed-share').scrollIntoViewIfNeeded();
  await figure.getByRole('button', { name: 'Play' }).click();
  await expect(page.locator('#transposed-fit')).toContainText('After', { timeout: 30_000 });
  await figure.getByRole('button', { name: 'Pause' }).click();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await figure.getByRole('button', { name: 'Play' }).click();
  await expect(page.locator('#transposed-fit')).toContainText('After 120 steps', { timeout: 30_000 });
  await expect(
    figure.getByRole('img', { name: 'output of resize, then convolve after 120 steps; fed 0.5 everywhere, 0.00%' }),
  ).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const path of [address, '/zh/notes/transposed-convolution/']) {
    test(`${path} shows the sum`, async ({ page }) => {
      await page.goto(path);
      const text = (await page.locator('#transposed-sum').textContent()) ?? '';
      expect(text.replace(/\s+/g, '')).toBe('y[2,2]=2·4+1·2+3·3+1·1=20');
    });
  }
});
