import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FetchShard } from './query/engine.ts';

/** Where the index lives below `dist`. */
export const folder = 'search';

/** Replaces the index below `dist` by these files. */
export function writeIndex(dist: string, files: ReadonlyMap<string, Uint8Array>): void {
  rmSync(join(dist, folder, 'start.json'), { force: true });
  for (const [name, bytes] of files) {
    const file = join(dist, folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/** Reads the index of a built site from the disk, as the browser reads it from the network. */
export const fromDisk =
  (dist: string): FetchShard =>
  async (name) =>
    new Uint8Array(readFileSync(join(dist, folder, name)));

/** Reads an index that was not written yet. */
export const fromMemory =
  (files: ReadonlyMap<string, Uint8Array>): FetchShard =>
  async (name) => {
    const bytes = files.get(name);
    if (!bytes) throw new Error(`no such file of the index: ${name}`);
    return bytes;
  };
