/**
 * The page every test works with. It keeps the promises that hold everywhere: a console error, a broken security policy,
 * a failed request or a request to another host fails the test that caused it.
 */
import { test as base, expect, type Page } from '@playwright/test';

export { expect, type Page };

/** Collects what a page must never do; `[]` is a clean page. */
export function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console error: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && hostname !== 'localhost') faults.push(`request to another host: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      faults.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  return faults;
}

export const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const faults = watch(page);
    await use(page);
    expect(faults).toEqual([]);
  },
});

/**
 * For a test of every page there is: one tab for all tests of a worker, as a reader goes from page to page. Opening a
 * fresh profile for each would take longer than the pages do.
 */
export const testInOneTab = base.extend<{ tab: Page }, { shared: { page: Page; faults: string[] } }>({
  shared: [
    async ({ browser }, use, { project }) => {
      const context = await browser.newContext({ baseURL: project.use.baseURL ?? '' });
      const page = await context.newPage();
      await use({ page, faults: watch(page) });
      await context.close();
    },
    { scope: 'worker' },
  ],
  tab: async ({ shared: { page, faults } }, use) => {
    faults.length = 0;
    await use(page);
    expect(faults).toEqual([]);
  },
});

/** A test that expects a page to be missing: the browser reports the 404 of the document itself as a console error. */
export const testOfMissingPages = base;

/** The figure of this name on the page of this address, in view and live. */
export async function openFigure(page: Page, address: string, name: string) {
  await page.goto(address);
  const figure = page.getByRole('figure', { name });
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('xpath=ancestor::astro-island')).not.toHaveAttribute('ssr');
  return figure;
}
