/**
 * What the site needs to be read without a network: the service worker as `sw.js`, and the list of all files with the
 * hashes of their contents as `offline.json`. Runs last, when nothing changes any more.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import ts from 'typescript';
import { hashLength, type Manifest, sizeMark } from '../offline/manifest.ts';

/** Files for hosts and robots, which no reader opens; and the pages for addresses that lead nowhere. */
const notRead = /^(_headers|nginx-headers\.conf|robots\.txt|sitemap.*\.xml|sw\.js|offline\.json)$|(^|\/)(404\.html|rss\.xml)$/;

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex').slice(0, hashLength);

/** The files of a built site by their path, as a manifest: pages under the address they are asked for. */
export function manifestOf(files: ReadonlyMap<string, Uint8Array>): Manifest {
  const list = [...files]
    .filter(([name]) => !notRead.test(name))
    .map(([name, content]) => [name.replace(/(^|\/)index\.html$/, '$1'), hashOf(content), content.length] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { build: hashOf(JSON.stringify(list)), bytes: list.reduce((sum, [, , bytes]) => sum + bytes, 0), files: list };
}

/** The worker's source as a script of one build. A worker that differs in one letter is a new one for the browser. */
export function workerScript(source: string, build: string): string {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: true },
  });
  const script = outputText.replace(/^export \{\};?$/m, '');
  return `const build = '${build}';\nconst hashLength = ${hashLength};\n${script}`;
}

export const offline = (): AstroIntegration => {
  let worker = new URL('file:///');
  return {
    name: 'offline',
    hooks: {
      'astro:config:done': ({ config }) => {
        worker = new URL('src/offline/worker.ts', config.root);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const entries = await readdir(root, { recursive: true, withFileTypes: true });
        const files = new Map<string, Uint8Array>();
        for (const entry of entries.filter((one) => one.isFile())) {
          const file = join(entry.parentPath, entry.name);
          files.set(file.slice(root.length).replaceAll('\\', '/'), await readFile(file));
        }
        const megabytes = String(Math.max(1, Math.round(manifestOf(files).bytes / 1e6)));
        for (const [name, content] of files) {
          if (!name.endsWith('.html')) continue;
          const html = Buffer.from(Buffer.from(content).toString().replaceAll(sizeMark, megabytes));
          files.set(name, html);
          await writeFile(root + name, html);
        }
        const manifest = manifestOf(files);
        const source = await readFile(worker, 'utf8');
        await writeFile(join(root, 'offline.json'), JSON.stringify(manifest));
        await writeFile(join(root, 'sw.js'), workerScript(source, manifest.build));
        logger.info(`${manifest.files.length} files, ${megabytes} MB can be kept; build ${manifest.build}`);
      },
    },
  };
};
