/**
 * Correlation and its adjoint as matrix products, for many channels: the equations of correlate.ts and spread.ts.
 *
 * A workgroup computes 64 channels of 64 pixels, or 32 of 128: 8×8 of them in each thread's registers. Tap by tap, it goes through
 * the channels that are summed over in slices of 16: the slice's weights and pixels come into workgroup memory once and are then
 * used many times.
 * Where a tap reads does not change along the channels, so that it is found outside that loop.
 *
 * The adjoint of a convolution with a stride is computed phase by phase. Pixels whose row and column leave the same remainders
 * when divided by the stride get their stamps from the same taps; other taps are skipped by the whole workgroup at once:
 *
 *   correlation:  source row = a·sₕ − top + i·dₕ                              pixel row = a
 *   adjoint:      source row = a + (first + top − i·dₕ) / sₕ, if whole        pixel row = first + a·sₕ
 *
 * `source` is [N, groups·sums, ...], `result` [N, groups·computes, ...]. Longer than other kernels, because what is fetched and
 * what is computed are laid out differently over the threads.
 */
import { defineKernel, type Kernel, threadsPerWorkgroup } from '../kernel.ts';
import { convolutionUniforms } from './convolution.ts';

/** Channels summed over from one fetch into workgroup memory to the next. */
export const sliceSize = 16;

/** Channels and pixels of a workgroup. 64 threads compute 64 numbers each, so that one follows from the other. */
export interface Tile {
  readonly channels: 32 | 64;
  readonly pixels: 128 | 64;
}
export const squareTile: Tile = { channels: 64, pixels: 64 };
/** For groups of few channels, of which a square tile would be half empty. */
export const flatTile: Tile = { channels: 32, pixels: 128 };

const uniforms = {
  ...convolutionUniforms,
  batch: 'i32',
  biased: 'i32',
  /** Tiles of pixels of one phase, and of channels of one group. */
  pixelTiles: 'i32',
  channelTiles: 'i32',
} as const;

export type TiledKernel = Kernel<keyof typeof uniforms, 'source' | 'packed' | 'b' | 'result'>;

const eight = [0, 1, 2, 3, 4, 5, 6, 7];

/** What differs between the two directions, in WGSL. */
interface Direction {
  readonly label: string;
  readonly sums: string;
  readonly computes: string;
  readonly sourceSize: readonly [height: string, width: string];
  readonly resultSize: readonly [height: string, width: string];
  /** Declares step (how far apart the sources of neighbouring pixels are), first and pitch (pixel row = first + a·pitch), extent. */
  readonly phase: string;
  /** Declares `shift`, the source of pixel (0, 0) for tap (i, j); may `continue`. */
  readonly shift: string;
}

