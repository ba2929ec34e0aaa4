import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const pagefindVersion = '1.6.0';
/** Its files, served below this path. */
export const pagefindPath = '/pagefind/';

/** Indexes the built pages with Pagefind, their main part only, as its documentation advises. @throws Error where it fails */
export function indexWithPagefind(dist: string, folder: string): { seconds: number } {
  rmSync(folder, { recursive: true, force: true });
  const program = [
    '--yes',
    `pagefind@${pagefindVersion}`,
    '--root-selector',
    'main',
    '--site',
    resolve(dist),
    '--output-path',
    resolve(folder),
  ];
  const { status, stdout } = spawnSync('npx', program, { encoding: 'utf8' });
  const seconds = /Finished in ([\d.]+) seconds/.exec(stdout)?.[1];
  if (status !== 0 || seconds === undefined) throw new Error(`Pagefind did not finish: ${stdout}`);
  return { seconds: Number(seconds) };
}

/** What all files below a folder weigh, in bytes. */
export function sizeOfFolder(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}
