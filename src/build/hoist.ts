/**
 * Moves what stands inline in the built pages into files, so that the security policy can forbid inline styles and
 * scripts: each distinct style attribute becomes a class of one stylesheet, which also takes what style elements hold, and
 * each inline script becomes a deferred file.
 *
 * KaTeX places its boxes with style attributes, and the hydration of the figures arrives as two small inline scripts.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { schemeScript } from '../components/shell/schemeScript.ts';

const shortHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 8).replaceAll('-', '_');

/** Tags with a style attribute: [before, name, attributes before, style, attributes after]. */
const styled = /<([a-z][\w-]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*?)\s+style="([^"]*)"((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*(\/?)>/g;

/** Replaces style attributes by classes; `classes` collects style → class over all pages. */
export function hoistStyles(html: string, classes: Map<string, string>): string {
  return html.replace(styled, (_, tag: string, before: string, style: string, after: string, close: string) => {
    const name = classes.get(style) ?? `s${shortHash(style)}`;
    classes.set(style, name);
    const attributes = before + after;
    const merged = attributes.replace(/ class="([^"]*)"/, (_match, list: string) => ` class="${list} ${name}"`);
    return `<${tag}${merged === attributes ? `${attributes} class="${name}"` : merged}${close}>`;
  });
}

/** One rule per class. `!important` keeps an attribute's rank over ordinary rules. */
export const hoistedStylesheet = (classes: ReadonlyMap<string, string>): string =>
  [...classes]
    .map(([style, name]) => {
      const declarations = decode(style).split(';').map((part) => part.trim()).filter((part) => part !== '');
      return `.${name}{${declarations.map((part) => `${part}!important`).join(';')}}`;
    })
    .sort()
    .join('');

/** Takes style elements out of a page; `sheets` collects their text over all pages. */
export function hoistStyleElements(html: string, sheets: Set<string>): string {
  return html.replace(/<style[^>]*>([\s\S]*?)<\/style>/g, (_, css: string) => {
    sheets.add(css);
    return '';
  });
}

/** Replaces inline scripts by deferred files; `scripts` collects source → file name. The colour-scheme script stays. */
export function hoistScripts(html: string, scripts: Map<string, string>, folder: string): string {
  return html.replace(/<script(?![^>]*\bsrc=)([^>]*)>([\s\S]*?)<\/script>/g, (whole, attributes: string, source: string) => {
    if (/type="(application\/|text\/template)/.test(attributes) || source === schemeScript || source.trim() === '') return whole;
    const name = scripts.get(source) ?? `inline.${shortHash(source)}.js`;
    scripts.set(source, name);
    return `<script${attributes.includes('type="module"') ? ' type="module"' : ' defer'} src="${folder}${name}"></script>`;
  });
}

const decode = (attribute: string): string => attribute.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

export const hoist = (): AstroIntegration => {
  let base = '/';
  return {
    name: 'hoist-inline',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const pages = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.html'));
        const classes = new Map<string, string>();
        const scripts = new Map<string, string>();
        const sheets = new Set<string>();
        const changed = new Map<string, string>();
        for (const page of pages) {
          const html = await readFile(root + page, 'utf8');
          changed.set(page, hoistScripts(hoistStyles(hoistStyleElements(html, sheets), classes), scripts, `${base}_astro/`));
        }
        const css = [...sheets].sort().join('') + hoistedStylesheet(classes);
        const stylesheet = `_astro/inline.${shortHash(css)}.css`;
        await mkdir(`${root}_astro`, { recursive: true });
        await writeFile(root + stylesheet, css);
        for (const [source, name] of scripts) await writeFile(`${root}_astro/${name}`, source);
        for (const [page, html] of changed) {
          const needsStyles = html.includes('<astro-island') || [...classes.values()].some((name) => html.includes(name));
          await writeFile(root + page, needsStyles ? html.replace('</head>', `<link rel="stylesheet" href="${base}${stylesheet}"></head>`) : html);
        }
        logger.info(`${classes.size} styles and ${scripts.size} scripts moved out of ${pages.length} pages`);
      },
    },
  };
};
