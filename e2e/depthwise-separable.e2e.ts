/** One layer in two steps: a teacher's case by mouse, the keyboard alone, a bad address, no JavaScript. */
import { expect, openFigure, type Page, test } from './site.ts';

const address = '/en/demos/depthwise-separable/';

const open = (page: Page, query = '') => openFigure(page, address + query, 'One layer in two steps');

test('a ReLU between the steps ends what one convolution can do', async ({ page }) => {
  const figure = await open(page);
  await expect(figure).toContainText('24 weights for 54');
  await figure.getByRole('button', { name: 'ReLU between' }).click();
  await expect(figure).toContainText('no longer opposite');
  await figure.getByRole('button', { name: 'A kernel and its negative' }).click();
  await expect(figure).toContainText('still opposite');
  await expect.poll(() => new URL(page.url()).search).toContain('a1');
});

test('another output is followed and a kernel edited from the keyboard', async ({ page }) => {
  const figure = await open(page);
  await figure
    .getByRole('grid', { name: /^output 2/ })
    .getByRole('gridcell', { name: /^row 0, column 1/ })
    .focus();
  await page.keyboard.press('ArrowDown');
  await expect(figure.getByRole('group', { name: 'the sum behind y₂[1,1]' })).toBeVisible();
  await figure
    .getByRole('grid', { name: /^its kernel D₀/ })
    .getByRole('gridcell', { name: /^row 0, column 0/ })
    .focus();
  await page.keyboard.press('5');
  await expect(figure.getByRole('spinbutton', { name: 'D₀[0,0]' })).toHaveValue('5');
  await page.keyboard.press('Control+z');
  await expect(figure.getByRole('spinbutton', { name: 'D₀[0,0]' })).toHaveValue('1');
});

test('nonsense in the address gives the default and says what it left out', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const figure = await open(page, '?depthwise-separable=o9.a7.x1');
  for (const part of ['o9', 'a7', 'x1']) await expect(figure).toContainText(`The address says “${part}”`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the sums are there', async ({ page }) => {
    await page.goto('/zh/notes/depthwise-separable-convolution/');
    await expect(page.locator('#depthwise-separable-sum')).toContainText('y₀[0,1]');
    await expect(page.locator('#depthwise-separable-figure')).toContainText('18 + 6 = 24');
  });
});
