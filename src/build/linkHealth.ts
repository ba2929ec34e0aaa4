/**
 * Asks every curated address whether it still answers, and writes what it learnt to content/links/health.json.
 * Run by `npm run links:health`. Without a network nothing is asked and only missing entries are added.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { readContentFiles } from '../records/read.ts';
import { type LinkHealth, linkHealth } from '../schema/link.ts';
import { canonicalUrl } from '../text/canonicalUrl.ts';

const file = 'content/links/health.json';
const unknown: LinkHealth = { state: 'not-checked', checked: null, location: null };
const timeout = 20_000;

/** What an answer says: the same page, another address, or nothing there. A refusal (403, 429, 5xx) says nothing. */
export function healthOf(url: string, answer: { readonly status: number; readonly url: string }, today: string): LinkHealth {
  if (answer.status === 404 || answer.status === 410) return { state: 'gone', checked: today, location: null };
  if (answer.status >= 400) return unknown;
  const moved = canonicalUrl(url) !== canonicalUrl(answer.url);
  return moved ? { state: 'moved', checked: today, location: answer.url } : { state: 'answers', checked: today, location: null };
}

async function ask(url: string, today: string): Promise<LinkHealth | undefined> {
  try {
    const answer = await fetch(url, {
      redirect: 'follow',
      signal: AbortSignal.timeout(timeout),
      headers: { 'User-Agent': 'receptive-field link check' },
    });
    return healthOf(url, answer, today);
  } catch {
    return undefined;
  }
}

if (import.meta.main) {
  const addressed = z.array(z.looseObject({ id: z.string(), url: z.string() }));
  const links = (await readContentFiles())
    .filter(({ path }) => /^links\/.*\.yaml$/.test(path))
    .flatMap(({ text }) => addressed.parse(parse(text)));
  const known = z.record(z.string(), linkHealth).parse(JSON.parse(await readFile(file, 'utf8')));
  const today = new Date().toISOString().slice(0, 10);
  const next: Record<string, LinkHealth> = {};
  // One at a time: a hundred addresses a month need no hurry, and no host should feel it.
  for (const { id, url } of links.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    next[id] = (await ask(url, today)) ?? known[id] ?? unknown;
    console.log(`${next[id].state.padEnd(12)} ${id}`);
  }
  await writeFile(file, `${JSON.stringify(next, null, 2)}\n`);
}
