/** The figure on grouped convolution: what an output channel sees, and where the halves of AlexNet meet. */
import { expect, openFigure, type Page, test } from './site.ts';

const address = '/en/demos/grouped/';

/** Opens the figure and waits until it is live. */
const open = (page: Page, query = '') => openFigure(page, address + query, 'Whom one output channel can see');

test('three groups see a third, and the halves of AlexNet meet at conv3', async ({ page }) => {
  const figure = await open(page);
  await expect(figure.locator('#grouped-reach')).toContainText('4/12 = 33% → 4/12 = 33%');
  await figure.getByRole('gridcell', { name: 'output channel 0' }).click();
  await expect(figure.getByRole('gridcell', { name: 'channel 3: 4 paths' })).toHaveCount(1);
  await figure.getByRole('button', { name: 'AlexNet, conv2 to conv5' }).click();
  await expect(figure.locator('#grouped-reach')).toContainText('4/8 = 50% → 8/8 = 100% → 8/8 = 100% → 8/8 = 100%');
  await expect(figure).toContainText('conv3 reads both');
});

test('from dense to depthwise the weights fall twelvefold', async ({ page }) => {
  const figure = await open(page);
  await figure.getByRole('button', { name: 'Dense' }).click();
  await expect(figure.locator('#grouped-weights')).toContainText('= 2592');
  await figure.getByRole('slider', { name: 'all layers g' }).focus();
  await page.keyboard.press('End');
  await expect(figure.locator('#grouped-weights')).toContainText('= 216');
  await expect(figure).toContainText('only its own input');
  await page.keyboard.press('Control+z');
  await expect(figure.locator('#grouped-weights')).toContainText('= 2592');
});

test('a half of AlexNet lights up what is behind it, by mouse and by arrow keys', async ({ page }) => {
  const figure = await open(page);
  const lit = figure.locator('.towers__half.is-read');
  await figure.getByRole('radio', { name: 'conv2, half on GPU 1' }).click();
  await expect(lit).toHaveCount(1);
  await expect(figure).toContainText('48 of the 96 maps of conv1');
  await page.keyboard.press('ArrowDown');
  await expect(figure.getByRole('radio', { name: 'conv3, half on GPU 1' })).toBeFocused();
  await expect(lit).toHaveCount(4);
  await expect(figure.locator('#grouped-tower')).toContainText('conv3: 2 · 192 · 3² · 256 = 884736');
  await expect(page).toHaveURL(/a31/);
  await page.keyboard.press('Control+z');
  await expect(figure.locator('#grouped-tower')).not.toContainText('conv3');
});

test('nonsense in the address gives the default and says what it left out', async ({ page }) => {
  const figure = await open(page, '?grouped=g5-3.o2');
  await expect(figure).toContainText('The address says “g5-3”');
  await expect(figure.getByRole('gridcell', { name: 'output channel 2, chosen' })).toHaveCount(1);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const path of [address, '/zh/notes/grouped-convolution/']) {
    test(`${path} shows the reach`, async ({ page }) => {
      await page.goto(path);
      await expect(page.locator('#grouped-reach')).toContainText('4/12 = 33%');
    });
  }
});
