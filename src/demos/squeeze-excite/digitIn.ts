/** A file of the reader's as a digit for the network. Never rejects. */
import { readWhole } from '../../figure/readPicture.ts';
import { fitDigit } from './fitDigit.ts';
import type { Drawing } from './model.ts';

/** Twenty points for each pixel of the digit where it fills the picture: enough for one that is small in it. */
const most = 560;

export async function digitIn(file: Blob): Promise<Drawing | { readonly refused: string }> {
  const read = await readWhole(file, most);
  if ('refused' in read) return read;
  const pixels = fitDigit(read);
  return pixels === undefined ? { refused: 'noDigit' } : { kind: 'own', pixels };
}
