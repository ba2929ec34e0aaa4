/** Writes the headers for static hosts beside the pages: `_headers` (Cloudflare Pages, Netlify) and `nginx-headers.conf`. */
import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { headers } from './headers.ts';

export const headersFile = (base: string): string =>
  [
    `${base}*`,
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
    `${base}_astro/*`,
    '  Cache-Control: public, max-age=31536000, immutable',
    '',
  ].join('\n');

export const nginxFile = (): string =>
  ['# Include this file in the server block that serves the site.', ...Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`), ''].join('\n');

export const hostFiles = (): AstroIntegration => {
  let base = '/';
  return {
    name: 'host-files',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
      },
      'astro:build:done': async ({ dir }) => {
        await writeFile(new URL('_headers', dir), headersFile(base));
        await writeFile(new URL('nginx-headers.conf', dir), nginxFile());
      },
    },
  };
};
