/**
 * Correlation of stride 1 for few channels (a filter over a picture, a depthwise layer): the equation of correlate.ts.
 *
 * One thread computes 4×4 numbers, of rows and columns that are the dilation apart, so that they share what they read. It walks
 * down the rows of the large side: a row's readings are made once and serve up to four rows of results, whose weights move on by
 * one row of taps with each. Along a row, taps are taken in spans of a fixed length, for which the code is written out.
 *
 * Readings and weights that don't belong together are never multiplied: an infinity times 0 would spread.
 */
import { defineKernel, type Kernel } from '../kernel.ts';
import { convolutionUniforms } from './convolution.ts';

/** Rows and columns of results that a thread computes. */
export const stripSide = 4;
const longestSpan = 8;

const uniforms = { ...convolutionUniforms, biased: 'i32', blocksPerRow: 'i32', blocksPerColumn: 'i32' } as const;

type StripKernel = Kernel<keyof typeof uniforms, 'large' | 'w' | 'b' | 'small'>;

const sides = [0, 1, 2, 3];

function strips(span: number): StripKernel {
  const taps = Array.from({ length: span }, (_, c) => c);
  const readings = Array.from({ length: span + stripSide - 1 }, (_, c) => c);
  const weight = (v: number, c: number) => `w${v}${c}`;
  const lines = (...parts: readonly string[]) => parts.join('\n        ');
  return defineKernel({
    label: `correlate, strips of ${span}`,
    uniforms,
    reads: { large: 'array<f32>', w: 'array<f32>', b: 'array<f32>' },
    writes: { small: 'array<f32>' },
    declarations: `
fn readingAt(start: i32, column: i32) -> f32 {
  if (column < 0 || column >= u.largeWidth) { return 0.0; }
  return large[start + column];
}
fn store(start: i32, p: i32, q: i32, sums: vec4f) {
  if (p >= u.smallHeight) { return; }
  let at = start + p * u.smallWidth;
  let step = u.dilationWidth;
  ${sides.map((i) => `if (q + ${i} * step < u.smallWidth) { small[at + q + ${i} * step] = sums[${i}]; }`).join('\n  ')}
}
`,
    body: `
  let at = i32(index);
  let across = at % u.blocksPerRow;
  let down = at / u.blocksPerRow % u.blocksPerColumn;
  let channel = at / u.blocksPerRow / u.blocksPerColumn;
  let q = across / u.dilationWidth * ${stripSide} * u.dilationWidth + across % u.dilationWidth;
  let p = down / u.dilationHeight * ${stripSide} * u.dilationHeight + down % u.dilationHeight;
  let smallTotal = u.groups * u.smallChannels;
  let s = channel % smallTotal;
  let n = channel / smallTotal;
  var bias = 0.0;
  if (u.biased != 0) { bias = b[s]; }
  ${sides.map((v) => `var sums${v} = vec4f(bias);`).join(' ')}
  let firstPlane = n * u.groups * u.largeChannels + s / u.smallChannels * u.largeChannels;
  for (var l = 0; l < u.largeChannels; l++) {
    let kernel = (s * u.largeChannels + l) * u.kernelHeight * u.kernelWidth;
    for (var done = 0; done < u.kernelWidth; done += ${span}) {
      // The last span begins earlier if it would not fit, and leaves out what is done.
      let j = min(done, u.kernelWidth - ${span});
      let column = q - u.left + j * u.dilationWidth;
      let isInner = column >= 0 && column + ${span + stripSide - 2} * u.dilationWidth < u.largeWidth;
      ${sides.flatMap((v) => taps.map((c) => `var ${weight(v, c)} = 0.0;`)).join(' ')}
      for (var r = 0; r < u.kernelHeight + ${stripSide - 1}; r++) {
        ${lines(...[3, 2, 1].flatMap((v) => taps.map((c) => `${weight(v, c)} = ${weight(v - 1, c)};`)))}
        if (r < u.kernelHeight) {
          let first = kernel + r * u.kernelWidth + j;
          ${taps.map((c) => `${weight(0, c)} = select(w[first + ${c}], 0.0, j + ${c} < done);`).join(' ')}
        }
        let row = p - u.top + r * u.dilationHeight;
        if (row < 0 || row >= u.largeHeight) { continue; }
        let start = ((firstPlane + l) * u.largeHeight + row) * u.largeWidth;
        ${readings.map((c) => `var x${c}: f32;`).join(' ')}
        if (isInner) {
          let near = start + column;
          ${readings.map((c) => `x${c} = large[near + ${c} * u.dilationWidth];`).join(' ')}
        } else {
          ${readings.map((c) => `x${c} = readingAt(start, column + ${c} * u.dilationWidth);`).join(' ')}
        }
        ${taps.map((c) => `let read${c} = select(vec4f(x${c}, x${c + 1}, x${c + 2}, x${c + 3}), vec4f(), j + ${c} < done);`).join(' ')}
        ${lines(
          ...sides.map((v) => {
            const products = taps.map((c) => `sums${v} = fma(vec4f(${weight(v, c)}), read${c}, sums${v});`).join(' ');
            return `if (r >= ${v} && r < u.kernelHeight + ${v}) { ${products} }`;
          }),
        )}
      }
    }
  }
  let result = channel * u.smallHeight * u.smallWidth;
  ${sides.map((v) => `store(result, p + ${v} * u.dilationHeight, q, sums${v});`).join(' ')}
`,
  });
}

const kernels = new Map<number, StripKernel>();

/** The kernel whose span divides a row of taps into the fewest and most even parts. */
export function stripKernel(kernelWidth: number): StripKernel {
  const span = Math.ceil(kernelWidth / Math.ceil(kernelWidth / longestSpan));
  const known = kernels.get(span);
  if (known !== undefined) return known;
  const made = strips(span);
  kernels.set(span, made);
  return made;
}
