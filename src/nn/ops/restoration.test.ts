import { describe, expect, it } from 'vitest';
import { type Tensor, tensor } from '../tensor.ts';
import { randomTensor } from '../testing/arbitraries.ts';
import { mathConvolve2d } from './mathConvolve2d.ts';
import { richardsonLucy, richardsonLucyEstimates } from './richardsonLucy.ts';
import { wienerDeconvolution } from './wienerDeconvolution.ts';

const scene: Tensor<Float64Array> = { shape: [11, 9], data: randomTensor([11, 9], 3).data.map(Math.abs) };
const psf = tensor(
  [3, 3],
  Float64Array.of(1, 2, 1, 2, 4, 2, 1, 2, 1).map((value) => value / 16),
);

const distance = (a: Tensor<Float64Array>, b: Tensor<Float64Array>) => Math.hypot(...a.data.map((value, i) => value - (b.data[i] ?? 0)));

describe('wienerDeconvolution', () => {
  /** Blurs circularly (an odd size, so that the blur wipes out no frequency): what leaves on one side enters on the other, as the filter assumes. */
  function blurred(): Tensor<Float64Array> {
    const full = mathConvolve2d.forward({ x: scene, k: psf });
    const data = new Float64Array(99);
    full.data.forEach((value, i) => {
      const at = (Math.floor(i / 11) % 11) * 9 + ((i % 11) % 9);
      data[at] = (data[at] ?? 0) + value;
    });
    return { shape: [11, 9], data };
  }

  it('brings a blurred image back when there is next to no noise', () => {
    const restored = wienerDeconvolution.forward({ image: blurred(), psf }, { noiseToSignal: 1e-9 });
    expect(distance(restored, scene)).toBeLessThan(0.05 * distance(blurred(), scene));
  });

  it('refuses a blur larger than the image, and a negative ratio', () => {
    expect(() => wienerDeconvolution.outputShape({ image: [4, 4], psf: [5, 1] })).toThrow('the 5×1 blur is larger than the 4×4 image');
    expect(() => wienerDeconvolution.outputShape({ image: [4, 4], psf: [1, 1] }, { noiseToSignal: -1 })).toThrow(
      'noiseToSignal must be a number ≥ 0',
    );
  });
});

describe('richardsonLucy', () => {
  /** Dark all around, so that the zeros beyond the border say nothing wrong. */
  const framed: Tensor<Float64Array> = {
    shape: scene.shape,
    data: scene.data.map((value, i) => (i < 27 || i >= 72 || i % 9 < 3 || i % 9 >= 6 ? 0 : value)),
  };
  const image = mathConvolve2d.forward({ x: framed, k: psf }, { mode: 'same' });

  it('comes closer with every iteration when there is no noise', () => {
    const distances = richardsonLucyEstimates({ image, psf }, 12).map((estimate) => distance(estimate, framed));
    expect(distances).toEqual([...distances].sort((a, b) => b - a));
    expect(distances.at(-1)).toBeLessThan(0.5 * distance(image, framed));
  });

  it('never turns a number negative', () => {
    expect(richardsonLucy.forward({ image, psf }, { iterations: 20 }).data.every((value) => value >= 0)).toBe(true);
  });

  it('starts from grey', () => {
    expect(new Set(richardsonLucy.forward({ image, psf }, { iterations: 0 }).data)).toEqual(new Set([0.5]));
  });

  it('refuses more iterations than make sense', () => {
    expect(() => richardsonLucy.outputShape({ image: [4, 4], psf: [3, 3] }, { iterations: 1e9 })).toThrow(
      'iterations must be a whole number from 0 to 1000',
    );
  });
});
