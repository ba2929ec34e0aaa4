/**
 * Trains a chain of layers to name digits: Adam on the mean cross-entropy of small batches, forward and backward through the
 * library's own operators. The digits of a batch are shifted by up to `shift` cells each way, because a reader's drawing is not
 * centred as the data are.
 */
import { pictureTensor, side } from '../figure/digits.ts';
import type { Step } from '../figure/runs.ts';
import { adam } from '../nn/adam.ts';
import type { Backend, Handle } from '../nn/backend.ts';
import { softmaxCrossEntropy } from '../nn/ops/softmaxCrossEntropy.ts';
import { uniform } from '../nn/random.ts';
import { type Tensor, tensor } from '../nn/tensor.ts';
import { below, shuffled } from './chance.ts';
import type { Digit } from './digits.ts';

export interface TrainingSettings {
  readonly seed: number;
  readonly epochs: number;
  readonly batch: number;
  /** The learning rate of the first step; it falls to 0 in a straight line. */
  readonly rate: number;
  readonly shift: number;
}

/** `run` and `gradients` without the types that tie options and inputs to a name: a network's maker has checked those. */
interface AnyOperators {
  run(name: string, inputs: Readonly<Record<string, Handle>>, options: object): Handle;
  gradients(name: string, inputs: Readonly<Record<string, Handle>>, gradient: Handle, options: object): Readonly<Record<string, Handle>>;
}

/** Changes the steps' own tensors in place. Returns how many steps it took and the mean loss of the last epoch. */
export async function train(
  steps: readonly Step[],
  digits: readonly Digit[],
  { seed, epochs, batch, rate, shift }: TrainingSettings,
  backend: Backend,
): Promise<{ readonly steps: number; readonly loss: number }> {
  const operators = backend as unknown as AnyOperators;
  const chance = uniform(seed);
  const weights = steps.flatMap(({ inputs }) => Object.values(inputs));
  const optimise = adam(weights.map(({ data }) => data));
  const handles = new Map(weights.map((weight) => [weight, backend.upload(weight)]));
  const perEpoch = Math.floor(digits.length / batch);
  const all = epochs * perEpoch;
  let done = 0;
  let loss = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    loss = 0;
    const order = shuffled(digits, chance);
    for (let at = 0; at < perEpoch; at++) {
      const chosen = order.slice(at * batch, (at + 1) * batch);
      const result = await gradientsOf(steps, handles, shiftedBatch(chosen, shift, chance), labelsOf(chosen));
      loss += result.loss / perEpoch;
      optimise(result.gradients, rate * (1 - done / all));
      for (const [weight, handle] of handles) backend.write(handle, weight.data);
      done++;
    }
  }
  for (const handle of handles.values()) backend.free(handle);
  return { steps: done, loss };

  async function gradientsOf(
    chain: readonly Step[],
    kept: ReadonlyMap<Tensor, Handle>,
    x: Tensor,
    labels: readonly number[],
  ): Promise<{ readonly loss: number; readonly gradients: readonly Float32Array[] }> {
    const passing: Handle[] = [backend.upload(x)];
    // Every tensor of the steps was uploaded above, and a layer's input is the result before it.
    const inputsOf = ({ inputs }: Step, n: number): Record<string, Handle> => ({
      x: passing[n] as Handle,
      ...Object.fromEntries(Object.entries(inputs).map(([name, weight]) => [name, kept.get(weight) as Handle])),
    });
    for (const [n, step] of chain.entries()) passing.push(operators.run(step.name, inputsOf(step, n), step.options));
    const top = passing.at(-1) as Handle;
    const { data } = await backend.download(top);
    const logits = tensor([labels.length, data.length / labels.length], data);
    const cost = softmaxCrossEntropy.forward({ logits }, { labels }).data[0] ?? Number.NaN;
    const slope = softmaxCrossEntropy.backward({ logits }, tensor([], [1]), { labels }).logits;
    let gradient = backend.upload(tensor(top.shape, slope.data));
    const found = new Map<Handle, Float32Array>();
    for (const [n, step] of [...chain.entries()].reverse()) {
      const inputs = inputsOf(step, n);
      const { x: next, ...rest } = operators.gradients(step.name, inputs, gradient, step.options);
      for (const [name, handle] of Object.entries(rest)) {
        found.set(inputs[name] as Handle, (await backend.download(handle)).data);
        backend.free(handle);
      }
      backend.free(gradient);
      // Each operator of a chain has an x.
      gradient = next as Handle;
    }
    for (const handle of [...passing, gradient]) backend.free(handle);
    return { loss: cost, gradients: [...kept.values()].map((handle) => found.get(handle) as Float32Array) };
  }
}

const labelsOf = (digits: readonly Digit[]) => digits.map(({ label }) => label);

/** The digits as [N, 1, 28, 28], each moved at random; what leaves the picture is lost. */
function shiftedBatch(digits: readonly Digit[], shift: number, next: () => number): Tensor {
  const area = side * side;
  const data = new Float32Array(digits.length * area);
  for (const [n, { pixels }] of digits.entries()) {
    const [down, right] = [below(2 * shift + 1, next) - shift, below(2 * shift + 1, next) - shift];
    const { data: still } = pictureTensor(pixels);
    for (let row = Math.max(0, down); row < Math.min(side, side + down); row++)
      for (let column = Math.max(0, right); column < Math.min(side, side + right); column++)
        data[n * area + row * side + column] = still[(row - down) * side + column - right] as number;
  }
  return tensor([digits.length, 1, side, side], data);
}
