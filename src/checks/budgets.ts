/** What a page may weigh, compressed with brotli as hosts send it. Figures are in kilobytes of 1,024 bytes. */
import { glob, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parse } from 'node-html-parser';
import { type Count, tally } from './tally.ts';

const limits = {
  /** JavaScript of a page without a running figure. */
  script: 12,
  /** What the search page adds to it: the search itself, which other pages load only when it is asked for. */
  search: 12,
  style: 15,
  medianHtml: 20,
  /** A figure's own code, over what every page loads and the renderer that all figures share. */
  demo: 30,
};

const kilobytes = (bytes: number) => bytes / 1024;
const shown = (size: number) => `${size.toFixed(1)} KB`;

export async function checkBudgets(folder: string): Promise<Count> {
  const sizes = new Map<string, number>();
  const sizeOf = async (file: string): Promise<number> => {
    const known = sizes.get(file);
    if (known !== undefined) return known;
    const size = kilobytes(brotliCompressSync(await readFile(file)).length);
    sizes.set(file, size);
    return size;
  };
  /** A script and everything it imports at once; what it imports later, on demand, is not part of the page. */
  const closure = async (file: string, seen = new Set<string>()): Promise<Set<string>> => {
    if (seen.has(file)) return seen;
    seen.add(file);
    const source = await readFile(file, 'utf8');
    for (const match of source.matchAll(/(?:^|[;}])\s*(?:import|export)\b[^"'()]*["'](\.\.?\/[^"']+\.js)["']/g)) {
      await closure(resolve(dirname(file), match[1] ?? ''), seen);
    }
    return seen;
  };
  const total = async (files: Iterable<string>) => {
    let sum = 0;
    for (const file of files) sum += await sizeOf(file);
    return sum;
  };

  const results = new Map<string, string[]>();
  const html: number[] = [];
  let most = { script: 0, style: 0, demo: 0 };
  for await (const file of glob(`${folder}/**/*.html`)) {
    const page = parse(await readFile(file, 'utf8'));
    const faults: string[] = [];
    html.push(await sizeOf(file));
    const local = (address: string | undefined) => (address === undefined ? [] : [join(folder, address)]);

    const styles = page.querySelectorAll('link[rel="stylesheet"]').flatMap((link) => local(link.getAttribute('href')));
    const style = await total(styles);
    if (style > limits.style) faults.push(`has ${shown(style)} of CSS, the limit is ${limits.style} KB`);

    const tags = page.querySelectorAll('script[src]');
    const blocking = tags.filter(
      (tag) => tag.getAttribute('type') !== 'module' && !tag.hasAttribute('defer') && !tag.hasAttribute('async'),
    );
    if (blocking.length > 0)
      faults.push(`has ${blocking.length} script(s) that block rendering: ${blocking.map((tag) => tag.getAttribute('src')).join(', ')}`);
    const scripts = new Set<string>();
    for (const tag of tags) for (const entry of local(tag.getAttribute('src'))) await closure(entry, scripts);
    const script = await total(scripts);
    const limit = page.querySelector('search-panel[data-mode="page"]') === null ? limits.script : limits.script + limits.search;
    if (script > limit) faults.push(`has ${shown(script)} of JavaScript, the limit is ${limit} KB`);

    for (const island of page.querySelectorAll('astro-island')) {
      const renderer = new Set<string>();
      for (const entry of local(island.getAttribute('renderer-url'))) await closure(entry, renderer);
      const component = new Set<string>();
      for (const entry of local(island.getAttribute('component-url'))) await closure(entry, component);
      const demo = await total(
        [...component].filter((entry) => !renderer.has(entry) && !scripts.has(entry) && !/(preact|signals|hooks)[.\w-]*module/.test(entry)),
      );
      if (demo > limits.demo) faults.push(`has a figure of ${shown(demo)}, the limit is ${limits.demo} KB`);
      most = { ...most, demo: Math.max(most.demo, demo) };
    }
    most = { ...most, script: Math.max(most.script, script), style: Math.max(most.style, style) };
    results.set(file, faults);
  }
  html.sort((a, b) => a - b);
  const median = html[Math.floor(html.length / 2)] ?? 0;
  results.set('the median page', median > limits.medianHtml ? [`has ${shown(median)} of HTML, the limit is ${limits.medianHtml} KB`] : []);
  console.log(
    `most: JavaScript ${shown(most.script)}, CSS ${shown(most.style)}, figure ${shown(most.demo)}; HTML median ${shown(median)}, largest ${shown(html.at(-1) ?? 0)}`,
  );
  return tally(results);
}
