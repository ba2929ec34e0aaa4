/** What no caller should send, sent to every operator: a ShapeError or a defined result, and always an end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapEach } from './operator.ts';
import { conv2d } from './ops/conv2d.ts';
import { maxPool2d } from './ops/maxPool2d.ts';
import { elementCount, type Shape, ShapeError } from './tensor.ts';
import { operatorNamed, operatorNames } from './testing/anyOperator.ts';
import { calls } from './testing/arbitraries.ts';

const noDimension = [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, 2 ** 53];
const noCount = [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** 31, 2 ** 53];
/** Options that are real numbers, where 0.5 makes sense and NaN gives NaN. */
const realOptions = new Set(['eps', 'slope', 'noiseToSignal']);

const names = operatorNames.map((name) => [name] as const);
const examples = (name: (typeof operatorNames)[number]) => fc.sample(calls[name], { numRuns: 4, seed: 11 });

describe.each(names)('%s', (name) => {
  const operator = operatorNamed(name);

  it('refuses a dimension that is none, in any input, before it does any work', () => {
    for (const { shapes, options } of examples(name)) {
      for (const [key, shape] of Object.entries(shapes)) {
        for (const bad of noDimension) {
          shape.forEach((_, axis) => {
            const broken: Shape = shape.map((dimension, i) => (i === axis ? bad : dimension));
            expect(() => operator.outputShape({ ...shapes, [key]: broken }, options), `${key} ${broken}`).toThrow(ShapeError);
          });
        }
      }
    }
  });

  it('refuses options that are no whole number in range', () => {
    for (const { shapes, options } of examples(name)) {
      for (const [key, value] of Object.entries(options)) {
        if (typeof value === 'boolean' || typeof value === 'string' || realOptions.has(key)) continue;
        for (const bad of noCount) {
          const broken = Array.isArray(value) ? value.map((number, i) => (i === 0 ? bad : number)) : bad;
          expect(() => operator.outputShape(shapes, { ...options, [key]: broken }), `${key} ${broken}`).toThrow(ShapeError);
        }
      }
    }
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e38, 0])('comes to an end on tensors full of %d', (value) => {
    for (const { shapes, options } of examples(name)) {
      const inputs = Object.fromEntries(
        Object.entries(shapes).map(([key, shape]) => [key, { shape, data: new Float64Array(elementCount(shape)).fill(value) }]),
      );
      const result = operator.forward(inputs, options);
      expect(mapEach(result, ({ shape }) => shape)).toEqual(operator.outputShape(shapes, options));
      const gradient = operator.backward(inputs, result, options);
      for (const [key, { shape }] of Object.entries(inputs)) expect(gradient[key]?.shape).toEqual(shape);
    }
  });

  it('refuses an upstream gradient of another shape', () => {
    for (const { shapes, options } of examples(name)) {
      const inputs = Object.fromEntries(
        Object.entries(shapes).map(([key, shape]) => [key, { shape, data: new Float64Array(elementCount(shape)) }]),
      );
      const wrong = { shape: [7, 7, 7], data: new Float64Array(343) };
      const result = operator.forward(inputs, options);
      expect(() =>
        operator.backward(
          inputs,
          mapEach(result, () => wrong),
          options,
        ),
      ).toThrow(ShapeError);
    }
  });
});

describe('work that would never end', () => {
  it('is refused although every tensor is small enough', () => {
    expect(() => conv2d.outputShape({ x: [1, 1, 1, 1], w: [1, 1, 1000, 1000] }, { padding: 4000 })).toThrow(
      /multiply-accumulates, but the limit is 68719476736/,
    );
    expect(() => maxPool2d.outputShape({ x: [1, 1, 1000, 1000] }, { kernel: 1000, stride: 1, padding: 999 })).toThrow(ShapeError);
  });

  it('is not what a large but sensible layer is taken for', () => {
    expect(conv2d.outputShape({ x: [1, 512, 64, 64], w: [512, 512, 3, 3] }, { padding: 1 })).toEqual([1, 512, 64, 64]);
  });
});
