/** Every program against the operator's own loops, on shapes that nobody chose. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type Operator, shapesOf } from '../../operator.ts';
import { type OperatorName, operators } from '../../ops/index.ts';
import { type Shape, ShapeError, type Tensor, tensor } from '../../tensor.ts';
import { Engine, type EngineTensor } from '../engine.ts';

type Tensors = Readonly<Record<string, Tensor>>;
type AnyOperator = Operator<Tensors, object>;

const pairUpTo = (most: number, least = 1) => fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }));

/** Sizes around the edges of tiles: few pixels and many, strides wider than kernels, paddings on one side. */
const convolution = fc.record({
  batch: fc.integer({ min: 1, max: 2 }),
  groups: fc.integer({ min: 1, max: 3 }),
  inputs: fc.integer({ min: 1, max: 5 }),
  outputs: fc.integer({ min: 1, max: 13 }),
  size: pairUpTo(19),
  kernel: fc.oneof(pairUpTo(4), fc.constant([3, 3] as [number, number]), fc.constantFrom<[number, number]>([1, 9], [7, 1], [6, 6])),
  stride: fc.oneof(fc.constant([1, 1] as [number, number]), pairUpTo(4)),
  dilation: pairUpTo(3),
  padding: fc.tuple(
    ...([0, 1, 2, 3].map(() => fc.integer({ min: 0, max: 3 })) as [
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
    ]),
  ),
  bias: fc.boolean(),
  seed: fc.integer(),
});
/** Enough channels and pixels for the transforms to pay. */
const wide = convolution.map((sizes) => ({
  ...sizes,
  inputs: sizes.inputs + 7,
  outputs: sizes.outputs + 7,
  size: [sizes.size[0] + 8, sizes.size[1] + 16] as [number, number],
  kernel: [3, 3] as [number, number],
  stride: [1, 1] as [number, number],
}));

/** Numbers in (−1, 1) from a linear congruential generator. */
function filled(shape: Shape, seed: number, scale = 1): Tensor {
  let state = seed >>> 0;
  const count = shape.reduce((product, dimension) => product * dimension, 1);
  return tensor(
    shape,
    Array.from({ length: count }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return scale * (state / 2 ** 31 - 1);
    }),
  );
}

// Hundreds of shapes are compiled for each test.
vi.setConfig({ testTimeout: 60_000 });

const engines = [new Engine({ fused: false }), new Engine({ fused: true })];

function expectClose(computed: Float32Array, expected: Float32Array): void {
  const worst = expected.reduce((most, value, i) => Math.max(most, Math.abs((computed[i] as number) - value) / (1 + Math.abs(value))), 0);
  expect(worst).toBeLessThan(1e-4);
  expect(computed.some(Number.isNaN)).toBe(false);
}

/** Runs both passes on both engines, twice, into tensors full of NaN. Whether each had a plan is returned. */
function compare(name: OperatorName, inputs: Tensors, options: object, fast: boolean): void {
  const operator = operators[name] as unknown as AnyOperator;
  const expected = operator.forward(inputs, options);
  const gradient = filled(expected.shape, 7);
  const gradients = operator.backward(inputs, gradient, options);
  for (const engine of engines) {
    const held: EngineTensor[] = [];
    const store = ({ shape, data }: Tensor): EngineTensor => {
      const stored = engine.allocate(shape);
      engine.view(stored).set(data);
      held.push(stored);
      return stored;
    };
    const record = (tensors: Tensors) => Object.fromEntries(Object.entries(tensors).map(([key, value]) => [key, store(value)]));
    const stored = record(inputs);
    const y = store({ shape: expected.shape, data: new Float32Array(expected.data.length).fill(Number.NaN) });
    const task = { operator: name, shapes: shapesOf(inputs), options, fast };
    for (const _ of [1, 2]) engine.run({ ...task, pass: 'forward' }, stored, { y });
    expectClose(engine.view(y), expected.data);
    const results = record(gradients);
    for (const result of Object.values(results)) engine.view(result).fill(Number.NaN);
    engine.run({ ...task, pass: 'backward' }, stored, results, store(gradient));
    for (const [key, { data }] of Object.entries(gradients)) expectClose(engine.view(results[key] as EngineTensor), data);
    for (const each of held) engine.free(each);
  }
}

