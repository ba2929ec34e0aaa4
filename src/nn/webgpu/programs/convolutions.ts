/**
 * The three movements along the taps of a convolution, as the programs of conv2d, convTranspose2d, linear and others use them.
 * Where two kernels compute the same, the choice between them is made here.
 */
import type { ConvGeometry } from '../../taps.ts';
import { elementCount } from '../../tensor.ts';
import type { GpuTensor, Job } from '../job.ts';
import { channelSum } from '../kernels/channelSum.ts';
import { convolutionValues } from '../kernels/convolution.ts';
import { correlate } from '../kernels/correlate.ts';
import { correlateQuads } from '../kernels/correlateQuads.ts';
import { stripKernel, stripLength } from '../kernels/correlateStrips.ts';
import { packWeights } from '../kernels/packWeights.ts';
import { pointwise, pointwiseTile } from '../kernels/pointwise.ts';
import { spread } from '../kernels/spread.ts';
import { sliceSize, tiledKernel } from '../kernels/tiled.ts';
import { weightGradient } from '../kernels/weightGradient.ts';

/** From the large side to the small one; see correlate.ts. */
export function recordCorrelation(
  job: Job,
  geometry: ConvGeometry,
  large: GpuTensor,
  w: GpuTensor,
  b: GpuTensor | undefined,
  out: GpuTensor,
): void {
  const { batch, groups, largeChannels, smallChannels, small, kernel, stride, dilation } = geometry;
  if (pays(geometry, largeChannels, smallChannels, batch * small[0] * small[1])) {
    recordTiled(job, geometry, 'correlate', large, w, b, out);
    return;
  }
  // Something must be bound where there is no bias; it is not read.
  const buffers = { large: large.buffer, w: w.buffer, b: (b ?? w).buffer, small: out.buffer };
  const uniforms = { ...convolutionValues(geometry), biased: b === undefined ? 0 : 1 };
  const quadsPerRow = Math.ceil(small[1] / 4);
  if (stride[0] === 1 && stride[1] === 1) {
    const stripsPerColumn = stripsAlong(small[0], dilation[0]);
    const count = batch * groups * smallChannels * stripsPerColumn * small[1];
    job.dispatch(stripKernel(kernel[0]), { count, uniforms: { ...uniforms, stripsPerColumn }, buffers });
  } else if (quadsPerRow > 1) {
    const count = (elementCount(out.shape) / small[1]) * quadsPerRow;
    job.dispatch(correlateQuads, { count, uniforms: { ...uniforms, quadsPerRow }, buffers });
  } else {
    job.dispatch(correlate, { count: elementCount(out.shape), uniforms, buffers });
  }
}

/** Strips of a column: for each remainder of the dilation as many as the first remainder needs. */
function stripsAlong(height: number, dilation: number): number {
  return Math.ceil(height / (stripLength * dilation)) * Math.min(dilation, height);
}

/** From the small side to the large one; see spread.ts. */
export function recordSpread(
  job: Job,
  geometry: ConvGeometry,
  small: GpuTensor,
  w: GpuTensor,
  b: GpuTensor | undefined,
  out: GpuTensor,
): void {
  const { batch, largeChannels, smallChannels, large, stride } = geometry;
  if (pays(geometry, smallChannels, largeChannels, batch * Math.floor(large[0] / stride[0]) * Math.floor(large[1] / stride[1]))) {
    recordTiled(job, geometry, 'spread', small, w, b, out);
    return;
  }
  job.dispatch(spread, {
    count: elementCount(out.shape),
    uniforms: { ...convolutionValues(geometry), biased: b === undefined ? 0 : 1 },
    buffers: { small: small.buffer, w: w.buffer, b: (b ?? w).buffer, large: out.buffer },
  });
}

/**
 * Whether a tiled kernel is worth packing the weights: tiles must be filled well enough, in both directions and along the
 * channels that are summed over. `pixels` are those that one tap serves: of one phase where there is a stride.
 */
function pays({ kernel }: ConvGeometry, sums: number, computes: number, pixels: number): boolean {
  return sums >= 8 && computes >= 16 && pixels >= 32 && sums * computes * pixels * kernel[0] * kernel[1] >= 2 ** 18;
}

