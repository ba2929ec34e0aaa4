/** Promise: every page of the site is accessible in both colour schemes, shifts nothing, and fits a phone. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './site.ts';
import { sitemapPaths } from './sitemap.ts';

declare global {
  interface Window {
    layoutShift: number;
    policyViolations: string[];
  }
}

// Pages that search engines are to leave out stand in no sitemap.
const paths = [...new Set([...sitemapPaths(), '/zh/search/', '/en/search/', '/404.html', '/zh/404.html', '/en/404.html'])];

test('the sitemap lists the site', () => {
  expect(paths.length).toBeGreaterThan(80);
  expect(paths).toContain('/zh/notes/dilated-convolution/');
});

for (const scheme of ['light', 'dark'] as const) {
  for (const path of paths) {
    test(`${path} in ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.addInitScript(() => {
        window.layoutShift = 0;
        window.policyViolations = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.layoutShift += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        document.addEventListener('securitypolicyviolation', (event) => window.policyViolations.push(`${event.violatedDirective} ${event.blockedURI}`));
      });
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => window.policyViolations)).toEqual([]);
      expect(await page.evaluate(() => window.layoutShift)).toBe(0);

      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))}`)).toEqual([]);

      await page.setViewportSize({ width: 360, height: 740 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });
  }
}