/** Shapes that don't fit together are another test's business. */
function whereShapesFit(compute: () => void): void {
  try {
    compute();
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
  }
}

const runs = { numRuns: 60, seed: 20250606 };

describe('the programs agree with the reference loops', () => {
  it('for conv2d of any geometry', () => {
    fc.assert(
      fc.property(convolution, fc.boolean(), ({ batch, groups, inputs, outputs, size, kernel, bias, seed, ...options }, fast) => {
        const x = filled([batch, groups * inputs, ...size], seed);
        const w = filled([groups * outputs, inputs, ...kernel], seed + 1);
        const b: Tensors = bias ? { b: filled([groups * outputs], seed + 2) } : {};
        whereShapesFit(() => compare('conv2d', { x, w, ...b }, { ...options, groups }, fast));
      }),
      runs,
    );
  });

  it('for conv2d by Winograd', () => {
    fc.assert(
      fc.property(wide, ({ batch, groups, inputs, outputs, size, kernel, bias, seed, ...options }) => {
        const x = filled([batch, groups * inputs, ...size], seed);
        const w = filled([groups * outputs, inputs, ...kernel], seed + 1);
        const b: Tensors = bias ? { b: filled([groups * outputs], seed + 2) } : {};
        whereShapesFit(() => compare('conv2d', { x, w, ...b }, { ...options, groups }, true));
      }),
      { ...runs, numRuns: 12 },
    );
  });

  it('for convTranspose2d of any geometry', () => {
    fc.assert(
      fc.property(
        convolution,
        pairUpTo(1, 0),
        ({ batch, groups, inputs, outputs, size, kernel, bias, seed, ...options }, outputPadding) => {
          const x = filled([batch, groups * inputs, ...size], seed);
          const w = filled([groups * inputs, outputs, ...kernel], seed + 1);
          const b: Tensors = bias ? { b: filled([groups * outputs], seed + 2) } : {};
          whereShapesFit(() => compare('convTranspose2d', { x, w, ...b }, { ...options, groups, outputPadding }, false));
        },
      ),
      runs,
    );
  });

  it('for depthwise conv2d with several filters for each channel', () => {
    fc.assert(
      fc.property(convolution, ({ batch, inputs, outputs, size, kernel, seed, bias, groups: _, ...options }) => {
        const filters = 1 + (outputs % 3);
        const x = filled([batch, inputs, ...size], seed);
        const w = filled([inputs * filters, 1, ...kernel], seed + 1);
        const b: Tensors = bias ? { b: filled([inputs * filters], seed + 2) } : {};
        whereShapesFit(() => compare('conv2d', { x, w, ...b }, { ...options, groups: inputs }, false));
      }),
      runs,
    );
  });

  it('for deformConv2d of any geometry', () => {
    fc.assert(
      fc.property(
        convolution,
        fc.boolean(),
        fc.boolean(),
        ({ batch, groups, inputs, outputs, size, kernel, bias, seed, ...options }, masked, apart) => {
          const offsetGroups = apart ? inputs : 1;
          whereShapesFit(() => {
            const x = filled([batch, groups * inputs, ...size], seed);
            const w = filled([groups * outputs, inputs, ...kernel], seed + 1);
            const b: Tensors = bias ? { b: filled([groups * outputs], seed + 2) } : {};
            const [, , ...plane] = operators.conv2d.outputShape({ x: x.shape, w: w.shape }, { ...options, groups });
            const taps = kernel[0] * kernel[1];
            const offset = filled([batch, 2 * offsetGroups * taps, ...plane], seed + 3, 3);
            const mask: Tensors = masked ? { mask: filled([batch, offsetGroups * taps, ...plane], seed + 4) } : {};
            compare('deformConv2d', { x, w, offset, ...b, ...mask }, { ...options, groups, offsetGroups }, false);
          });
        },
      ),
      { ...runs, numRuns: 30 },
    );
  });
});
