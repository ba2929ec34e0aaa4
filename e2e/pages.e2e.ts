/** Promise: every page of the site is accessible in both colour schemes, shifts nothing, and fits a phone. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { testInOneTab as base, expect, type Page } from './site.ts';
import { sitemapPaths } from './sitemap.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe: typeof axe;
    layoutShifts: string[];
    policyViolations: string[];
  }
}

/** What the browser tells of a shift, with what moved; TypeScript's library lacks it. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null; readonly previousRect: DOMRect; readonly currentRect: DOMRect }[];
}

// Pages that search engines are to leave out stand in no sitemap.
const paths = [...new Set([...sitemapPaths(), '/zh/search/', '/en/search/', '/404.html', '/zh/404.html', '/en/404.html'])];

/**
 * What axe finds. Formulas are left out: their visual twin is hidden from assistive technology, its thousands of spans take
 * most of the time, and its four colours are measured by the test of the tokens.
 */
const violations = (page: Page, rules?: string[]): Promise<string[]> =>
  page.evaluate(async (only) => {
    const found = await window.axe.run(
      { exclude: [['.katex']] },
      { resultTypes: ['violations'], ...(only === undefined ? {} : { runOnly: only }) },
    );
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))}`);
  }, rules);

/**
 * Waits until a page has come to rest. Where nothing is fetched after the page itself, that is when its fonts are there and two
 * frames are painted; half a second of silence tells it of the others.
 */
async function arrived(page: Page): Promise<void> {
  if ((await page.locator('astro-island, search-panel[data-mode="page"]').count()) > 0) return page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  });
}

/** Runs before the scripts of every page: what must not happen is recorded, and axe is there. */
function observe(): void {
  window.layoutShifts = [];
  window.policyViolations = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, sources } = entry as LayoutShift;
      const moved = sources.map(({ node, previousRect: from, currentRect: to }) => {
        const name = node instanceof Element ? node.outerHTML.slice(0, 80) : node?.textContent;
        return `${name} from ${from.x},${from.y} to ${to.x},${to.y}`;
      });
      window.layoutShifts.push(`${value} by ${moved.join(', ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
  document.addEventListener('securitypolicyviolation', (event) =>
    window.policyViolations.push(`${event.violatedDirective} ${event.blockedURI}`),
  );
}

const test = base.extend<object, { prepared: undefined }>({
  prepared: [
    async ({ shared: { page } }, use) => {
      await page.addInitScript(observe);
      await page.addInitScript(axeSource);
      await use(undefined);
    },
    { scope: 'worker', auto: true },
  ],
});

test('the sitemap lists the site', () => {
  expect(paths.length).toBeGreaterThan(80);
  expect(paths).toContain('/zh/notes/dilated-convolution/');
});

for (const path of paths) {
  test(`${path} is sound`, async ({ tab: page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(path);
    await arrived(page);
    expect(await page.evaluate(() => window.policyViolations)).toEqual([]);
    expect(await page.evaluate(() => window.layoutShifts)).toEqual([]);

    expect(await violations(page)).toEqual([]);
    // Between the schemes only colours differ.
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);

    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}