/** Whether each pixel is computed from its own channels alone, so that both movements are one, and planes fill a tile. */
function isPointwise({ kernel, stride, padding, small, large }: ConvGeometry): boolean {
  const plain = [...kernel, ...stride].every((size) => size === 1) && padding.every((size) => size === 0);
  return plain && small[0] === large[0] && small[1] === large[1] && small[0] * small[1] >= pointwiseTile;
}

/** Either movement by the kernels of tiled.ts. `source` is summed over, `out` is computed. */
function recordTiled(
  job: Job,
  geometry: ConvGeometry,
  movement: 'correlate' | 'spread',
  source: GpuTensor,
  w: GpuTensor,
  b: GpuTensor | undefined,
  out: GpuTensor,
): void {
  const { batch, groups, largeChannels, smallChannels, large, small, kernel, stride } = geometry;
  const taps = kernel[0] * kernel[1];
  const forward = movement === 'correlate';
  const [sums, computes] = forward ? [largeChannels, smallChannels] : [smallChannels, largeChannels];
  const { tile, kernel: tiled } = tiledKernel(movement, computes);
  const kFilled = Math.ceil(sums / sliceSize) * sliceSize;
  const filled = isPointwise(geometry) ? pointwiseTile : tile.channels;
  const mFilled = Math.ceil(computes / filled) * filled;
  const packed = job.scratch([groups, taps, kFilled, mFilled], 'the packed weights');
  const [kStep, mStep] = forward ? [taps, largeChannels * taps] : [largeChannels * taps, taps];
  job.dispatch(packWeights, {
    count: elementCount(packed.shape),
    uniforms: { taps, sums, computes, kFilled, mFilled, kStep, mStep },
    buffers: { w: w.buffer, packed: packed.buffer },
  });
  if (isPointwise(geometry)) {
    const plane = small[0] * small[1];
    const pixelTiles = Math.ceil(plane / pointwiseTile);
    const channelTiles = mFilled / pointwiseTile;
    job.dispatch(pointwise, {
      count: batch * groups * channelTiles * pixelTiles,
      uniforms: { groups, sums, computes, plane, kFilled, pixelTiles, channelTiles, biased: b === undefined ? 0 : 1 },
      buffers: { source: source.buffer, packed: packed.buffer, b: (b ?? w).buffer, result: out.buffer },
    });
    return;
  }
  // Pixels of the first phase, which has the most.
  const pixels = forward ? small[0] * small[1] : Math.ceil(large[0] / stride[0]) * Math.ceil(large[1] / stride[1]);
  const phases = forward ? 1 : stride[0] * stride[1];
  const pixelTiles = Math.ceil((batch * pixels) / tile.pixels);
  const channelTiles = mFilled / tile.channels;
  job.dispatch(tiled, {
    count: pixelTiles * channelTiles * groups * phases,
    uniforms: { ...convolutionValues(geometry), batch, biased: b === undefined ? 0 : 1, pixelTiles, channelTiles },
    buffers: { source: source.buffer, packed: packed.buffer, b: (b ?? w).buffer, result: out.buffer },
  });
}

/** From both sides to the weights; see weightGradient.ts. */
export function recordWeightGradient(job: Job, geometry: ConvGeometry, large: GpuTensor, small: GpuTensor, out: GpuTensor): void {
  job.dispatch(weightGradient, {
    count: elementCount(out.shape),
    uniforms: { ...convolutionValues(geometry), batch: geometry.batch },
    buffers: { large: large.buffer, small: small.buffer, dw: out.buffer },
  });
}

/** The gradient of a bias that was added to every pixel of its channel; `gradient` is [N, C, ...]. */
export function recordBiasGradient(job: Job, gradient: GpuTensor, out: GpuTensor): void {
  const channels = elementCount(out.shape);
  const batch = gradient.shape[0] ?? 1;
  job.dispatch(channelSum, {
    count: channels,
    uniforms: { batch, channels, plane: elementCount(gradient.shape) / (batch * channels), factor: 1 },
    buffers: { x: gradient.buffer, sums: out.buffer },
  });
}
