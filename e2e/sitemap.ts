/** The pages of the built site, as its sitemap lists them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../dist/', import.meta.url);

/** Paths like `/zh/notes/gan/`, in order. Empty before the first build, so that listing tests needs none. */
export function sitemapPaths(): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^sitemap-\d+\.xml$/.test(name))
    .flatMap((name) =>
      [...readFileSync(new URL(name, folder), 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? '').pathname),
    )
    .sort();
}
