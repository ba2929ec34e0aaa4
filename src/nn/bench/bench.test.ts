import { describe, expect, it } from 'vitest';
import { createReference } from '../reference.ts';
import { elementCount } from '../tensor.ts';
import { cpuContestants, referenceContestants, webgpuContestants } from './contestants.ts';
import { measure, statistics } from './measure.ts';
import { tableOf } from './table.ts';
import { operationsOf, shapesAlong, workloads } from './workloads.ts';

describe('the workloads', () => {
  it('count the operations that their shapes give', () => {
    for (const workload of workloads) {
      const along = shapesAlong(workload);
      const products = workload.stages.map(({ operator, parameters: { w = [] } }, at) => {
        const { inputs, y } = along[at] ?? { inputs: {}, y: [] };
        // A transposed convolution stamps its kernel at every pixel of the input, the others read theirs at every pixel of the output.
        const [pixels, perPixel] = operator === 'convTranspose2d' ? [inputs['x'] ?? [], w.slice(1)] : [y, w.slice(1)];
        const interpolated = operator === 'deformConv2d' ? 4 * elementCount([...(inputs['x'] ?? []), 9]) : 0;
        return elementCount(pixels) * elementCount(perPixel) + interpolated;
      });
      expect(operationsOf(workload), workload.name).toBe(2 * products.reduce((sum, count) => sum + count, 0));
    }
    expect(workloads.slice(0, 3).map((workload) => Math.round(operationsOf(workload) / 1e6))).toEqual([231, 231, 103]);
  });

  it('are the same on every backend', () => {
    const expected = new Map(workloads.map((workload) => [workload.name, operationsOf(workload)]));
    // What is measured through the interface may be any backend.
    for (const contestants of [referenceContestants(), cpuContestants(), webgpuContestants(createReference())]) {
      expect(new Map(contestants.map(({ workload, operations }) => [workload, operations]))).toEqual(expected);
      const smallest = contestants.filter(({ workload }) => workload === '3×3, 1→1, 28²');
      expect(smallest.length).toBeGreaterThan(0);
      for (const { run } of smallest) run();
    }
  });
});

describe('a measurement', () => {
  it('gives the fastest time, the middle one, and the rate that follows from the fastest', () => {
    const { best, median, spread, samples, gigaflops } = statistics([4, 2, 3, 5, 6], 8e6);
    expect({ best, median, spread, samples, gigaflops }).toEqual({ best: 2, median: 4, spread: 0.5, samples: 5, gigaflops: 4 });
  });

  it('holds every row of the table to the peak of its own arithmetic, and to nothing where there is none', async () => {
    const work = { workload: 'counting', operations: 1000, run: () => {} };
    const measured = await measure(
      [
        { ...work, how: 'mul, add', peak: 'separate' },
        { ...work, how: 'WGSL', finished: async () => {} },
      ],
      0.05,
    );
    expect(measured.map(({ how }) => how)).toEqual(['mul, add', 'WGSL']);
    expect(measured[0]?.share).toBeGreaterThan(0);
    expect(measured[1]?.share).toBeUndefined();
    for (const { best, median, gigaflops, operations, samples } of measured) {
      expect(median).toBeGreaterThanOrEqual(best);
      expect(gigaflops).toBeCloseTo(operations / best / 1e6);
      expect(samples).toBeGreaterThanOrEqual(3);
    }
    expect(tableOf(measured).split('\n')).toHaveLength(4);
    expect(tableOf(measured).split('\n')[3]).toMatch(/ – \|$/);
  });
});
