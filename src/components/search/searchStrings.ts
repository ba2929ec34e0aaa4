import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Language } from '../../schema/localised.ts';

/** The words of the search, which the script needs in the page: flat keys, `{n}` is filled in. */
export async function loadSearchStrings(language: Language): Promise<Record<string, string>> {
  return parse(await readFile(`content/ui/search.${language}.yaml`, 'utf8')) as Record<string, string>;
}
