/**
 * Correlation of stride 1 for few channels (a filter over a picture, a depthwise layer): the equation of correlate.ts.
 *
 * One thread computes eight numbers of a column, of rows that are the dilation apart, so that they share what they read: for each
 * column of taps it walks down the rows, and a reading serves every result that it belongs to. Neighbouring threads have
 * neighbouring columns, so that they read neighbouring numbers together. Up to a height of taps the walk is written out; past it
 * only its ends are, where a reading does not serve all eight, and between them the weights move on by one result with each row.
 *
 * Readings and weights that don't belong together are never multiplied: an infinity times 0 would spread.
 */
import { defineKernel, type Kernel } from '../kernel.ts';
import { convolutionUniforms } from './convolution.ts';

/** Results that a thread computes. */
export const stripLength = 8;
/** From this height on, every result takes part in the walk before the first one has left it. */
const fewestToWalk = stripLength - 1;

const uniforms = { ...convolutionUniforms, biased: 'i32', stripsPerColumn: 'i32' } as const;

type StripKernel = Kernel<keyof typeof uniforms, 'large' | 'w' | 'b' | 'small'>;

const range = (end: number) => Array.from({ length: end }, (_, i) => i);
const results = range(stripLength);

/** What a row's place is called after it, for all columns alike: whether it is inside, and where it starts. */
const place = (name: string, row: string | number) => `
  let row${name} = top + ${row} * u.dilationHeight;
  let inside${name} = row${name} >= 0 && row${name} < u.largeHeight;
  let start${name} = clamp(row${name}, 0, u.largeHeight - 1) * u.largeWidth;`;
const read = (name: string) => `let x${name} = select(0.0, large[at + start${name}], inside${name});`;
const add = (result: number, weight: string, name: string) => `sum${result} = fma(${weight}, x${name}, sum${result});`;
const weightAt = (row: string | number) => `w[tap + ${row} * u.kernelWidth]`;

/** The walk along a column of taps of a given height, and the places it uses. */
function writtenOut(height: number): readonly [places: string, walk: string] {
  const rows = range(height + stripLength - 1);
  const weights = range(height).map((i) => `let w${i} = ${weightAt(i)};`);
  const steps = rows.map((r) => {
    const served = results.filter((v) => r - v >= 0 && r - v < height);
    return [read(`${r}`), ...served.map((v) => add(v, `w${r - v}`, `${r}`))].join(' ');
  });
  return [rows.map((r) => place(`${r}`, r)).join(''), [...weights, ...steps].join('\n')];
}

/** The same for any height from `fewestToWalk` on. Result v is served with weight w<v>, which moves on to the next one. */
function inALoop(): readonly [places: string, walk: string] {
  const ends = range(fewestToWalk);
  const later = results.slice(1);
  const moveOn = [...later]
    .reverse()
    .map((v) => `w${v} = w${v - 1};`)
    .join(' ');
  const begin = ends.map((r) => {
    const served = results.filter((v) => v <= r);
    return [moveOn, `w0 = ${weightAt(r)};`, read(`${r}`), ...served.map((v) => add(v, `w${v}`, `${r}`))].join(' ');
  });
  const end = ends.map((r) => [moveOn, read(`End${r}`), ...results.filter((v) => v > r).map((v) => add(v, `w${v}`, `End${r}`))].join(' '));
  const walk = `
    ${results.map((v) => `var w${v} = 0.0;`).join(' ')}
    ${begin.join('\n')}
    for (var r = ${fewestToWalk}; r < u.kernelHeight; r++) {
      ${moveOn}
      w0 = ${weightAt('r')};
      ${place('', 'r')}
      ${read('')}
      ${results.map((v) => add(v, `w${v}`, '')).join(' ')}
    }
    ${end.join('\n')}`;
  return [ends.map((r) => place(`${r}`, r) + place(`End${r}`, `(u.kernelHeight + ${r})`)).join(''), walk];
}

function strips(label: string, [places, walk]: readonly [places: string, walk: string]): StripKernel {
  return defineKernel({
    label: `correlate, strips, ${label}`,
    uniforms,
    reads: { large: 'array<f32>', w: 'array<f32>', b: 'array<f32>' },
    writes: { small: 'array<f32>' },
    body: `
  let above = i32(index) / u.smallWidth;
  let q = i32(index) - above * u.smallWidth;
  let channel = above / u.stripsPerColumn;
  let down = above - channel * u.stripsPerColumn;
  let p = down / u.dilationHeight * ${stripLength - 1} * u.dilationHeight + down;
  let s = channel % (u.groups * u.smallChannels);
  var bias = 0.0;
  if (u.biased != 0) { bias = b[s]; }
  ${results.map((v) => `var sum${v} = bias;`).join(' ')}
  let top = p - u.top;
  ${places}
  for (var l = 0; l < u.largeChannels; l++) {
    let plane = (channel / u.smallChannels * u.largeChannels + l) * u.largeHeight * u.largeWidth;
    var tap = (s * u.largeChannels + l) * u.kernelHeight * u.kernelWidth;
    var column = q - u.left;
    for (var j = 0; j < u.kernelWidth; j++) {
      if (column >= 0 && column < u.largeWidth) {
        let at = plane + column;
        ${walk}
      }
      column += u.dilationWidth;
      tap++;
    }
  }
  let result = channel * u.smallHeight * u.smallWidth + q;
  ${results.map((v) => `let p${v} = p + ${v} * u.dilationHeight; if (p${v} < u.smallHeight) { small[result + p${v} * u.smallWidth] = sum${v}; }`).join('\n  ')}
`,
  });
}

const kernels = new Map<number, StripKernel>();

/** The kernel for taps of a height. */
export function stripKernel(kernelHeight: number): StripKernel {
  const height = Math.min(kernelHeight, fewestToWalk);
  const known = kernels.get(height);
  if (known !== undefined) return known;
  const made = height < fewestToWalk ? strips(`${height} high`, writtenOut(height)) : strips('high', inALoop());
  kernels.set(height, made);
  return made;
}
