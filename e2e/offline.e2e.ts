/** Promise: what was read can be read again without a network, and the whole site where the reader asked for it. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';

// The tests cut the network, so requests fail; the promises of every page are kept by the other files.
test.use({ serviceWorkers: 'allow' });

const stored = (page: Page, path: string) => page.evaluate(async (address) => (await caches.match(address)) !== undefined, path);
const cacheNames = (page: Page) => page.evaluate(() => caches.keys());

/** Opens a page and waits until the worker has stored it. */
async function visit(page: Page, path: string) {
  await page.goto(path);
  await expect.poll(() => stored(page, path)).toBe(true);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

async function goOffline(context: BrowserContext) {
  await context.setOffline(true);
}

test('a visited page can be read again without a network, another one says that it is not here', async ({ page, context }) => {
  await visit(page, '/zh/notes/gan/');
  await expect
    .poll(() =>
      page.evaluate(
        async () => (await (await caches.open((await caches.keys())[0] ?? '')).keys()).filter(({ url }) => url.endsWith('.css')).length,
      ),
    )
    .toBeGreaterThan(0);
  await goOffline(context);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => [...document.styleSheets].length)).toBeGreaterThan(0);
  await page.goto('/en/people/');
  await expect(page.getByText('this page is not stored on this device')).toBeVisible();
  await context.setOffline(false);
  await page.goto('/en/people/');
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
});

test('the whole site is kept where the reader asks, is read and searched offline, and is deleted again', async ({ page, context }) => {
  test.setTimeout(120_000);
  await visit(page, '/en/');
  const button = page.getByRole('button', { name: /^Keep the site offline \(\d+ MB\)$/ });
  await button.click();
  await expect(page.getByText(/^Stored; it can be read/)).toBeVisible({ timeout: 90_000 });
  await expect(button).toHaveAttribute('aria-pressed', 'true');

  await goOffline(context);
  await page.goto('/zh/notes/transposed-convolution/');
  await expect(page.getByRole('heading', { level: 1, name: '转置卷积' })).toBeVisible();
  await page.goto('/zh/search/?q=atrous');
  await expect(page.locator('.res__t').first()).toHaveText('空洞卷积');
  await expect(page.getByText('索引有一部分没能读到')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^离线保存全站/ })).toHaveAttribute('aria-pressed', 'true');

  await page.getByRole('button', { name: /^离线保存全站/ }).click();
  await expect(page.getByText('已从这台设备上删除')).toBeVisible();
  expect(await cacheNames(page)).toEqual([]);
  await page.goto('/zh/notes/gan/');
  await expect(page.getByText('这一页也没有存在这台设备上')).toBeVisible();
});

test('a page is fresh whenever there is a network', async ({ page, context }) => {
  await visit(page, '/en/about/');
  await page.evaluate(async () => {
    for (const name of await caches.keys())
      await (await caches.open(name)).put(location.pathname, new Response('<h1>stale</h1>', { headers: { 'Content-Type': 'text/html' } }));
  });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('stale');
  await goOffline(context);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('stale');
});

test('where storage is refused the switch says so', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException('refused', 'SecurityError'));
  });
  await page.goto('/en/about/');
  await page.getByRole('button', { name: /^Keep the site offline/ }).click();
  await expect(page.getByText(/^This browser lets no site store anything/)).toBeVisible();
});
