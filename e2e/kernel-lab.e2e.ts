/** The kernel workbench as a teacher works it: by mouse, by keyboard alone, with a picture brought along, with nonsense, and still. */
import { expect, openFigure, type Page, test } from './site.ts';

const address = '/en/demos/kernel-lab/';

const open = (page: Page, query = '') => openFigure(page, address + query, 'Kernel workbench');
type FigureOf = Awaited<ReturnType<typeof open>>;
const sum = (figure: FigureOf) => figure.getByRole('group', { name: /^the sum behind output/ });
const picture = (figure: FigureOf, name: 'input' | 'output') => figure.getByRole('application', { name: new RegExp(`^${name} `) });

/** Moves the mouse to the middle of a pixel. */
async function pointAt(page: Page, figure: FigureOf, name: 'input' | 'output', side: number, row: number, column: number) {
  const box = await picture(figure, name).boundingBox();
  if (box === null) throw new Error(`no ${name}`);
  await page.mouse.move(box.x + ((column + 0.5) * box.width) / side, box.y + ((row + 0.5) * box.height) / side);
}

test('one dot shows the kernel turned by 180°, pixel by pixel under the mouse', async ({ page }) => {
  const figure = await open(page);
  await figure.getByRole('button', { name: 'One dot' }).click();
  await figure.getByRole('button', { name: 'Emboss' }).click();
  await pointAt(page, figure, 'output', 26, 12, 12);
  await expect(sum(figure)).toContainText('y[12,12]');
  await expect(sum(figure)).toContainText(/= 30$/);
  await pointAt(page, figure, 'output', 26, 14, 14);
  await expect(sum(figure)).toContainText(/= −30$/);
  await page.mouse.down();
  await page.mouse.up();
  await page.mouse.move(0, 0);
  await expect(sum(figure)).toContainText('y[14,14]');
  await expect.poll(() => new URL(page.url()).search).toBe('?kernel-lab=xdot.wba0a11012.y14-14');
});

test('a brush paints, and one undo takes the stroke back', async ({ page }) => {
  const figure = await open(page, '?kernel-lab=xdot.y2-2');
  await expect(sum(figure)).toContainText(/= 0$/);
  await figure.getByRole('button', { name: 'Brush' }).click();
  await pointAt(page, figure, 'input', 28, 2, 4);
  await page.mouse.down();
  await pointAt(page, figure, 'input', 28, 5, 4);
  await page.mouse.up();
  await expect(sum(figure)).toContainText(/= 60$/);
  await figure.getByRole('button', { name: 'Undo' }).click();
  await expect(sum(figure)).toContainText(/= 0$/);
});

test('everything can be done from the keyboard', async ({ page }) => {
  const figure = await open(page);
  await picture(figure, 'output').focus();
  await page.keyboard.press('ArrowRight');
  await expect(sum(figure)).toContainText('y[17,6]');
  await expect(figure.locator('[aria-live]').filter({ hasText: /y\[17,6\] equals/ })).toHaveCount(1);
  await page.keyboard.press('Control+Home');
  await expect(sum(figure)).toContainText('y[0,0]');
  await figure.getByRole('button', { name: 'Brush' }).press('Enter');
  await figure.getByRole('button', { name: 'Clear' }).press('Enter');
  await expect(sum(figure)).toContainText(/= 0$/);
  await picture(figure, 'input').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Space');
  await expect(sum(figure)).toContainText('(−1)·15');
  await figure.getByRole('gridcell', { name: /^row 0, column 0:/ }).focus();
  await page.keyboard.press('3');
  await expect(sum(figure)).toContainText(/= 45$/);
  await figure.getByRole('spinbutton', { name: 'divided by' }).fill('9');
  await expect(sum(figure)).toContainText('45 ∕ 9 = 5');
});

test('a picture of the reader’s is scaled in the page, kept out of the address, and what is none is refused', async ({ page }) => {
  const figure = await open(page);
  const file = figure.locator('input[type=file]');
  await file.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('not a picture') });
  await expect(figure).toContainText('This file can’t be read as a picture');
  // Four pixels by two, all white: the middle square is cut out.
  const white = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4, 2);
    const context = canvas.getContext('2d');
    if (context !== null) {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, 4, 2);
    }
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  });
  await file.setInputFiles({ name: 'white.png', mimeType: 'image/png', buffer: Buffer.from(white) });
  await expect(figure).toContainText('Your picture stays in this page');
  await expect(figure).not.toContainText('This file can’t be read');
  await expect(sum(figure)).toContainText('(−1)·15');
  await page.waitForTimeout(600);
  expect(new URL(page.url()).search).toBe('');
});

test('CPU and WebGPU agree, and the reader can switch', async ({ page }) => {
  const figure = await open(page, '?kernel-lab=p1.s2');
  await expect(figure.locator('.fig__gap dd')).toHaveText(/^(0|\d\.\d × 10⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/, { timeout: 20_000 });
  await figure.getByRole('radio', { name: 'WebGPU' }).check();
  await expect(figure).toContainText('WebGPU: write, compute and read back', { timeout: 20_000 });
});

test('nonsense in the address gives the default and says what it left out', async ({ page }) => {
  const figure = await open(page, '?kernel-lab=k99.xmoon.s2.%E0%A4%A');
  await expect(figure).toContainText('The address says “k99”');
  await expect(figure).toContainText('The address says “xmoon”');
  await expect(figure).toContainText('y 1×13×13');
  await figure.getByRole('button', { name: 'Dismiss' }).click();
  await expect(figure).not.toContainText('The address says');
});

test('fits a page of 360 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const query of ['', '?kernel-lab=k5.d3.p4']) {
    await open(page, query);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the sum and both pictures are there', async ({ page }) => {
    await page.goto(address);
    await expect(page.locator('#kernel-lab-sum')).toContainText('y[17,5] = (−1)·');
    await expect(page.locator('#kernel-lab-figure .board__still')).toHaveCount(2);
  });
});
