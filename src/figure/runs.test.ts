import { describe, expect, it } from 'vitest';
import { conv2d } from '../nn/ops/conv2d.ts';
import { createReference } from '../nn/reference.ts';
import { tensor } from '../nn/tensor.ts';
import { jobOf, largestDifference, timeGpu, timingReference } from './runs.ts';
import { difference, fill, milliseconds, printed } from './words.ts';

const inputs = { x: tensor([1, 1, 3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]), w: tensor([1, 1, 2, 2], [1, 0, 0, -1]) };
const job = jobOf('conv2d', inputs, { stride: 1 }, () => conv2d.forward(inputs));

describe('timing', () => {
  it('gives the mean of the reference’s runs', () => {
    let clock = 0;
    const steps = [...timingReference(job, () => clock++)];
    const run = steps.at(-1);
    expect([...(run?.output.data ?? [])]).toEqual([-4, -4, -4, -4]);
    expect(run && run.milliseconds * run.rounds).toBeLessThan(20);
    expect(run?.rounds).toBeGreaterThan(1);
  });

  it('rests before each batch, so that a slow job holds the page up for one run and not for all', () => {
    let runs = 0;
    const slow = jobOf('conv2d', inputs, {}, () => {
      runs++;
      return conv2d.forward(inputs);
    });
    const between: number[] = [];
    let clock = 0;
    for (const _ of timingReference(slow, () => (clock += 100))) {
      between.push(runs);
      runs = 0;
    }
    expect(Math.max(...between)).toBe(1);
    expect(between.length).toBeGreaterThan(5);
  });

  it('computes the same on another backend and leaves nothing in its memory', async () => {
    const backend = createReference();
    const run = await timeGpu(job, backend, () => true);
    expect(run && largestDifference(run.output, job.reference())).toBe(0);
    expect(backend.memory().handles).toBe(0);
  });

  it('runs a chain, each operator on the result of the one before', async () => {
    const [column, row] = [tensor([1, 1, 2, 1], [1, 2]), tensor([1, 1, 1, 2], [3, -1])];
    const { x } = inputs;
    const both = () => conv2d.forward({ x: conv2d.forward({ x, w: column }), w: row });
    const chain = jobOf('conv2d', { x, w: column }, {}, both, [{ name: 'conv2d', inputs: { w: row }, options: {} }]);
    const backend = createReference();
    const run = await timeGpu(chain, backend, () => true);
    expect([...(run?.output.data ?? [])]).toEqual([...conv2d.forward({ x, w: tensor([1, 1, 2, 2], [3, -1, 6, -2]) }).data]);
    expect(backend.memory().handles).toBe(0);
  });

  it('stops when the figure has moved on, and leaves nothing behind then either', async () => {
    const backend = createReference();
    expect(await timeGpu(job, backend, () => false)).toBeUndefined();
    expect(backend.memory().handles).toBe(0);
  });
});

describe('the largest difference', () => {
  it('is absolute, and infinite where only one side has a number', () => {
    expect(largestDifference(tensor([2], [1, 2]), tensor([2], [1.5, 0]))).toBe(2);
    expect(largestDifference(tensor([1], [Number.NaN]), tensor([1], [0]))).toBe(Number.POSITIVE_INFINITY);
    expect(largestDifference(tensor([1], [Number.NaN]), tensor([1], [Number.NaN]))).toBe(0);
  });
});

describe('what is printed', () => {
  it('has true minus signs and leaves unknown places visible', () => {
    expect(printed(-3)).toBe('−3');
    expect(fill('{a} and {b}', { a: -1 })).toBe('−1 and {b}');
  });

  it('rounds times and differences to what can be told apart', () => {
    expect(milliseconds(0.0123456)).toBe('0.0123 ms');
    expect(milliseconds(123.4)).toBe('123 ms');
    expect(difference(0)).toBe('0');
    expect(difference(1.23e-7)).toBe('1.2 × 10⁻⁷');
    expect(difference(0.5)).toBe('5.0 × 10⁻¹');
    expect(difference(2)).toBe('2.0');
  });
});
