/**
 * A file of the reader's as a small square picture. It is decoded, cut to the middle square and scaled by averaging, all in
 * the page: no byte of it leaves the browser.
 */
export type PictureRefusal = 'notImage' | 'tooLarge';
export type ReadPicture = { readonly planes: Float32Array } | { readonly refused: PictureRefusal };

/** Beyond these a page would rather say so than stand still. */
export const mostMegabytes = 20;
export const mostMegapixels = 60;
/** Points averaged into one pixel, per axis. */
const pointsAcross = 8;

/** Red, green, blue as [3, side, side] from 0 to 1; transparent parts read as white. Never rejects. */
export async function readPicture(file: Blob, side: number): Promise<ReadPicture> {
  if (file.type !== '' && !file.type.startsWith('image/')) return { refused: 'notImage' };
  if (file.size > mostMegabytes * 2 ** 20) return { refused: 'tooLarge' };
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return { refused: 'notImage' };
  }
  try {
    const { width, height } = bitmap;
    if (width * height > mostMegapixels * 1e6) return { refused: 'tooLarge' };
    const points = pointsAcross * side;
    const canvas = document.createElement('canvas');
    canvas.width = points;
    canvas.height = points;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return { refused: 'notImage' };
    context.fillStyle = '#fff';
    context.fillRect(0, 0, points, points);
    context.imageSmoothingQuality = 'high';
    const cut = Math.min(width, height);
    context.drawImage(bitmap, (width - cut) / 2, (height - cut) / 2, cut, cut, 0, 0, points, points);
    return { planes: averaged(context.getImageData(0, 0, points, points).data, side, pointsAcross) };
  } finally {
    bitmap.close();
  }
}

/** RGBA bytes of (side·across)² points to three planes of side² averages from 0 to 1. */
export function averaged(bytes: Uint8ClampedArray, side: number, across: number): Float32Array {
  const planes = new Float32Array(3 * side * side);
  const points = side * across;
  const share = 1 / (255 * across * across);
  for (let row = 0; row < points; row++) {
    for (let column = 0; column < points; column++) {
      const pixel = Math.floor(row / across) * side + Math.floor(column / across);
      for (let c = 0; c < 3; c++) {
        const at = c * side * side + pixel;
        // Both indices are within the arrays by construction.
        planes[at] = (planes[at] as number) + share * (bytes[4 * (row * points + column) + c] as number);
      }
    }
  }
  return planes;
}
