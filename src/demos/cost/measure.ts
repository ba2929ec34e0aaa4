/**
 * Times the variants on a backend: tensors are there already and stay there, so that what is timed is the arithmetic and the
 * traffic of the layers, not the way of the numbers into the backend and back. The first run compiles and is not counted.
 */
import type { Gpu } from '../../figure/backends.ts';
import type { Handle } from '../../nn/backend.ts';
import { elementCount, type Shape, type Tensor, tensor } from '../../nn/tensor.ts';
import { type Layer, optionsOf, shapesOf } from './layers.ts';

export interface Timing {
  readonly milliseconds: number;
  readonly rounds: number;
}

/** Rounds of one variant: as many as take about so long, at most so many; the median counts. */
const budget = 400;
const mostRounds = 9;

/** `goOn` is asked between rounds; undefined when it said no. Frees what it uploads. */
export async function timeLayers(
  backend: Gpu,
  layers: readonly Layer[],
  side: number,
  goOn: () => boolean,
  now: () => number = () => performance.now(),
): Promise<(Timing & { readonly output: Tensor }) | undefined> {
  const kept: Handle[] = [];
  const keep = (handle: Handle): Handle => {
    kept.push(handle);
    return handle;
  };
  try {
    const x = keep(backend.upload(numbers(shapesOf(layers[0] as Layer, side).x, 1)));
    // Weights shrink with the number of products, so that results stay near 1 whatever the shapes.
    const weights = layers.map((layer, at) => {
      const { w } = shapesOf(layer, side);
      return keep(backend.upload(numbers(w, at + 2, 1 / Math.sqrt(elementCount(w) / layer.to))));
    });
    const results: Handle[] = [];
    const compute = () => {
      layers.forEach((layer, at) => {
        // Each layer has its weights, and from the second on a result before it.
        const inputs = { x: results[at - 1] ?? x, w: weights[at] as Handle };
        const into = results[at];
        if (into === undefined) results[at] = keep(backend.run('conv2d', inputs, optionsOf(layer)));
        else backend.run('conv2d', inputs, optionsOf(layer), { into });
      });
    };
    compute();
    await backend.finished();
    const times: number[] = [];
    const start = now();
    do {
      if (!goOn()) return undefined;
      const began = now();
      compute();
      await backend.finished();
      times.push(now() - began);
    } while (times.length < mostRounds && now() - start < budget);
    const output = await backend.download(results.at(-1) as Handle);
    return { milliseconds: times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0, rounds: times.length, output };
  } finally {
    for (const handle of kept) backend.free(handle);
  }
}

/** Numbers within ±scale that no pattern of a kernel can profit from: a seeded multiplicative generator. */
export function numbers(shape: Shape, seed: number, scale = 1): Tensor {
  const data = new Float32Array(elementCount(shape));
  let state = seed * 7919 + 1;
  for (let at = 0; at < data.length; at++) {
    // Park and Miller 1988.
    state = (state * 48271) % 2147483647;
    data[at] = scale * ((2 * state) / 2147483647 - 1);
  }
  return tensor(shape, data);
}
