/**
 * What the kernels of both poolings share: their uniforms, and the range of windows that hold a cell.
 *
 * Window p covers the rows p·sₕ − top … p·sₕ − top + Kₕ − 1 of which those inside exist; so row r is in the windows from
 * ⌈(r + top − Kₕ + 1) / sₕ⌉ to ⌊(r + top) / sₕ⌋.
 */
import type { PoolGeometry } from '../../pool.ts';

export const poolUniforms = {
  inHeight: 'i32',
  inWidth: 'i32',
  outHeight: 'i32',
  outWidth: 'i32',
  kernelHeight: 'i32',
  kernelWidth: 'i32',
  strideHeight: 'i32',
  strideWidth: 'i32',
  top: 'i32',
  left: 'i32',
} as const;

export function poolValues({ input, output, kernel, stride, padding }: PoolGeometry): Record<keyof typeof poolUniforms, number> {
  const [inHeight, inWidth] = input;
  const [outHeight, outWidth] = output;
  const [kernelHeight, kernelWidth] = kernel;
  const [strideHeight, strideWidth] = stride;
  const [top, left] = padding;
  return { inHeight, inWidth, outHeight, outWidth, kernelHeight, kernelWidth, strideHeight, strideWidth, top, left };
}

export const poolDeclarations = `
/** First row, first column, end row and end column of the cells of a window. */
fn cellsOf(p: i32, q: i32) -> vec4i {
  let row = p * u.strideHeight - u.top;
  let column = q * u.strideWidth - u.left;
  return vec4i(max(row, 0), max(column, 0), min(row + u.kernelHeight, u.inHeight), min(column + u.kernelWidth, u.inWidth));
}
/** First row, first column, end row and end column of the windows that hold a cell. */
fn windowsOf(row: i32, column: i32) -> vec4i {
  return vec4i(
    max(0, (row + u.top - u.kernelHeight + u.strideHeight) / u.strideHeight),
    max(0, (column + u.left - u.kernelWidth + u.strideWidth) / u.strideWidth),
    min(u.outHeight, (row + u.top) / u.strideHeight + 1),
    min(u.outWidth, (column + u.left) / u.strideWidth + 1),
  );
}
`;
