/** Addresses of the site's own pages. `base` is where the site is mounted: `/` or `/sub/`. */

/** `address('/', 'zh', 'notes/gan')` is `/zh/notes/gan/`; the fragment, if any, follows the slash. */
export function address(base: string, language: string, path = '', fragment?: string): string {
  const middle = path === '' ? '' : `${path.replace(/^\/+|\/+$/g, '')}/`;
  return `${withSlash(base)}${language}/${middle}${fragment === undefined ? '' : `#${fragment}`}`;
}

/** A file that is served as it is: `file('/sub/', 'rss.xml')` is `/sub/rss.xml`. */
export const fileAddress = (base: string, path: string): string => withSlash(base) + path.replace(/^\/+/, '');

const withSlash = (base: string): string => (base.endsWith('/') ? base : `${base}/`);

/** The same page in the other language: swaps the language after the base, keeps the rest. */
export function twinAddress(base: string, path: string, from: string, to: string): string {
  const start = `${withSlash(base)}${from}/`;
  return path.startsWith(start) ? `${withSlash(base)}${to}/${path.slice(start.length)}` : `${withSlash(base)}${to}/`;
}
