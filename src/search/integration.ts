import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildIndex } from './build.ts';
import { writeIndex } from './files.ts';
import { readNames } from './names.ts';
import { readPages } from './pages.ts';

/** Builds the search index from the built pages, so that what is found is what is read. */
export function search(): AstroIntegration {
  let content = '';
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        content = fileURLToPath(new URL('content', config.root));
      },
      'astro:build:done': ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const entries = readPages(dist);
        const files = buildIndex(entries, readNames(content));
        writeIndex(dist, files);
        const kilobytes = Math.round([...files.values()].reduce((sum, { length }) => sum + length, 0) / 1024);
        logger.info(`${entries.length} entries in ${files.size} files, ${kilobytes} kB`);
      },
    },
  };
}
