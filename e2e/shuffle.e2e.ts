/** The figure on channel shuffle: how much one output reaches, with a shuffle and without. */
import { expect, openFigure, type Page, test } from './site.ts';

const address = '/en/demos/shuffle/';

/** Opens the figure and waits until it is live. */
const open = (page: Page, query = '') => openFigure(page, address + query, 'How much one output reaches after a shuffle');

test('two layers reach everything when each group has enough channels', async ({ page }) => {
  const figure = await open(page);
  const reach = figure.locator('#shuffle-reach');
  for (const [name, says] of [
    ['C = 12, g = 3', '4/12 = 33% → 12/12 = 100%'],
    ['C = 12, g = 4', '3/12 = 25% → 9/12 = 75%'],
    ['C = 16, g = 8', '2/16 = 13% → 4/16 = 25%'],
  ] as const) {
    await figure.getByRole('button', { name, exact: true }).click();
    await expect(reach).toContainText(says);
  }
  await figure.getByRole('button', { name: 'No shuffle' }).click();
  await expect(reach).toContainText('2/16 = 13% → 2/16 = 13%');
  await expect(figure).toContainText('not one wire runs between groups');
});

test('everything can be done from the keyboard', async ({ page }) => {
  const figure = await open(page);
  await figure.getByRole('gridcell', { name: 'output channel 5' }).focus();
  await page.keyboard.press('Home');
  await expect(figure.getByRole('gridcell', { name: 'output channel 0, chosen' })).toBeFocused();
  await figure.getByRole('slider', { name: 'groups g' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(figure.locator('#shuffle-reach')).toContainText('→ 9/12 = 75%');
  await page.keyboard.press('Control+z');
  await expect(figure.locator('#shuffle-reach')).toContainText('→ 12/12 = 100%');
});

test('nonsense in the address gives the default and says what it left out', async ({ page }) => {
  const figure = await open(page, '?shuffle=g5.smix.l3');
  await expect(figure).toContainText('The address says “g5”');
  await expect(figure).toContainText('The address says “smix”');
  await expect(figure.locator('#shuffle-reach')).toContainText('4/12 = 33% → 12/12 = 100% → 12/12 = 100%');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const path of [address, '/zh/notes/channel-shuffle/']) {
    test(`${path} shows the reach`, async ({ page }) => {
      await page.goto(path);
      await expect(page.locator('#shuffle-reach')).toContainText('4/12 = 33% → 12/12 = 100%');
    });
  }
});
