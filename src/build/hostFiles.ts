/**
 * What static hosts look for beside the pages: the headers as `_headers` (Cloudflare Pages, Netlify) and as
 * `nginx-headers.conf`, and each language's 404 page under the name hosts know.
 */
import { rename, rm, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { languages } from '../schema/localised.ts';
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
  [
    '# Include this file in the server block that serves the site.',
    ...Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`),
    '',
  ].join('\n');

export const hostFiles = (): AstroIntegration => {
  let base = '/';
  return {
    name: 'host-files',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
      },
      'astro:build:done': async ({ dir }) => {
        for (const language of languages) {
          await rename(new URL(`${language}/404/index.html`, dir), new URL(`${language}/404.html`, dir));
          await rm(new URL(`${language}/404/`, dir), { recursive: true });
        }
        await writeFile(new URL('_headers', dir), headersFile(base));
        await writeFile(new URL('nginx-headers.conf', dir), nginxFile());
      },
    },
  };
};
