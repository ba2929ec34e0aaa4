/**
 * Moves what stands inline in the built pages into files, so that the security policy can forbid inline styles and
 * scripts: each distinct style attribute becomes a class in a stylesheet of the page, which also takes what style elements
 * hold, and each inline script becomes a deferred file.
 *
 * KaTeX places its boxes with style attributes, and the hydration of the figures arrives as two small inline scripts.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { schemeScript } from '../components/shell/schemeScript.ts';

const shortHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 8).replaceAll('-', '_');

/** Tags with a style attribute: name, attributes before, the style, attributes after, closing slash. */
const styled = /<([a-z][\w-]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*?)\s+style="([^"]*)"((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*(\/?)>/g;

export interface Hoisted {
  readonly html: string;
  /** The rules the page needs; empty where nothing stood inline. */
  readonly css: string;
  /** Source of each script that stood inline, by the file name it now has. */
  readonly scripts: ReadonlyMap<string, string>;
}

/** One page with nothing inline but the colour-scheme script. `folder` is the address its files will have. */
export function hoistPage(html: string, folder: string): Hoisted {
  const rules: string[] = [];
  const classes = new Map<string, string>();
  const scripts = new Map<string, string>();

  const withoutStyles = html
    .replace(/<style[^>]*>([\s\S]*?)<\/style>/g, (_, css: string) => {
      rules.push(css);
      return '';
    })
    .replace(styled, (_, tag: string, before: string, style: string, after: string, close: string) => {
      const name = classes.get(style) ?? `s${classes.size}`;
      classes.set(style, name);
      const attributes = before + after;
      const merged = attributes.replace(/ class="([^"]*)"/, (_match, list: string) => ` class="${list} ${name}"`);
      return `<${tag}${merged === attributes ? `${attributes} class="${name}"` : merged}${close}>`;
    });

  const withoutScripts = withoutStyles.replace(
    /<script(?![^>]*\bsrc=)([^>]*)>([\s\S]*?)<\/script>/g,
    (whole, attributes: string, source: string) => {
      if (/type="(application\/|text\/template)/.test(attributes) || source === schemeScript || source.trim() === '') return whole;
      const name = `inline.${shortHash(source)}.js`;
      scripts.set(name, source);
      return `<script${attributes.includes('type="module"') ? ' type="module"' : ' defer'} src="${folder}${name}"></script>`;
    },
  );

  return { html: withoutScripts, css: [...rules, ...[...classes].map(rule)].join(''), scripts };
}

/** `!important` keeps an attribute's rank over ordinary rules. */
function rule([style, name]: readonly [string, string]): string {
  const text = style.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  const declarations = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return `.${name}{${declarations.map((part) => `${part}!important`).join(';')}}`;
}

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
        const folder = `${base}_astro/`;
        const pages = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.html'));
        const written = new Set<string>();
        const write = async (name: string, text: string) => {
          if (written.has(name)) return;
          written.add(name);
          await writeFile(`${root}_astro/${name}`, text);
        };
        await mkdir(`${root}_astro`, { recursive: true });
        for (const page of pages) {
          const { html, css, scripts } = hoistPage(await readFile(root + page, 'utf8'), folder);
          for (const [name, source] of scripts) await write(name, source);
          const sheet = css === '' ? undefined : `inline.${shortHash(css)}.css`;
          if (sheet !== undefined) await write(sheet, css);
          await writeFile(
            root + page,
            sheet === undefined ? html : html.replace('</head>', `<link rel="stylesheet" href="${folder}${sheet}"></head>`),
          );
        }
        logger.info(`${written.size} files written for what stood inline in ${pages.length} pages`);
      },
    },
  };
};
