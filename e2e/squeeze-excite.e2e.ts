/** Sixteen gates: a teacher's case by mouse, drawing, the keyboard alone, a bad address, no JavaScript. */
import { pixelsOf } from '../src/demos/squeeze-excite/model.ts';
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

const sample = (digit: number) => pixelsOf({ kind: 'sample', digit });
/** A digit as a reader's picture of it may be: five times as large, black on white, in a corner of a wide page. */
const pictureOf = (page: Page, levels: readonly number[]) =>
  page.evaluate(
    async ({ levels, side, scale }) => {
      const canvas = new OffscreenCanvas(320, 200);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      for (const [at, level] of levels.entries()) {
        const grey = 255 - 17 * level;
        context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
        if (level > 0) context.fillRect(180 + scale * (at % side), scale * Math.floor(at / side) - 5, scale, scale);
      }
      return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
    },
    { levels, side: 28, scale: 5 },
  );
const png = (name: string, bytes: readonly number[] | string) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.from(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : new Uint8Array(bytes)),
});

test('a picture of the reader’s is brought into the form of the data, named, undone and kept out of the address', async ({ page }) => {
  const figure = await open(page);
  const file = figure.locator('input[type=file]');
  for (const digit of [7, 2]) {
    await file.setInputFiles(png('digit.png', await pictureOf(page, sample(digit))));
    await expect(figure).toContainText(`Named ${digit}`);
  }
  await expect(figure).toContainText('its ink light on dark, scaled to a box of 20×20 and centred by its mass');
  await expect(figure).toContainText('Your picture stays in this page');
  await expect(figure.getByRole('application', { name: 'a digit of 28×28, your own' })).toBeVisible();
  await figure.getByRole('button', { name: '5', exact: true }).click();
  await expect(figure).toContainText('Named 5');
  await page.keyboard.press('Control+z');
  await expect(figure).toContainText('Named 2');
  await expect(figure).toContainText('Your picture stays in this page');
  await expect.poll(() => new URL(page.url()).search).toBe('');
});

test('what is no picture, and a picture of nothing, are refused in a sentence', async ({ page }) => {
  const figure = await open(page);
  const file = figure.locator('input[type=file]');
  await file.setInputFiles(png('words.png', 'not a picture'));
  await expect(figure).toContainText('This file can’t be read as a picture');
  await file.setInputFiles(png('empty.png', await pictureOf(page, [])));
  await expect(figure).toContainText('No digit stands out in this picture');
  await expect(figure).not.toContainText('This file can’t be read');
  await expect(figure).toContainText('Named 3');
});

test('a picture is dropped on the digit, and the field is reached by the keyboard', async ({ page }) => {
  const figure = await open(page);
  // Asked for well before the key: a browser that isn't told to hand its dialog over in time opens it.
  const choosing = page.waitForEvent('filechooser');
  const bytes = await pictureOf(page, sample(0));
  const files = await page.evaluateHandle((all) => {
    const carried = new DataTransfer();
    carried.items.add(new File([new Uint8Array(all)], 'digit.png', { type: 'image/png' }));
    return carried;
  }, bytes);
  await figure.locator('#squeeze-excite-x').dispatchEvent('dragover', { dataTransfer: files });
  await expect(figure.locator('.picture')).toHaveClass(/is-over/);
  await figure.locator('#squeeze-excite-x').dispatchEvent('drop', { dataTransfer: files });
  await expect(figure).toContainText('Named 0');
  await expect(figure.locator('.picture')).not.toHaveClass(/is-over/);
  await figure.getByRole('button', { name: 'Clear' }).focus();
  await page.keyboard.press('Tab');
  await expect(figure.locator('input[type=file]')).toBeFocused();
  await page.keyboard.press('Enter');
  await (await choosing).setFiles(png('digit.png', await pictureOf(page, sample(6))));
  await expect(figure).toContainText('Named 6');
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
