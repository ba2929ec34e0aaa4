/**
 * What the figure shows of its state, all by the operators.
 *
 *   z_c = D_c ⋆ x_c        y_o = Σ_c P[o,c] · a(z_c)        K[o,c] = P[o,c] · D_c        a: nothing, or ReLU
 *
 * Without the ReLU the two steps are one ordinary convolution with the kernels K. With it they are none: a convolution without
 * bias gives −y for −x. Source: Chollet 2017, "Xception", sections 1.1 and 4.7.
 */

import { type Job, jobOf, type Step } from '../../figure/runs.ts';
import type { Term } from '../../figure/Sum.tsx';
import { relu } from '../../nn/ops/activations.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';
import { inChannels, kernel, outChannels, outSide, type SeparableState, side } from './model.ts';

const depthwiseOptions = { groups: inChannels } as const;

export function tensorsOf({ x, d, p }: SeparableState) {
  // K[o, c, i, j] = P[o, c] · D[c, i, j]; adding 0 turns a −0 into 0.
  const merged = p.flatMap((weight, at) => {
    const c = at % inChannels;
    return d.slice(c * kernel * kernel, (c + 1) * kernel * kernel).map((value) => weight * value + 0);
  });
  return {
    x: tensor([1, inChannels, side, side], x),
    D: tensor([inChannels, 1, kernel, kernel], d),
    P: tensor([outChannels, inChannels, 1, 1], p),
    K: tensor([outChannels, inChannels, kernel, kernel], merged),
  };
}

type Tensors = ReturnType<typeof tensorsOf>;

export const depthwise = ({ x, D }: Tensors): Tensor => conv2d.forward({ x, w: D }, depthwiseOptions);
/** What the second step reads. */
export const between = (z: Tensor, withRelu: boolean): Tensor => (withRelu ? relu.forward({ x: z }) : z);

export function inSteps(tensors: Tensors, withRelu: boolean): Tensor {
  return conv2d.forward({ x: between(depthwise(tensors), withRelu), w: tensors.P });
}

export const ordinary = ({ x, K }: Tensors): Tensor => conv2d.forward({ x, w: K });

export function stepsJob(tensors: Tensors, withRelu: boolean): Job {
  const mix: Step = { name: 'conv2d', inputs: { w: tensors.P }, options: {} };
  const then: readonly Step[] = withRelu ? [{ name: 'relu', inputs: {}, options: {} }, mix] : [mix];
  return jobOf('conv2d', { x: tensors.x, w: tensors.D }, depthwiseOptions, () => inSteps(tensors, withRelu), then);
}

export const ordinaryJob = (tensors: Tensors): Job => jobOf('conv2d', { x: tensors.x, w: tensors.K }, {}, () => ordinary(tensors));

export function costsOf({ x, D, P, K }: Tensors) {
  const z = conv2d.outputShape({ x: x.shape, w: D.shape }, depthwiseOptions);
  return {
    depthwise: conv2d.cost({ x: x.shape, w: D.shape }, depthwiseOptions),
    pointwise: conv2d.cost({ x: z, w: P.shape }),
    ordinary: conv2d.cost({ x: x.shape, w: K.shape }),
  };
}

const plane = outSide * outSide;
/** One channel of a result. */
export const channel = ({ data }: Tensor, c: number): number[] => Array.from(data.slice(c * plane, (c + 1) * plane), (value) => value + 0);

/** Cells of x that the followed cell reads, by index within a channel, in the order of the kernel. */
export const windowOf = ({ cell }: Pick<SeparableState, 'cell'>): number[] =>
  Array.from(
    { length: kernel * kernel },
    (_, at) => (Math.floor(cell / outSide) + Math.floor(at / kernel)) * side + (cell % outSide) + (at % kernel),
  );

/** The products behind z_c at the followed cell, laid out like the kernel. */
export function depthwiseTerms(state: SeparableState, c: number): readonly (readonly Term[])[] {
  const terms = windowOf(state).map(
    (at, tap): Term => [
      { role: 'w', value: state.d[c * kernel * kernel + tap] ?? 0 },
      { role: 'x', value: state.x[c * side * side + at] ?? 0 },
    ],
  );
  return Array.from({ length: kernel }, (_, row) => terms.slice(row * kernel, (row + 1) * kernel));
}

/** The products behind the followed output: one for each channel. */
export const mixTerms = (state: SeparableState, read: Tensor): readonly (readonly Term[])[] => [
  Array.from(
    { length: inChannels },
    (_, c): Term => [
      { role: 'w', value: state.p[state.output * inChannels + c] ?? 0 },
      { role: 'x', value: channel(read, c)[state.cell] ?? 0 },
    ],
  ),
];

/** What a reader should look at. */
export function noticed(state: SeparableState, tensors: Tensors) {
  const z = depthwise(tensors);
  const lost = z.data.filter((value) => value < 0).length;
  const { data } = inSteps(tensors, state.relu);
  const opposite = inSteps(tensorsOf({ ...state, x: state.x.map((value) => 0 - value) }), state.relu).data;
  const at = state.output * plane + state.cell;
  const numbers = {
    lost,
    total: z.data.length,
    weights: tensors.D.data.length + tensors.P.data.length,
    whole: tensors.K.data.length,
    value: (data[at] ?? 0) + 0,
    opposite: (opposite[at] ?? 0) + 0,
    output: state.output,
  };
  if (!state.relu) return { sentence: 'seesLinear', numbers };
  if (lost === 0) return { sentence: 'seesKept', numbers };
  return { sentence: numbers.value + numbers.opposite === 0 ? 'seesLost' : 'seesBroken', numbers };
}
