import { readdirSync } from 'node:fs';
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { checkContent } from './src/build/checkContent.ts';
import { hoist } from './src/build/hoist.ts';
import { hostFiles } from './src/build/hostFiles.ts';
import { offline } from './src/build/offline.ts';
import { markdownPlugins } from './src/markdown/plugins.ts';
import { idsOf } from './src/records/integrity.ts';
import { readRecords } from './src/records/read.ts';
import { search } from './src/search/integration.ts';

/** Where the site is mounted: `BASE=/sub/` for a path below the host's root. */
const base = `/${(process.env.BASE ?? '').replace(/^\/|\/$/g, '')}/`.replace('//', '/');
/** The public origin, for addresses that must be whole: sitemap, feeds, language alternates. */
const site = process.env.SITE ?? 'http://localhost:4321';

const records = await readRecords();
const known = {
  papers: idsOf(records.papers),
  terms: idsOf(records.terms),
  notes: idsOf(records.notes),
  people: idsOf(records.people),
  demos: new Set(
    readdirSync(new URL('./src/demos', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name),
  ),
  links: new Map(records.links.map(({ value }) => [value.id, value.url])),
};

/** Every browser that runs the site reads woff2; KaTeX's older formats would triple the fonts of a deployment. */
const onlyWoff2 = {
  postcssPlugin: 'only-woff2',
  // Once, so that it precedes the rewriting of addresses that would emit the files.
  Once: (root) => {
    root.walkDecls('src', (declaration) => {
      declaration.value = declaration.value.replace(/,\s*url\([^)]*\.(woff|ttf)\)\s*format\("[a-z]+"\)/g, '');
    });
  },
};

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  output: 'static',
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  prefetch: false,
  integrations: [
    checkContent(),
    mdx({ optimize: true }),
    preact(),
    sitemap({
      i18n: { defaultLocale: 'zh', locales: { zh: 'zh-Hans', en: 'en' } },
      filter: (page) => !/\/(404|search|embed)\//.test(page),
    }),
    hoist(),
    search(),
    hostFiles(),
    offline(),
  ],
  markdown: {
    processor: unified(markdownPlugins(known, base)),
    syntaxHighlight: { type: 'shiki' },
    shikiConfig: { theme: 'css-variables' },
  },
  vite: {
    css: { postcss: { plugins: [onlyWoff2] } },
    worker: { format: 'es' },
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Preact's and signals' packages carry "use client" lines that mean nothing here.
        onLog(level, log, next) {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log);
        },
      },
    },
  },
});
