/**
 * What static hosts look for beside the pages: the headers as `_headers` (Cloudflare Pages, Netlify) and as
 * `nginx-headers.conf`, and each language's 404 page under the name hosts know.
 */
import { rename, rm, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { languages } from '../schema/localised.ts';
import { framedPages, framedPolicy, headers, headersFor, workerPolicy, workerScripts } from './headers.ts';

const lines = (list: Readonly<Record<string, string>>): string[] => Object.entries(list).map(([name, value]) => `  ${name}: ${value}`);

/**
 * The hosts join the headers of all rules that match, and two joined policies allow only what both do. So pages, framed
 * figures and the Worker each have a rule of their own for it, and none stands in the rule for everything.
 */
export function headersFile(base: string): string {
  const { 'Content-Security-Policy': policy = '', ...everywhere } = headers;
  const pages = [base, `${base}*.html`, ...languages.map((language) => `${base}${language}/*`)];
  return [
    `${base}*`,
    ...lines(everywhere),
    ...pages.flatMap((page) => [page, ...lines({ 'Content-Security-Policy': policy })]),
    `${base}${workerScripts}*`,
    ...lines({ 'Content-Security-Policy': workerPolicy }),
    `${base}${framedPages}*`,
    ...lines({ 'Content-Security-Policy': framedPolicy }),
    `${base}_astro/*`,
    '  Cache-Control: public, max-age=31536000, immutable',
    '',
  ].join('\n');
}

/** In nginx a location that adds one header inherits none, so these repeat them. */
export function nginxFile(base = '/'): string {
  const added = (list: Readonly<Record<string, string>>): string[] =>
    Object.entries(list).map(([name, value]) => `add_header ${name} "${value}" always;`);
  return [
    '# Include this file in the server block that serves the site.',
    ...added(headers),
    ...[workerScripts, framedPages].flatMap((place) => [
      `location ${base}${place} {`,
      ...added(headersFor(`/${place}`)).map((line) => `  ${line}`),
      '}',
    ]),
    '',
  ].join('\n');
}

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
        await writeFile(new URL('nginx-headers.conf', dir), nginxFile(base));
      },
    },
  };
};
