/** What the figure shows of a state, computed. */
import { pictureTensor, side } from '../../figure/digits.ts';
import { type Job, jobOf } from '../../figure/runs.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { squeezeExcite } from '../../nn/ops/squeezeExcite.ts';
import type { Tensor } from '../../nn/tensor.ts';
import { pixelsOf, type SqueezeState } from './model.ts';
import { held, logitsOf, mapsOf, sharesOf, stagesOf } from './network/forward.ts';
import { channels, firstOptions, layersOf, mapSide, pooled, ratio, secondOptions, shapes, units, type Weights } from './network/layers.ts';
import { classGates, trained } from './network/trained.ts';

/** The picture, its maps, the image's own stages of the block and its own logits: all that holding a gate leaves alone. */
export function seenIn(drawing: SqueezeState['drawing']) {
  const x = pictureTensor(pixelsOf(drawing));
  const maps = mapsOf(x, trained);
  return { x, maps, stages: stagesOf(maps, trained), shares: sharesOf(maps, trained), logits: logitsOf(maps, trained) };
}

/** The gates that do not come from the image: held ones, and where the gates are borrowed all of them. */
export function fixedGates({ holds, source, other }: Pick<SqueezeState, 'holds' | 'source' | 'other'>, followed: number) {
  const borrowed = source === 'own' ? undefined : classGates[source === 'class' ? followed : other];
  return holds.map((hold, c) => (hold === 'f' ? borrowed?.[c] : Number(hold)));
}

/** The whole network on this picture, for every backend. */
export function networkJob(x: Tensor, weights: Weights): Job {
  const [first, ...then] = layersOf(weights);
  if (first === undefined) throw new RangeError('the network has layers');
  return jobOf(first.name, { x, ...first.inputs }, first.options, () => networkOutput(x, weights), then);
}

const networkOutput = (x: Tensor, weights: Weights): Tensor => fromMaps(mapsOf(x, weights), weights);

/** The same from the maps on: they are the larger part of the work, and holding a gate leaves them alone. */
export const fromMaps = (maps: Tensor, weights: Weights): Tensor => {
  const data = logitsOf(maps, weights);
  return { shape: [1, data.length, 1, 1], data };
};

export const weightsFor = (fixed: readonly (number | undefined)[]): Weights => held(trained, fixed);

/**
 * Terms as they are printed, with so many decimals, and their sum: each is rounded so that the printed terms add up to the
 * printed sum. None is off by more than the last decimal.
 */
export function addingUp(terms: readonly number[], decimals = 2): { readonly terms: readonly number[]; readonly sum: number } {
  const unit = 10 ** decimals;
  let exact = 0;
  let shown = 0;
  const rounded = terms.map((term) => {
    exact += term;
    const next = Math.round(exact * unit);
    const step = next - shown;
    shown = next;
    return step / unit;
  });
  return { terms: rounded, sum: shown / unit };
}

/** What leads to one gate's argument: the bias and one product for each bottleneck unit. */
export const gateTerms = (rectified: ArrayLike<number>, channel: number): number[] => [
  trained.b2.data[channel] ?? 0,
  ...Array.from({ length: units }, (_, j) => (trained.w2.data[channel * units + j] ?? 0) * (rectified[j] ?? 0)),
];

/** The bias of a class and what each channel adds to its logit. */
export const logitTerms = (shares: ArrayLike<number>, gates: ArrayLike<number>, k: number, count: number): number[] => [
  trained.c.data[k] ?? 0,
  ...Array.from({ length: channels }, (_, c) => (gates[c] ?? 0) * (shares[c * count + k] ?? 0)),
];

/** The channel in which the mean gates of two classes differ most. */
export function farthest(a: readonly number[], b: readonly number[]): number {
  const gap = (c: number) => Math.abs((a[c] ?? 0) - (b[c] ?? 0));
  return a.reduce((best, _, c) => (gap(c) > gap(best) ? c : best), 0);
}

/** Weights, multiply–accumulates on 14×14 maps and share of a 3×3 convolution's weights, for each reduction ratio. */
export function bills(width: number) {
  return [2, 4, 8, 16].map((r) => {
    const x = [1, width, mapSide, mapSide];
    const narrow = width / r;
    const cost = squeezeExcite.cost({ x, w1: [narrow, width], b1: [narrow], w2: [width, narrow], b2: [width] });
    return { r, weights: (2 * width ** 2) / r, macs: cost.multiplyAccumulates, share: 2 / (9 * r) };
  });
}

/** Parameters and multiply–accumulates of the block and of the whole network as they are. */
export function account() {
  const maps = [1, channels, mapSide, mapSide];
  const block = squeezeExcite.cost({ x: maps, w1: shapes.w1, b1: shapes.b1, w2: shapes.w2, b2: shapes.b2 });
  const early = conv2d.cost({ x: [1, 1, side, side], w: shapes.k1, b: shapes.c1 }, firstOptions);
  const late = conv2d.cost({ x: [1, shapes.k2[1], mapSide, mapSide], w: shapes.k2, b: shapes.c2 }, secondOptions);
  const last = conv2d.cost({ x: [1, channels, pooled, pooled], w: shapes.v, b: shapes.c });
  const all = [early, late, block, last];
  return {
    block,
    ratio,
    parameters: all.reduce((sum, { parameters }) => sum + parameters, 0),
    macs: all.reduce((sum, { multiplyAccumulates }) => sum + multiplyAccumulates, 0),
  };
}
