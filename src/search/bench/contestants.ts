/// <reference lib="dom" />
import type { Page } from '@playwright/test';
import type { Language } from '../format.ts';
import { pagefindPath } from './pagefind.ts';

/** A search that is asked in an open page of the site. */
export interface Contestant {
  readonly name: string;
  /** Paths whose bytes are its own. */
  readonly counts: (path: string) => boolean;
  /** Asks, and resolves when the first five results can be read, with the milliseconds that took. */
  readonly ask: (page: Page, query: string) => Promise<number>;
}

export const site: Contestant = {
  name: 'this search',
  counts: (path) => path.startsWith('/search/') || path.startsWith('/_astro/'),
  ask: async (page, query) => {
    const input = page.locator('dialog[data-search] input[type="search"]');
    // On a busy machine the first stroke may come before the page listens.
    for (let stroke = 0; stroke < 20 && !(await input.isVisible()); stroke++) {
      await page.keyboard.press('/');
      await input.waitFor({ state: 'visible', timeout: 1000 }).catch(() => undefined);
    }
    const clock = page.locator('dialog[data-search] search-panel').evaluate(
      (panel) =>
        new Promise<number>((done) => {
          const began = performance.now();
          const watch = new MutationObserver((changes) => {
            // What a screen reader is told changes later than what is drawn.
            const drawn = changes.some(({ target }) => (target as Element).matches('.srch__l, .srch__n'));
            const state = (panel as HTMLElement).dataset['state'] ?? '';
            if (!drawn || !['answered', 'none', 'failed'].includes(state)) return;
            watch.disconnect();
            done(performance.now() - began);
          });
          watch.observe(panel, { subtree: true, childList: true });
        }),
    );
    await input.fill(query);
    return await clock;
  },
};

export const pagefind: Contestant = {
  name: 'Pagefind',
  counts: (path) => path.startsWith(pagefindPath),
  ask: (page, query) =>
    page.evaluate(
      async ([module, asked]) => {
        const began = performance.now();
        const engine = (await import(`${module}pagefind.js`)) as {
          search: (query: string) => Promise<{ results: { data: () => Promise<unknown> }[] }>;
        };
        const { results } = await engine.search(asked);
        await Promise.all(results.slice(0, 5).map((result) => result.data()));
        return performance.now() - began;
      },
      [pagefindPath, query] as const,
    ),
};

/** The pages that Pagefind finds, best first, as paths after the language. */
export const rankedByPagefind = (page: Page, query: string): Promise<string[]> =>
  page.evaluate(
    async ([module, asked]) => {
      const engine = (await import(`${module}pagefind.js`)) as {
        search: (query: string) => Promise<{ results: { data: () => Promise<{ url: string }> }[] }>;
      };
      const { results } = await engine.search(asked);
      const found = await Promise.all(results.slice(0, 20).map((result) => result.data()));
      return found.map(({ url }) => url.replace(/^\/(zh|en)\//, '').replace(/\/$/, ''));
    },
    [pagefindPath, query] as const,
  );

/** A page without a running figure, to ask from. */
export const startPage = (language: Language): string => `/${language}/about/`;
