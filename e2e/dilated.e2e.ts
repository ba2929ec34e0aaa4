/** The stack of dilated layers: its list put in another order by mouse and by keyboard, its paths, and the line it combs. */
import { expect, openFigure, type Page, test } from './site.ts';

const address = '/en/demos/dilated/';

async function open(page: Page, query = '') {
  const figure = await openFigure(page, address + query, 'Reading with gaps');
  await figure.locator('.stack__rates').scrollIntoViewIfNeeded();
  return figure;
}
type FigureOf = Awaited<ReturnType<typeof open>>;

const handle = (figure: FigureOf, n: number) => figure.getByRole('button', { name: new RegExp(`^d${n}: layer ${n}, dilation \\d, move$`) });
const fields = (page: Page) => page.locator('#dilated-fields');
const paths = (page: Page) => page.locator('#dilated-paths');
const sees = (page: Page) => page.locator('#dilated-sees-comb');

test('a layer is dragged to another place: the fields on the way change, the paths don’t', async ({ page }) => {
  const figure = await open(page, '?dilated=r1-2-5');
  await expect(fields(page)).toContainText('1 → 3 → 7 → 17');
  const before = (await paths(page).textContent()) ?? '';
  const [from, to] = [await handle(figure, 3).boundingBox(), await handle(figure, 1).boundingBox()];
  if (from === null || to === null) throw new Error('the handles are not drawn');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(fields(page)).toContainText('1 → 11 → 13 → 17');
  await expect(paths(page)).toHaveText(before);
  await expect.poll(() => new URL(page.url()).search).toContain('r5-1-2');
});

test('the keyboard moves a layer, keeps the focus on it and says where it is', async ({ page }) => {
  const figure = await open(page, '?dilated=r1-2-5');
  await handle(figure, 1).focus();
  await page.keyboard.press('ArrowRight');
  await expect(fields(page)).toContainText('1 → 5 → 7 → 17');
  await expect(handle(figure, 2)).toBeFocused();
  await expect(figure.locator('[aria-live]').filter({ hasText: 'Dilation 1 is now layer 2 of 3' })).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(fields(page)).toContainText('1 → 3 → 7 → 17');
  await figure.getByRole('button', { name: 'Take layer 3 out' }).press('Enter');
  await expect(fields(page)).toContainText(/1 → 3 → 7$/);
});

test('a line becomes a comb under 2, 2, 2, and the degridding layers fill its gaps', async ({ page }) => {
  const figure = await open(page);
  await expect(paths(page)).toContainText('1, 0, 3, 0, 6, 0, 7, 0, 6, 0, 3, 0, 1');
  await expect(sees(page)).toContainText('6 of 13 cells are 0');
  await figure.getByRole('button', { name: 'Append degridding layers: 2, 1' }).click();
  await expect(sees(page)).toContainText('none of the 19 cells is 0, and even and odd columns differ by 33%');
  await expect(figure).toContainText('spans 19 cells on each axis and reads every one');
  await figure.getByRole('button', { name: 'Undo' }).click();
  await figure.getByRole('button', { name: '1, 2, 3', exact: true }).click();
  await expect(sees(page)).toContainText('none of the 13 cells is 0');
  await figure.getByRole('button', { name: 'diagonal line' }).click();
  await expect.poll(() => new URL(page.url()).search).toBe('?dilated=r1-2-3.ldiagonal');
});

test('the line of a wide stack lies whole in a picture that grows with the field', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const figure = await open(page, '?dilated=r2-4-8');
  await expect(figure).toContainText('45×45');
  await figure.getByRole('button', { name: 'Append degridding layers: 2, 1' }).click();
  await expect(figure).toContainText('51×51');
  await expect(sees(page)).toContainText('none of the 35 cells is 0');
  await figure.getByRole('button', { name: '2, 2, 2', exact: true }).click();
  await expect(figure).toContainText('37×37');
  await open(page, '?dilated=i9.k5.d1.r8-8-8-8-8.g1');
  await expect(figure).toContainText('189×189');
  await expect(sees(page)).toContainText('173 cells');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
