import { atoms } from '../text/atoms.ts';
import { hash } from './bytes.ts';

/**
 * The term of a heading or a title as a whole, so that a reader who types it finds it before the sections that merely have its
 * words. A number, because headings are long and nobody types only their beginning to get this bonus.
 */
export function wholeTerm(text: string, traditional?: ReadonlyMap<string, string>): string | undefined {
  const keys = atoms(text, traditional).map(({ key }) => key);
  return keys.length === 0 ? undefined : `=${hash(new TextEncoder().encode(keys.join(' '))).toString(36)}`;
}
