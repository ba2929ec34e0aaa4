import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor.ts';
import { randomTensor, seed } from '../testing/arbitraries.ts';
import { expectEqual, filled } from '../testing/expectEqual.ts';
import { fft2d } from './fft2d.ts';
import { mathConvolve2d } from './mathConvolve2d.ts';

const property = <T extends [unknown, ...unknown[]]>(...args: Parameters<typeof fc.property<T>>) =>
  fc.assert(fc.property<T>(...args), { numRuns: 60 });

describe('the Fourier transform', () => {
  const sides = fc.integer({ min: 1, max: 40 });

  it('comes back through its inverse, whatever the size', () => {
    property(sides, sides, seed, (height, width, from) => {
      const x = randomTensor([2, height, width], from);
      expectEqual(fft2d.forward({ x: fft2d.forward({ x }) }, { inverse: true }), x);
    });
  });

  it('turns circular convolution into a product', () => {
    property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), seed, (height, width, from) => {
      const [x, k] = [randomTensor([height, width], from), randomTensor([height, width], from + 1)];
      const full = mathConvolve2d.forward({ x, k });
      const circular = filled([height, width], 0);
      const fullWidth = 2 * width - 1;
      full.data.forEach((value, i) => {
        const at = (Math.floor(i / fullWidth) % height) * width + ((i % fullWidth) % width);
        circular.data[at] = (circular.data[at] as number) + value;
      });
      const [X, K, plane] = [fft2d.forward({ x }).data, fft2d.forward({ x: k }).data, height * width];
      const product = filled([2, height, width], 0);
      for (let i = 0; i < plane; i++) {
        const [a, b, c, d] = [X[i] as number, X[plane + i] as number, K[i] as number, K[plane + i] as number];
        product.data[i] = a * c - b * d;
        product.data[plane + i] = a * d + b * c;
      }
      expectEqual(fft2d.forward({ x: circular }), product);
    });
  });

  it('puts the mean in the first place and a wave in its frequency and the mirrored one', () => {
    const wave = tensor(
      [1, 6],
      Float64Array.from({ length: 6 }, (_, t) => 5 + Math.cos((2 * Math.PI * 2 * t) / 6)),
    );
    const { data } = fft2d.forward({ x: wave });
    expectEqual(tensor([6], data.subarray(0, 6)), tensor([6], Float64Array.of(30, 0, 3, 0, 3, 0)));
  });

  it('asks for two planes where the input is complex', () => {
    expect(() => fft2d.outputShape({ x: [3, 4, 4] })).toThrow(
      'a complex x is a real and an imaginary plane, [2, H, W], but its shape is 3×4×4',
    );
  });

  it('takes a large prime size in its stride', () => {
    const x = randomTensor([1, 10007], 1);
    expectEqual(fft2d.forward({ x: fft2d.forward({ x }) }, { inverse: true }), {
      shape: [2, 1, 10007],
      data: Float64Array.from([...x.data, ...new Float64Array(10007)]),
    });
  });
});
