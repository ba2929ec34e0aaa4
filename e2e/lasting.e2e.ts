/**
 * Promise: a figure frees what it took. Many times it comes and goes, and the page is as light as before: twenty times those that
 * hold a Worker, a GPU or a training; with ROUNDS=50 all of them, fifty times.
 */
import type { CDPSession } from '@playwright/test';
import { expect, type Page, testInOneTab as test } from './site.ts';
import { sitemapPaths } from './sitemap.ts';

const figures = sitemapPaths().filter((path) => /^\/en\/demos\/.+/.test(path));
const holding = /(cost|deconvolution|receptive-field|squeeze-excite|transposed)\/$/;
const asked = process.env['ROUNDS'];
const rounds = Number(asked ?? 20);
/** The first rounds fill caches that stay: compiled code, the shared backend. */
const warming = 5;

/** Puts the figure's HTML, as it came from the server, in place of the present figure, and so on; every fifth one is used. */
const comeAndGo = (page: Page, times: number) =>
  page.evaluate(async (count) => {
    const source = await (await fetch(location.href)).text();
    const island = new DOMParser().parseFromString(source, 'text/html').querySelector('astro-island');
    const holder = document.querySelector('astro-island')?.parentElement;
    if (!island || !holder) throw new Error('this page has no figure');
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let round = 0; round < count; round++) {
      holder.querySelector(':scope > astro-island')?.remove();
      // What Astro's islands take as the sign that they are gone for good.
      document.dispatchEvent(new Event('astro:after-swap'));
      holder.insertAdjacentHTML('afterbegin', island.outerHTML);
      const live = holder.querySelector('astro-island');
      live?.scrollIntoView();
      const patience = performance.now() + 20_000;
      while (live?.hasAttribute('ssr')) {
        if (performance.now() > patience) throw new Error(`the figure did not start in round ${round}`);
        await frame();
      }
      const slider = live?.querySelector<HTMLInputElement>('input[type="range"]');
      if (slider && round % 5 === 0) {
        slider.value = slider.value === slider.max ? slider.min : slider.max;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }
      live?.querySelector<HTMLButtonElement>('button:not([disabled])')?.focus();
      await frame();
    }
  }, times);

async function held(devtools: CDPSession) {
  for (let turn = 0; turn < 3; turn++) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { megabytes: of('JSHeapUsedSize') / 1024 ** 2, nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

for (const figure of figures) {
  if (asked === undefined && !holding.test(figure)) continue;
  test(`${figure} can come and go ${rounds} times`, async ({ tab: page }) => {
    test.slow();
    // Small, because what is painted doesn't matter here.
    await page.setViewportSize({ width: 640, height: 480 });
    await page.goto(figure);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    await comeAndGo(page, warming);
    const before = await held(devtools);
    await comeAndGo(page, rounds - warming);
    const after = await held(devtools);
    // One figure has hundreds of nodes and dozens of listeners, so even one that stays would show.
    expect(after.nodes).toBeLessThan(before.nodes + 200);
    expect(after.listeners).toBeLessThan(before.listeners + 20);
    // Compiled code comes and goes by up to a megabyte, however many the rounds.
    expect(after.megabytes).toBeLessThan(before.megabytes + 1.5);
    await devtools.detach();
  });
}
