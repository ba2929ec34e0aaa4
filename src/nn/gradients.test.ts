/**
 * Every gradient against central differences, in float64:  ∂L/∂xᵢ ≈ (L(xᵢ + h) − L(xᵢ − h)) / 2h  for L = Σ output·probe.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OperatorName } from './ops/index.ts';
import type { Tensor } from './tensor.ts';
import { dot, operatorNamed, operatorNames, outputsOf, type Values } from './testing/anyOperator.ts';
import { type Call, calls, randomTensor, seed } from './testing/arbitraries.ts';

const h = 1e-5;

/** Moves numbers away from where an operator has a kink, and into its domain. */
const prepared: { readonly [Name in OperatorName]?: (inputs: Values) => Values } = {
  relu: ({ x }) => ({ x: change(x, (value) => value + Math.sign(value) * 0.01) }),
  leakyRelu: ({ x }) => ({ x: change(x, (value) => value + Math.sign(value) * 0.01) }),
  batchNorm: ({ variance, ...others }) => ({ ...others, variance: change(variance, (value) => value ** 2 + 0.5) }),
  // Fractions between 0.1 and 0.9 of a pixel, up to two pixels away: never on a pixel's centre, where the slope jumps.
  deformConv2d: ({ offset, ...others }) => ({
    ...others,
    offset: change(offset, (value) => Math.floor(4 * value) / 2 + 0.1 + 0.3 * Math.abs(value)),
  }),
  richardsonLucy: ({ image, psf }) => ({
    image: change(image, (value) => Math.abs(value) + 0.2),
    psf: change(psf, (value) => Math.abs(value) + 0.2),
  }),
};

function change(tensor: Tensor<Float64Array> | undefined, rule: (value: number) => number): Tensor<Float64Array> {
  if (tensor === undefined) throw new Error('the call has no such input');
  return { shape: tensor.shape, data: tensor.data.map(rule) };
}

function expectGradients(name: OperatorName, { shapes, options }: Call, from: number): void {
  const operator = operatorNamed(name);
  const random = Object.fromEntries(Object.entries(shapes).map(([key, shape], i) => [key, randomTensor(shape, from + i)]));
  const inputs = prepared[name]?.(random) ?? random;
  const output = outputsOf(operator.forward(inputs, options));
  const probes = Object.fromEntries(Object.entries(output).map(([key, { shape }], i) => [key, randomTensor(shape, from - i - 1)]));
  // Every output has its probe, made just above.
  const loss = () =>
    Object.entries(outputsOf(operator.forward(inputs, options))).reduce(
      (sum, [key, value]) => sum + dot(value, probes[key] as Tensor<Float64Array>),
      0,
    );
  const gradient = operator.backward(inputs, probes['y'] ?? probes, options);
  expect(Object.keys(gradient).sort()).toEqual(Object.keys(inputs).sort());
  for (const [key, { data }] of Object.entries(inputs)) {
    const analytic = gradient[key]?.data ?? [];
    expect(analytic.length).toBe(data.length);
    for (let i = 0; i < data.length; i++) {
      const value = data[i] as number;
      data[i] = value + h;
      const above = loss();
      data[i] = value - h;
      const below = loss();
      data[i] = value;
      const numeric = (above - below) / (2 * h);
      const error = Math.abs((analytic[i] as number) - numeric) / (1 + Math.abs(numeric));
      if (!(error < 1e-6)) throw new Error(`d/d${key}[${i}] is ${analytic[i]}, but central differences say ${numeric}`);
    }
  }
}

// Thousands of forward passes: on a busy machine that is more than the default five seconds.
describe('gradients agree with central differences', { timeout: 30_000 }, () => {
  // The vectors of nearly equal singular values turn arbitrarily fast: svd has its own test with a fixed matrix.
  it.each(operatorNames.filter((name) => name !== 'svd'))('%s', (name) => {
    fc.assert(
      fc.property(calls[name], seed, (call, from) => expectGradients(name, call, from)),
      { numRuns: 12 },
    );
  });

  it.each([[[3, 3]], [[4, 2]], [[2, 4]]])('svd of a matrix of shape %j with well separated singular values', (a) => {
    expectGradients('svd', { shapes: { a }, options: {} }, 7);
  });
});
