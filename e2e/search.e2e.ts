/** Promise: a reader finds the right paragraph, by keyboard too, and is told when something is missing. */
import { expect, type Page, test, testOfMissingPages } from './site.ts';

const panel = (page: Page) => page.locator('search-panel[data-mode="page"]');
/** What is shown; screen readers are told the same elsewhere. */
const notice = (page: Page) => panel(page).locator('.notice');
const titles = (page: Page) => panel(page).locator('.res__t');
const marks = (page: Page) => page.evaluate(() => [...(CSS.highlights.get('search') ?? [])].map(String));

async function openDialog(page: Page, query = '') {
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: /搜索|Search/ });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(query);
  return dialog;
}

test('the dialog opens on / and Ctrl+K, and Escape gives the focus back', async ({ page }) => {
  await page.goto('/zh/notes/gan/');
  const link = page.getByRole('link', { name: '文献', exact: true }).first();
  for (const key of ['/', 'Control+k']) {
    await link.focus();
    await page.keyboard.press(key);
    const dialog = page.getByRole('dialog', { name: '搜索' });
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(link).toBeFocused();
  }
});

test('results come as one types, by page, with marks, and are announced', async ({ page }) => {
  await page.goto('/zh/');
  const dialog = await openDialog(page, '膨胀卷积');
  const first = dialog.locator('.res').first();
  await expect(first.locator('.res__t')).toHaveText('空洞卷积');
  expect(await first.getByRole('option').count()).toBeGreaterThan(1);
  await expect(first.locator('mark').first()).toBeVisible();
  await expect(dialog.getByRole('status')).toHaveText(/^\d+ 条，含同义词 .*空洞卷积/);
});

test('arrows and Enter lead to the section, whose words are marked', async ({ page }) => {
  await page.goto('/en/');
  const dialog = await openDialog(page, 'gridding');
  const options = dialog.getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  const address = '/en/notes/dilated-convolution/#gridding';
  await expect(options.first()).toHaveAttribute('href', address);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL((url) => url.pathname + url.hash === address);
  await expect.poll(() => marks(page)).toContainEqual(expect.stringMatching(/gridding/i));
  await expect(page.locator('#gridding')).toBeInViewport();
});

test('Enter right after the last letter means what was typed, and marks also on the page one is on', async ({ page }) => {
  await page.goto('/zh/notes/dilated-convolution/');
  const dialog = await openDialog(page, '空洞卷积 感受野');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/zh\/notes\/dilated-convolution\//);
  await expect.poll(() => marks(page)).toContain('感受野');
});

test('a search is an address: it can be shared, and going back restores it', async ({ page }) => {
  await page.goto('/zh/search/?q=atrous');
  await expect(titles(page).first()).toHaveText('空洞卷积');
  await expect(page.getByRole('searchbox').first()).toHaveValue('atrous');
  await page.getByRole('searchbox').first().fill('棋盘伪影');
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === '棋盘伪影');
  await page.goBack();
  await expect(page.getByRole('searchbox').first()).toHaveValue('atrous');
  await expect(titles(page).first()).toHaveText('空洞卷积');
  await panel(page).locator('a.hit').first().click();
  await expect(page).toHaveURL(/\/notes\/dilated-convolution\//);
  await page.goBack();
  await expect(titles(page).first()).toHaveText('空洞卷积');
});

test('facets narrow the results and stand in the address', async ({ page }) => {
  await page.goto('/en/search/?q=dilated%20convolution');
  const kinds = panel(page).getByRole('group', { name: 'Kind' });
  await kinds.getByRole('radio', { name: /^Paper/ }).check();
  await expect(page).toHaveURL(/kind=paper/);
  await expect(panel(page).locator('.res__k').first()).toHaveText(/^Paper/);
  for (const kind of await panel(page).locator('.res__k').allTextContents()) expect(kind).toMatch(/^Paper/);
  await page.goBack();
  await expect(kinds.getByRole('radio', { name: /^All/ })).toBeChecked();
});

test('recent searches are kept on the device and can be cleared', async ({ page }) => {
  await page.goto('/en/search/');
  await page.getByRole('searchbox').first().fill('checkerboard');
  await page.keyboard.press('Enter');
  await expect(titles(page).first()).toBeVisible();
  await page.goto('/en/');
  const dialog = await openDialog(page);
  await expect(dialog.getByRole('option', { name: /checkerboard/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Clear recent searches' }).click();
  await expect(dialog.getByRole('option')).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('search-recent'))).toBeNull();
});

test('a misspelt word is answered as it was meant', async ({ page }) => {
  await page.goto('/en/search/?q=checkerbord+artefact');
  await expect(notice(page)).toHaveText(/these are the results for/);
  await expect(titles(page).first()).toBeVisible();
});

test('where nothing is found there are topics to go on with', async ({ page }) => {
  await page.goto('/zh/search/?q=zzqqxxyyww');
  await expect(panel(page).getByText('没有找到「zzqqxxyyww」')).toBeVisible();
  await expect(panel(page).getByRole('link', { name: '空洞卷积' })).toBeVisible();
});

test('a query is text and nothing else', async ({ page }) => {
  const nasty = ['<img src=x onerror="document.title=1">', '.*+?^$()|[]{2}\\', '"\'&amp;</script>', '卷'.repeat(3000)];
  await page.goto('/zh/search/');
  const title = await page.title();
  for (const query of nasty) {
    await page.getByRole('searchbox').first().fill(query);
    await expect(
      panel(page)
        .getByText(/^\d+ 条/)
        .first(),
    ).toBeVisible();
    await expect(panel(page).locator('img')).toHaveCount(0);
  }
  expect(await page.title()).toBe(title);
});

for (const [what, harm] of [
  ['missing', (bytes: Buffer | undefined) => bytes],
  ['cut short', (bytes: Buffer | undefined) => bytes?.subarray(0, bytes.length / 2)],
] as const) {
  // The browser reports the failed request, which is what is tested.
  testOfMissingPages(`where a file of the index is ${what} a notice says so and the rest answers`, async ({ page }) => {
    let harmed = '';
    await page.route(/\/search\/[^/]+\/t\d+\.bin$/, async (route) => {
      harmed ||= route.request().url();
      if (route.request().url() !== harmed) await route.continue();
      else if (what === 'missing') await route.abort();
      else await route.fulfill({ body: harm(await (await route.fetch()).body()) ?? '' });
    });
    await page.goto('/zh/search/?q=gan');
    await expect(notice(page).filter({ hasText: '索引有一部分没能读到' })).toBeVisible();
    await page.getByRole('searchbox').first().fill('gan checkerboard 棋盘伪影');
    await expect(titles(page).first()).toBeVisible();
    await expect(notice(page).filter({ hasText: '索引有一部分没能读到' })).toBeVisible();
    await page.unrouteAll({ behavior: 'wait' });
  });
}

testOfMissingPages('where the words of some results can’t be read, the others are shown and a notice says so', async ({ page }) => {
  let harmed = '';
  await page.route(/\/search\/[^/]+\/x\d+\.json$/, async (route) => {
    harmed ||= route.request().url();
    if (route.request().url() === harmed) await route.fulfill({ body: '{"entries":[' });
    else await route.continue();
  });
  await page.goto('/zh/search/?q=%E5%8D%B7%E7%A7%AF');
  await expect(notice(page).filter({ hasText: '索引有一部分没能读到' })).toBeVisible();
  await expect(titles(page).first()).toBeVisible();
});
