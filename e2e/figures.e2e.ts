/** Promise: every figure computes the same on WebGPU, is as it was left when the reader comes back, and shares its page. */

import { expect, type Page, testInOneTab as test } from './site.ts';
import { sitemapPaths } from './sitemap.ts';

const figures = sitemapPaths().filter((path) => /^\/en\/demos\/.+/.test(path));
const agreed = /^(0|\d(\.\d+)? × 10⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/;

async function open(page: Page, address: string) {
  await page.goto(address);
  const figure = page.locator('.fig').first();
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('xpath=ancestor::astro-island')).not.toHaveAttribute('ssr');
  return figure;
}

/** How far apart the backends are: the power of ten on show, −∞ for no difference. */
const powerOf = (shown: string): number =>
  shown === '0'
    ? Number.NEGATIVE_INFINITY
    : -Number(
        [...shown]
          .map((mark) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(mark))
          .filter((digit) => digit >= 0)
          .join(''),
      );

for (const path of figures) {
  test(`${path} computes on WebGPU, and is as it was left when the reader comes back`, async ({ tab: page }) => {
    const figure = await open(page, path);
    await figure.getByRole('radio', { name: 'WebGPU' }).first().check();
    // The figure of costs computes when it is told to; its own test tells it.
    if (!path.endsWith('/cost/')) {
      const gap = figure.locator('.fig__gap dd');
      await expect(gap).toHaveText(agreed, { timeout: 30_000 });
      expect(powerOf((await gap.textContent()) ?? '')).toBeLessThanOrEqual(-4);
      await expect(figure).toContainText('WebGPU: write, compute and read back', { timeout: 30_000 });
    }
    await expect.poll(() => new URL(page.url()).search).toContain('webgpu');
    const left = page.url();

    await page.goto('/en/about/');
    await page.goBack();
    await expect(page).toHaveURL(left);
    await expect(page.locator('astro-island:not([ssr])')).toHaveCount(1);
    await expect(page.locator('.fig').getByRole('radio', { name: 'WebGPU' }).first()).toBeChecked();
    await page.locator('.fig').getByRole('button', { name: 'Reset' }).click();
    await expect(page.locator('.fig').getByRole('radio', { name: 'CPU' }).first()).toBeChecked();
  });
}

test('two figures of one note keep out of each other’s way, on one GPU', async ({ tab: page }) => {
  const lab = await open(page, '/en/notes/convolution/');
  const flip = page.locator('.fig').nth(1);
  await flip.scrollIntoViewIfNeeded();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  for (const figure of [lab, flip]) await figure.getByRole('radio', { name: 'WebGPU' }).check();
  // A figure out of sight rests.
  for (const figure of [lab, flip]) {
    await figure.locator('.fig__gap').scrollIntoViewIfNeeded();
    await expect(figure.locator('.fig__gap dd')).toHaveText(agreed, { timeout: 30_000 });
  }
  await expect.poll(() => [...new URL(page.url()).searchParams.keys()].sort()).toEqual(['flip', 'kernel-lab']);

  await lab.getByRole('button', { name: 'Reset' }).click();
  await expect(lab.getByRole('radio', { name: 'CPU' })).toBeChecked();
  await expect(flip.getByRole('radio', { name: 'WebGPU' })).toBeChecked();
  await expect.poll(() => [...new URL(page.url()).searchParams.keys()]).toEqual(['flip']);
});
