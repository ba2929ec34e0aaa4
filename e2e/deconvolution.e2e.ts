/** Four ways back from a blur as a teacher works them: by mouse, by keyboard alone, with nonsense, on a small screen, and still. */
import { expect, openFigure, type Page, test } from './site.ts';

const address = '/en/demos/deconvolution/';

const open = (page: Page, query = '') => openFigure(page, address + query, 'Four ways back from a blur');

test('without noise the inverse is exact; with noise the iterations have a best number, and going on spoils it', async ({ page }) => {
  const figure = await open(page);
  const result = (name: string) => figure.getByRole('img', { name: new RegExp(`^result of ${name}`) });
  await expect(result('Transposed convolution')).toHaveAccessibleName(/PSNR 19 dB/);
  await figure.getByRole('slider', { name: 'noise σ' }).fill('0');
  await expect(result('Inverse filter')).toHaveAccessibleName(/PSNR 2\d\d(\.\d)? dB/);
  await expect(figure).toContainText('Without noise the inverse filter is all but exact');
  await figure.getByRole('slider', { name: 'noise σ' }).fill('4');
  await expect(result('Inverse filter')).toHaveAccessibleName(/PSNR −19\.2 dB/);
  await expect(figure.getByRole('img', { name: /^PSNR of Richardson–Lucy/ })).toHaveAccessibleName(/best at 17, PSNR 22 dB/);
  await figure.getByRole('slider', { name: 'iterations t' }).fill('100');
  await expect(figure).toContainText('Too many iterations');
  await figure.getByRole('button', { name: 'Go to the best, 17' }).click();
  await expect(result('Richardson–Lucy')).toHaveAccessibleName(/PSNR 22 dB/);
  await expect.poll(() => new URL(page.url()).search).toBe('?deconvolution=n4.t17');
  await figure.getByRole('button', { name: 'Undo' }).click();
  await expect(figure).toContainText('Too many iterations');
});

test('everything can be done from the keyboard', async ({ page }) => {
  const figure = await open(page);
  const gains = figure.getByRole('group', { name: /^what each method multiplies/ });
  await figure.getByRole('application', { name: /^spectrum/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(gains).toContainText('1/32 cycles per pixel down, 12/32 across');
  await figure.getByRole('slider', { name: 'noise to signal K' }).press('ArrowRight');
  await expect(gains).toContainText('² + 0.03)');
  await figure.getByRole('button', { name: 'Comet' }).press('Enter');
  await expect(figure.getByRole('img', { name: /^point spread h, 5×5, Comet/ })).toHaveCount(1);
  await expect(figure.locator('[aria-live]').filter({ hasText: /^Wiener PSNR/ })).toHaveCount(1);
});

test('nonsense in the address gives the default and says what it left out', async ({ page }) => {
  const figure = await open(page, '?deconvolution=t999.hmotion.xmoon.%E0%A4%A');
  await expect(figure).toContainText('The address says “t999”');
  await expect(figure).toContainText('The address says “xmoon”');
  await expect(figure.getByRole('button', { name: 'Sideways' })).toHaveAttribute('aria-pressed', 'true');
  await figure.getByRole('button', { name: 'Dismiss' }).click();
  await expect(figure).not.toContainText('The address says');
});

test('fits a page of 360 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the pictures, their ratings and the curve are there', async ({ page }) => {
    await page.goto(address);
    await expect(page.locator('#deconvolution-figure .board__still')).toHaveCount(8);
    await expect(page.locator('#deconvolution-figure')).toContainText('best: iteration 54');
  });
});
