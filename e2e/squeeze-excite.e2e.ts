/** Sixteen gates: a teacher's case by mouse, drawing, the keyboard alone, a bad address, no JavaScript. */
import { expect, openFigure, type Page, test } from './site.ts';

const address = '/en/demos/squeeze-excite/';

const open = (page: Page, query = '') => openFigure(page, address + query, 'sixteen gates');

test('a gate held at 0 moves the logit, and undo lets it go', async ({ page }) => {
  const figure = await open(page);
  await expect(figure).toContainText('Named 3');
  await figure.getByRole('button', { name: 'hold the gate of channel 8 at 0' }).click();
  await expect(figure).toContainText('1 of the gates are not set by this image');
  await expect(figure.locator('#squeeze-excite-gate')).toContainText('s[8] = 0.00 (held)');
  await expect.poll(() => new URL(page.url()).search).toContain('hffffffff0');
  await figure.getByRole('button', { name: 'Undo' }).click();
  await expect(figure).toContainText('Named 3');
  await figure.getByRole('button', { name: 'Mean of class 1' }).click();
  await expect(figure.locator('#squeeze-excite-gate')).toContainText('(mean of class 1)');
});

test('a digit is drawn with the mouse and named', async ({ page }) => {
  const figure = await open(page);
  await figure.getByRole('button', { name: 'Clear' }).click();
  const board = figure.locator('#squeeze-excite-x');
  const box = await board.boundingBox();
  if (box === null) throw new Error('the board is on the page');
  await page.mouse.move(box.x + 0.52 * box.width, box.y + 0.2 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.48 * box.width, box.y + 0.8 * box.height, { steps: 12 });
  await page.mouse.up();
  await expect(figure).toContainText('Named 1');
  await expect.poll(() => new URL(page.url()).search).toContain('x-0');
});

test('gates are held and classes followed from the keyboard', async ({ page }) => {
  const figure = await open(page);
  await figure.getByRole('button', { name: 'hold the gate of channel 8 at 0' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(figure.locator('#squeeze-excite-gate')).toContainText('s[9] = 1.00 (held)');
  await figure.getByRole('radio', { name: 'follow class 3' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(figure.getByRole('group', { name: 'the logit of class 4: its bias' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(figure.getByRole('group', { name: 'the logit of class 3: its bias' })).toBeVisible();
});

test('nonsense in the address gives the default and says what it left out', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const figure = await open(page, '?squeeze-excite=k77.h01.x-zz');
  for (const part of ['k77', 'h01', 'x-zz']) await expect(figure).toContainText(`The address says “${part}”`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('maps, gates and sums are there', async ({ page }) => {
    await page.goto('/zh/notes/squeeze-and-excitation/');
    await expect(page.locator('#squeeze-excite-sum')).toContainText('y[3]');
    await expect(page.locator('#squeeze-excite-m5 path').first()).toBeAttached();
    await expect(page.locator('#squeeze-excite-figure')).toContainText('2·256² ∕ 16 = 8,192');
  });
});
