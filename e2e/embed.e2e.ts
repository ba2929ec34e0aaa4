/** Promise: a figure runs in a frame of somebody else's page, and only there is a frame allowed. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, testOfMissingPages as test, watch } from './site.ts';

test('a figure runs in the frame of another origin, from the state of its address', async ({ page, baseURL }) => {
  const site = new URL(baseURL ?? '');
  const host = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>host</title><link rel="icon" href="data:,">
      <iframe id="figure" title="figure" width="900" height="900" src="${site.origin}/embed/en/dilated/?dilated=d3"></iframe>
      <iframe id="page" title="page" width="300" height="300" src="${site.origin}/en/demos/dilated/"></iframe>`);
  });
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
  try {
    await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
    const frame = page.frameLocator('#figure');
    await expect(frame.getByRole('slider', { name: /dilation/ }).first()).toHaveValue('3');
    await expect(frame.locator('astro-island:not([ssr])')).toHaveCount(1);
    await frame
      .getByRole('slider', { name: /dilation/ })
      .first()
      .fill('2');
    await expect(frame.locator('.fig')).toContainText('5×5');
    await expect(page.frameLocator('#page').locator('.fig')).toHaveCount(0);
  } finally {
    host.close();
    host.closeAllConnections();
  }
});

for (const language of ['zh', 'en']) {
  test(`every framed figure in ${language} is clean, names its page and fits 320 pixels`, async ({ page }) => {
    const faults = watch(page);
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`/${language}/demos/`);
    const figures = await page.locator('.gallery a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
    expect(figures.length).toBeGreaterThan(8);
    for (const figure of figures) {
      await page.goto(figure.replace(/^\/(zh|en)\/demos/, '/embed/$1'));
      await expect(page.locator('.fig')).toBeVisible();
      await expect(page.locator('.embed > .small a')).toHaveAttribute('href', figure);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), figure).toBeLessThanOrEqual(320);
    }
    expect(faults).toEqual([]);
  });
}
