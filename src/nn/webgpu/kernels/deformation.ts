/**
 * What the kernels of the deformable convolution share: where a tap reads, and bilinear interpolation there.
 *
 *   place = (p·sₕ − top + i·dₕ + Δrow, q·s_w − left + j·d_w + Δcolumn)
 *   x̃ = (1−b)(1−r)·x[⌊⌋,⌊⌋] + (1−b)r·x[⌊⌋,⌊⌋+1] + b(1−r)·x[⌊⌋+1,⌊⌋] + br·x[⌊⌋+1,⌊⌋+1]        b, r: the fractions of the place
 *
 * Outside, x reads as 0; a place a whole pixel or more outside reads nothing.
 * offset: [N, 2·offsetGroups·taps, outₕ, out_w]   mask: [N, offsetGroups·taps, outₕ, out_w].
 */
import { convolutionUniforms } from './convolution.ts';

export const deformationUniforms = { ...convolutionUniforms, offsetGroups: 'i32', masked: 'i32' } as const;

export const deformation = `
/** Index of a tap's Δrow; Δcolumn is one output plane further. Half of it, counted in planes, is the tap's place in the mask. */
fn field(n: i32, offsetGroup: i32, tap: i32) -> i32 {
  return (n * u.offsetGroups + offsetGroup) * u.kernelHeight * u.kernelWidth + tap;
}
fn placeOf(field: i32, tap: i32, pixel: i32) -> vec2f {
  let outputPlane = u.smallHeight * u.smallWidth;
  let row = pixel / u.smallWidth * u.strideHeight - u.top + tap / u.kernelWidth * u.dilationHeight;
  let column = pixel % u.smallWidth * u.strideWidth - u.left + tap % u.kernelWidth * u.dilationWidth;
  let at = 2 * field * outputPlane + pixel;
  return vec2f(f32(row) + offset[at], f32(column) + offset[at + outputPlane]);
}
fn isNear(place: vec2f) -> bool {
  return place.x > -1.0 && place.x < f32(u.largeHeight) && place.y > -1.0 && place.y < f32(u.largeWidth);
}
fn isInside(row: i32, column: i32) -> bool {
  return row >= 0 && row < u.largeHeight && column >= 0 && column < u.largeWidth;
}
`;

/** Needs x: the four pixels around a place, as (above left, above right, below left, below right). */
export const cornerPixels = `
fn pixelAt(plane: i32, row: i32, column: i32) -> f32 {
  if (!isInside(row, column)) { return 0.0; }
  return x[(plane * u.largeHeight + row) * u.largeWidth + column];
}
fn cornersOf(plane: i32, place: vec2f) -> vec4f {
  let row = i32(floor(place.x));
  let column = i32(floor(place.y));
  return vec4f(
    pixelAt(plane, row, column), pixelAt(plane, row, column + 1), pixelAt(plane, row + 1, column), pixelAt(plane, row + 1, column + 1),
  );
}
`;
