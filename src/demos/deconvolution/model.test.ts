import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { tensor } from '../../nn/tensor.ts';
import { blurNames, blurOf, blurSide } from './blurs.ts';
import { bestStep, firstTrace, type Trace, traced, traceInSlices } from './lucy.ts';
import {
  cropped,
  defaults,
  filtered,
  gains,
  lastIteration,
  magnitudes,
  middleOffset,
  noises,
  normals,
  observe,
  psnr,
  ratios,
  seenSide,
  size,
  transposedCall,
} from './model.ts';
import { noticed } from './noticed.ts';

const still = { ...defaults, noise: 0 };

describe('the blurs', () => {
  it.each(blurNames)('%s loses no light and wipes out no frequency', (blur) => {
    expect(blurOf(blur).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    const spectrum = magnitudes(blur);
    expect(spectrum[(seenSide / 2) * (seenSide + 1)]).toBeCloseTo(1, 12);
    expect(Math.max(...spectrum)).toBeLessThan(1 + 1e-12);
    expect(Math.min(...spectrum)).toBeGreaterThan(1e-4);
  });

  it('take only the comet for another when turned by 180°', () => {
    expect(blurNames.filter((name) => blurOf(name).some((weight, at) => weight !== blurOf(name).toReversed()[at]))).toEqual(['comet']);
  });
});

describe('the noise', () => {
  it('is the same every time, and normal', () => {
    const drawn = normals(seenSide ** 2);
    expect(drawn).toEqual(normals(seenSide ** 2));
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    // Of 1024 draws the mean strays by about 0.03.
    expect(Math.abs(mean)).toBeLessThan(0.1);
    expect(drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length).toBeCloseTo(1, 0);
  });
});

describe('the four ways back', () => {
  it('begin with an exact inverse where there is no noise', () => {
    for (const blur of blurNames) {
      const observation = observe({ ...still, blur });
      expect(psnr(observation.truth, filtered(observation, 0))).toBeGreaterThan(200);
    }
  });

  it('show the inverse filter drowned by a hundredth of noise, and Wiener and Richardson–Lucy above the observation', () => {
    const observation = observe(defaults);
    const { truth, seen } = observation;
    const before = psnr(truth, cropped(seen.data, middleOffset));
    expect(before).toBeCloseTo(21.1, 1);
    expect(psnr(truth, filtered(observation, 0))).toBeCloseTo(-9.6, 1);
    expect(psnr(truth, filtered(observation, ratios[defaults.ratio] ?? 0))).toBeCloseTo(24.6, 1);
    expect(traced(observation).ratings[defaults.iterations - 1]).toBeCloseTo(23.9, 1);
    expect(psnr(truth, transposedCall(observation).forward().data)).toBeCloseTo(19.0, 1);
  });

  it('let Richardson–Lucy rise and fall: with noise 0.03 the seventeenth step is the best', () => {
    const { ratings } = traced(observe({ ...defaults, noise: noises.indexOf(0.03) }));
    expect(bestStep(ratings)).toBe(17);
    expect((ratings[16] ?? 0) - (ratings[lastIteration - 1] ?? 0)).toBeGreaterThan(4);
  });

  it('hold the adjoint of the blur: ⟨A x, y⟩ = ⟨x, Aᵀ y⟩, with the weights of one and the same layer', () => {
    for (const blur of blurNames) {
      const observation = observe({ ...defaults, blur });
      const { inputs, options, forward } = transposedCall(observation);
      const x = tensor([1, 1, size.side, size.side], Float32Array.from(normals(size.side ** 2)));
      const blurred = conv2d.forward({ x, w: inputs.w }, options).data;
      const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
      expect(dot(blurred, inputs.x.data)).toBeCloseTo(dot(x.data, forward().data), 3);
      // And that layer is the blur of the figure.
      const clean = observe({ ...still, blur });
      const again = conv2d.forward({ x: tensor(x.shape, Float32Array.from(clean.truth)), w: inputs.w }, options).data;
      expect(Math.max(...again.map((value, at) => Math.abs(value - (clean.seen.data[at] ?? Number.NaN))))).toBeLessThan(1e-5);
    }
  });

  it('never lead to a number that is none', () => {
    for (const scene of ['hills', 'dot'] as const)
      for (const blur of blurNames) {
        const observation = observe({ ...defaults, picture: { kind: 'scene', scene }, blur, noise: noises.length - 1 });
        for (const estimate of [filtered(observation, 0), traced(observation).pictures.at(-1) ?? []])
          expect(Array.from(estimate).every(Number.isFinite)).toBe(true);
      }
  });

  it('reach a frequency with the gains that are printed', () => {
    const { inverse, wiener, transposed } = gains(0.1, 0.01);
    expect([inverse, wiener, transposed]).toEqual([10, expect.closeTo(5, 10), 0.1]);
  });
});

describe('Richardson–Lucy in slices', () => {
  it('ends where all steps at once end, whatever fits into a slice', () => {
    const observation = observe(defaults);
    const whole = traced(observation);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (tick) => {
        let time = 0;
        const waiting: (() => void)[] = [];
        let known: Trace | undefined;
        const now = () => {
          time += tick;
          return time;
        };
        traceInSlices(
          observation,
          (trace) => {
            known = trace;
          },
          { now, later: (work) => waiting.push(work) },
        );
        for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) work();
        expect(known?.ratings).toEqual(whole.ratings);
      }),
      { numRuns: 2 },
    );
  });

  it('stops between two slices when told to', () => {
    const waiting: (() => void)[] = [];
    let told = 0;
    let time = 0;
    const stop = traceInSlices(
      observe(defaults),
      () => {
        told++;
      },
      {
        now: () => {
          time += 10;
          return time;
        },
        later: (work) => waiting.push(work),
      },
    );
    waiting.shift()?.();
    stop();
    waiting.shift()?.();
    expect([told, waiting.length]).toEqual([1, 0]);
  });

  it('begins, in the page, with what the build computed', () => {
    const { ratings, picture } = firstTrace();
    expect([ratings.length, picture.length]).toEqual([lastIteration, size.side ** 2]);
    expect(JSON.stringify(firstTrace()).length).toBeLessThan(6500);
  });
});

describe('what there is to notice', () => {
  const rated = { seen: 21, transposed: 19, now: 24, top: 25.6 };
  it.each([
    ['seesExact', { noise: 0, iterations: 20, best: 54, rated }],
    ['seesAdjoint', { noise: 3, iterations: 20, best: 54, rated }],
    ['seesOver', { noise: 3, iterations: 90, best: 54, rated }],
    ['seesAdjoint', { noise: 3, iterations: 90, best: 12, rated: { ...rated, now: undefined } }],
    ['seesHelps', { noise: 5, iterations: 1, best: 3, rated: { ...rated, transposed: 22 } }],
  ] as const)('%s', (sight, state) => expect(noticed(state)).toBe(sight));
});

it('names blurs of odd size, so that they have a middle', () => expect(blurSide % 2).toBe(1));
