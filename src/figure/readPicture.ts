/**
 * A file of the reader's as a small picture: its middle square scaled by averaging, or the whole of it in grey. It is decoded
 * in the page: no byte of it leaves the browser.
 */
import { greyOf } from './pictureState.ts';

export type PictureRefusal = 'notImage' | 'tooLarge';
export interface Refused {
  readonly refused: PictureRefusal;
}
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  /** From 0 (dark) to 1 (bright), in row order. */
  readonly grey: Float32Array;
}

/** Beyond these a page would rather say so than stand still. */
export const mostMegabytes = 20;
export const mostMegapixels = 60;
/** Points averaged into one pixel, per axis. */
const pointsAcross = 8;

/** Red, green, blue as [3, side, side] from 0 to 1, of the middle square; transparent parts read as white. Never rejects. */
export const readPicture = (file: Blob, side: number): Promise<{ readonly planes: Float32Array } | Refused> =>
  decoded(file, (bitmap) => {
    const cut = Math.min(bitmap.width, bitmap.height);
    const points = pointsAcross * side;
    const bytes = bytesOf(bitmap, [(bitmap.width - cut) / 2, (bitmap.height - cut) / 2, cut, cut], points, points);
    return { planes: averaged(bytes, side, pointsAcross) };
  });

/** The whole picture, scaled down where its longer side is longer than `most`; transparent parts read as white. Never rejects. */
export const readWhole = (file: Blob, most: number): Promise<GreyPicture | Refused> =>
  decoded(file, (bitmap) => {
    const scale = Math.min(1, most / Math.max(bitmap.width, bitmap.height));
    const [width, height] = [Math.ceil(scale * bitmap.width), Math.ceil(scale * bitmap.height)];
    return { width, height, grey: greyOf(averaged(bytesOf(bitmap, [0, 0, bitmap.width, bitmap.height], width, height), width, 1)) };
  });

async function decoded<Read>(file: Blob, read: (bitmap: ImageBitmap) => Read): Promise<Read | Refused> {
  if (file.type !== '' && !file.type.startsWith('image/')) return { refused: 'notImage' };
  if (file.size > mostMegabytes * 2 ** 20) return { refused: 'tooLarge' };
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return { refused: 'notImage' };
  }
  try {
    return bitmap.width * bitmap.height > mostMegapixels * 1e6 ? { refused: 'tooLarge' } : read(bitmap);
  } catch {
    return { refused: 'notImage' };
  } finally {
    bitmap.close();
  }
}

/** RGBA bytes of a part of the picture on white. @throws where the browser has no canvas to give. */
function bytesOf(bitmap: ImageBitmap, part: readonly [x: number, y: number, width: number, height: number], width: number, height: number) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, ...part, 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data;
}

/** RGBA bytes of `columns`·across points a row to three planes of averages from 0 to 1, each of across² points. */
export function averaged(bytes: Uint8ClampedArray, columns: number, across: number): Float32Array {
  const points = columns * across;
  const lines = bytes.length / 4 / points;
  const count = (columns * lines) / across;
  const planes = new Float32Array(3 * count);
  const share = 1 / (255 * across * across);
  for (let row = 0; row < lines; row++) {
    for (let column = 0; column < points; column++) {
      const pixel = Math.floor(row / across) * columns + Math.floor(column / across);
      for (let c = 0; c < 3; c++) {
        const at = c * count + pixel;
        // Both indices are within the arrays by construction.
        planes[at] = (planes[at] as number) + share * (bytes[4 * (row * points + column) + c] as number);
      }
    }
  }
  return planes;
}