function tiled(direction: Direction, tile: Tile): TiledKernel {
  const { label, sums, computes, sourceSize, resultSize, phase, shift } = direction;
  // Vectors of four in a row of workgroup memory, and how many of them each thread fetches for a slice.
  const pixelQuads = tile.pixels / 4;
  const weightQuads = tile.channels / 4;
  const pixelFetches = (sliceSize * pixelQuads) / threadsPerWorkgroup;
  const weightFetches = (sliceSize * weightQuads) / threadsPerWorkgroup;
  const threadsAlongPixels = tile.pixels / 8;
  const channelOf = (i: number) => `${i < 4 ? 'w0' : 'w1'}.${'xyzw'[i % 4]}`;
  return defineKernel({
    label,
    reach: 'workgroup',
    uniforms,
    reads: { source: 'array<f32>', packed: 'array<vec4f>', b: 'array<f32>' },
    writes: { result: 'array<f32>' },
    declarations: `
var<workgroup> weights: array<vec4f, ${sliceSize * weightQuads}>;
var<workgroup> pixels: array<vec4f, ${sliceSize * pixelQuads}>;
fn store(channel: i32, plane: i32, place: vec4i, stored: vec4<bool>, sums: vec4f) {
  var value = sums;
  if (u.biased != 0) { value += b[channel]; }
  let start = channel * plane;
  if (stored.x) { result[start + place.x] = value.x; }
  if (stored.y) { result[start + place.y] = value.y; }
  if (stored.z) { result[start + place.z] = value.z; }
  if (stored.w) { result[start + place.w] = value.w; }
}
`,
    body: `
  let at = i32(workgroup);
  let pixelTile = at % u.pixelTiles;
  let channelTile = at / u.pixelTiles % u.channelTiles;
  let group = at / u.pixelTiles / u.channelTiles % u.groups;
  let phase = at / u.pixelTiles / u.channelTiles / u.groups;
  ${phase}
  let count = u.batch * extent.x * extent.y;
  let sourceSize = vec2i(${sourceSize.join(', ')});
  let sourcePlane = sourceSize.x * sourceSize.y;
  let taps = u.kernelHeight * u.kernelWidth;
  let sums = ${sums};
  let slices = (sums + ${sliceSize - 1}) / ${sliceSize};

  // This thread fetches four neighbouring pixels, of some of a slice's channels.
  let quad = i32(lane % ${pixelQuads}u);
  let firstChannel = i32(lane / ${pixelQuads}u) * ${pixelFetches};
  let fetched = pixelTile * ${tile.pixels} + quad * 4 + vec4i(0, 1, 2, 3);
  let fetchedImage = fetched / (extent.x * extent.y);
  let fetchedRow = fetched / extent.y % extent.x * step.x;
  let fetchedColumn = fetched % extent.y * step.y;
  let imageStart = (fetchedImage * u.groups + group) * sums * sourcePlane;

  // And computes eight pixels of eight channels.
  let pixelPair = i32(lane % ${threadsAlongPixels}u) * 2;
  let channelPair = i32(lane / ${threadsAlongPixels}u) * 2;
  ${eight.map((i) => `var a${i} = vec4f(); var b${i} = vec4f();`).join('\n  ')}

  for (var tap = 0; tap < taps; tap++) {
    let i = tap / u.kernelWidth;
    let j = tap % u.kernelWidth;
    ${shift}
    let row = fetchedRow + shift.x;
    let column = fetchedColumn + shift.y;
    let inside = (fetched < vec4i(count)) & (row >= vec4i(0)) & (row < vec4i(sourceSize.x)) & (column >= vec4i(0)) & (column < vec4i(sourceSize.y));
    // A read outside is made at 0 instead, and not used.
    let start = select(vec4i(0), imageStart + row * sourceSize.y + column, inside);
    for (var slice = 0; slice < slices; slice++) {
      let weightStart = (((group * taps + tap) * slices + slice) * ${sliceSize} * u.channelTiles + channelTile) * ${weightQuads};
      for (var k = firstChannel; k < firstChannel + ${pixelFetches}; k++) {
        let isSummed = slice * ${sliceSize} + k < sums;
        let offset = select(vec4i(0), start + (slice * ${sliceSize} + k) * sourcePlane, vec4<bool>(isSummed));
        let read = vec4f(source[offset.x], source[offset.y], source[offset.z], source[offset.w]);
        pixels[k * ${pixelQuads} + quad] = select(vec4f(), read, inside & vec4<bool>(isSummed));
      }
      for (var fetch = 0; fetch < ${weightFetches}; fetch++) {
        let to = fetch * ${threadsPerWorkgroup} + i32(lane);
        weights[to] = packed[weightStart + to / ${weightQuads} * u.channelTiles * ${weightQuads} + to % ${weightQuads}];
      }
      workgroupBarrier();
      for (var k = 0; k < ${sliceSize}; k++) {
        let w0 = weights[k * ${weightQuads} + channelPair];
        let w1 = weights[k * ${weightQuads} + channelPair + 1];
        let x0 = pixels[k * ${pixelQuads} + pixelPair];
        let x1 = pixels[k * ${pixelQuads} + pixelPair + 1];
        ${eight.map((i) => `a${i} = fma(vec4f(${channelOf(i)}), x0, a${i}); b${i} = fma(vec4f(${channelOf(i)}), x1, b${i});`).join('\n        ')}
      }
      workgroupBarrier();
    }
  }

  let computes = ${computes};
  let resultSize = vec2i(${resultSize.join(', ')});
  let resultPlane = resultSize.x * resultSize.y;
  let near = pixelTile * ${tile.pixels} + pixelPair * 4 + vec4i(0, 1, 2, 3);
  let far = near + 4;
  let size = extent.x * extent.y;
  let nearPlace = near / size * u.groups * computes * resultPlane + (first.x + near / extent.y % extent.x * pitch.x) * resultSize.y + first.y + near % extent.y * pitch.y;
  let farPlace = far / size * u.groups * computes * resultPlane + (first.x + far / extent.y % extent.x * pitch.x) * resultSize.y + first.y + far % extent.y * pitch.y;
  let inGroup = channelTile * ${tile.channels} + channelPair * 4;
  let channel = group * computes + inGroup;
  ${eight
    .map(
      (i) => `if (inGroup + ${i} < computes) {
    store(channel + ${i}, resultPlane, nearPlace, near < vec4i(count), a${i});
    store(channel + ${i}, resultPlane, farPlace, far < vec4i(count), b${i});
  }`,
    )
    .join('\n  ')}
`,
  });
}

const correlation: Direction = {
  label: 'correlate, tiled',
  sums: 'u.largeChannels',
  computes: 'u.smallChannels',
  sourceSize: ['u.largeHeight', 'u.largeWidth'],
  resultSize: ['u.smallHeight', 'u.smallWidth'],
  phase: `
  let step = vec2i(u.strideHeight, u.strideWidth);
  let first = vec2i(0, 0);
  let pitch = vec2i(1, 1);
  let extent = vec2i(u.smallHeight, u.smallWidth);`,
  shift: 'let shift = vec2i(i * u.dilationHeight - u.top, j * u.dilationWidth - u.left);',
};

const adjoint: Direction = {
  label: 'spread, tiled',
  sums: 'u.smallChannels',
  computes: 'u.largeChannels',
  sourceSize: ['u.smallHeight', 'u.smallWidth'],
  resultSize: ['u.largeHeight', 'u.largeWidth'],
  // The last phases may have a row or a column less than the first ones, or none.
  phase: `
  let step = vec2i(1, 1);
  let first = vec2i(phase / u.strideWidth, phase % u.strideWidth);
  let pitch = vec2i(u.strideHeight, u.strideWidth);
  let extent = max((vec2i(u.largeHeight, u.largeWidth) - first + pitch - 1) / pitch, vec2i(0));`,
  shift: `let reach = first + vec2i(u.top - i * u.dilationHeight, u.left - j * u.dilationWidth);
    if (reach.x % pitch.x != 0 || reach.y % pitch.y != 0) { continue; }
    let shift = reach / pitch;`,
};

const kernels = {
  correlate: new Map([squareTile, flatTile].map((tile) => [tile, tiled(correlation, tile)])),
  spread: new Map([squareTile, flatTile].map((tile) => [tile, tiled(adjoint, tile)])),
};

/** The tile that is filled better by so many channels, and its kernel for a movement. */
export function tiledKernel(movement: keyof typeof kernels, computes: number): { readonly tile: Tile; readonly kernel: TiledKernel } {
  const rest = computes % squareTile.channels;
  const tile = rest > 0 && rest <= flatTile.channels ? flatTile : squareTile;
  // Both maps have both tiles.
  return { tile, kernel: kernels[movement].get(tile) as TiledKernel };
}
