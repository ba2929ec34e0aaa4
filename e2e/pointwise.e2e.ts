/** The channel matrix as a teacher works it: by mouse, by keyboard alone, with two layers, with nonsense, and still. */
import { expect, openFigure, type Page, test } from './site.ts';

const address = '/en/demos/pointwise/';

const open = (page: Page, query = '') => openFigure(page, address + query, 'A small matrix at every pixel');
type FigureOf = Awaited<ReturnType<typeof open>>;
const sum = (figure: FigureOf, channel: 'r' | 'g' | 'b') =>
  figure.getByRole('group', { name: new RegExp(`^the sum behind channel ${channel} `) });

test('two layers without an activation are one matrix; with ReLU they are not', async ({ page }) => {
  const figure = await open(page);
  await figure.getByRole('button', { name: 'Two layers' }).click();
  const [first, second] = [
    figure.getByRole('group', { name: 'Matrices to try as W₁' }),
    figure.getByRole('group', { name: 'Matrices to try as W₂' }),
  ];
  await first.getByRole('button', { name: 'Swap r, b' }).click();
  await second.getByRole('button', { name: 'Swap r, b' }).click();
  await expect(figure.getByRole('table')).toHaveText(/^\s*1\s*0\s*0\s*0\s*1\s*0\s*0\s*0\s*1\s*$/);
  await expect(figure).toContainText('over all pixels: 0');
  await first.getByRole('button', { name: 'Differences' }).click();
  await expect(figure).toContainText('over all pixels: 0');
  await figure.getByRole('button', { name: 'ReLU' }).click();
  await expect(figure).toContainText(/layers with ReLU and this one matrix, over all pixels: [1-9]/);
  await expect(figure).toContainText('No single matrix can do that');
  await expect.poll(() => new URL(page.url()).search).toContain('l2.arelu');
});

test('grey gives one value three times, and the pixel under the mouse is followed', async ({ page }) => {
  const figure = await open(page);
  await figure.getByRole('button', { name: 'Grey' }).click();
  const box = await figure.getByRole('application', { name: /^output / }).boundingBox();
  if (box === null) throw new Error('no output');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 3);
  await expect(sum(figure, 'r')).toContainText('yr[9,14]');
  const results = await Promise.all((['r', 'g', 'b'] as const).map((channel) => sum(figure, channel).locator('output').textContent()));
  expect(new Set(results).size).toBe(1);
  await expect(figure).toContainText('has rank 1');
});

test('everything can be done from the keyboard', async ({ page }) => {
  const figure = await open(page);
  await figure.getByRole('gridcell', { name: 'reads r, writes r: 8' }).focus();
  await page.keyboard.press('3');
  await expect(sum(figure, 'r')).toContainText('3·');
  await page.keyboard.press('ArrowDown');
  await expect(figure.getByRole('gridcell', { name: 'reads r, writes g: −1' })).toBeFocused();
  await figure.getByRole('application', { name: /^input / }).focus();
  await page.keyboard.press('Control+Home');
  await expect(sum(figure, 'b')).toContainText('yb[0,0]');
  await page.keyboard.press('Control+z');
  await expect(sum(figure, 'b')).toContainText('yb[14,9]');
});

test('CPU and WebGPU agree on two layers with ReLU', async ({ page }) => {
  const figure = await open(page, '?pointwise=l2.arelu');
  await expect(figure.locator('.fig__gap dd')).toHaveText(/^(0|\d\.\d × 10⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/, { timeout: 20_000 });
});

test('nonsense in the address gives the default and says what it left out', async ({ page }) => {
  const figure = await open(page, '?pointwise=v0.l7.xwheel');
  await expect(figure).toContainText('The address says “v0”');
  await expect(figure).toContainText('The address says “l7”');
  await expect(figure.getByRole('button', { name: 'Wheel' })).toHaveAttribute('aria-pressed', 'true');
});

test('fits a page of 360 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page, '?pointwise=l2.arelu');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the sums, both pictures and both clouds are there', async ({ page }) => {
    await page.goto(address);
    await expect(page.locator('#pointwise-sum-r')).toContainText('yr[14,9] = (8·');
    await expect(page.locator('#pointwise-figure .board__still')).toHaveCount(2);
    await expect(page.locator('#pointwise-figure .cloud')).toHaveCount(2);
  });
});
