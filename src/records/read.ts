/** Reads `content/` from disk. The one place where records meet the file system. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type ContentRecords, collectRecords } from './collect.ts';
import { checkIntegrity } from './integrity.ts';
import type { TextFile } from './located.ts';
import { ContentError } from './problem.ts';

export const contentFolder = 'content';

/** Every YAML, JSON and MDX file below the folder, in a fixed order. */
export async function readContentFiles(folder = contentFolder): Promise<TextFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(yaml|json|mdx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.sort().map(async (path) => ({ path: relative(folder, path).split(sep).join('/'), text: await readFile(path, 'utf8') })),
  );
}

/** All records, checked. Throws a ContentError that lists every problem with its file and line. */
export async function readRecords(folder = contentFolder): Promise<ContentRecords> {
  const files = await readContentFiles(folder);
  const { records, problems } = collectRecords(files);
  const all = problems.length > 0 ? problems : checkIntegrity(records, files);
  if (all.length > 0) throw new ContentError(all);
  return records;
}
