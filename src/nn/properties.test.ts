/** The laws of convolution arithmetic, each as an equation between two ways to compute the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conv2d } from './ops/conv2d.ts';
import { convTranspose2d } from './ops/convTranspose2d.ts';
import { deformConv2d } from './ops/deformConv2d.ts';
import type { OperatorName } from './ops/index.ts';
import { dot, operatorNamed, outputsOf } from './testing/anyOperator.ts';
import {
  type Convolution,
  calls,
  convolution,
  largeShape,
  outputPadding,
  randomTensor,
  seed,
  smallShape,
  weightShape,
} from './testing/arbitraries.ts';
import { expectEqual, filled, type Numbers } from './testing/expectEqual.ts';

/** The part of an NCHW tensor from a row and a column on. */
function cropped({ shape, data }: Numbers, top: number, left: number): Numbers {
  const [n, c, height, width] = shape as [number, number, number, number];
  const rows = Array.from({ length: n * c * height }, (_, row) => data.subarray(row * width + left, (row + 1) * width));
  return {
    shape: [n, c, height - top, width - left],
    data: Float64Array.from(rows.filter((_, row) => row % height >= top).flatMap((row) => [...row])),
  };
}

const property = <T extends [unknown, ...unknown[]]>(...args: Parameters<typeof fc.property<T>>) =>
  fc.assert(fc.property<T>(...args), { numRuns: 60 });

describe('linearity', () => {
  const linearIn: readonly (readonly [OperatorName, string])[] = [
    ['conv2d', 'x'],
    ['conv2d', 'w'],
    ['convTranspose2d', 'x'],
    ['convTranspose2d', 'w'],
    ['deformConv2d', 'x'],
    ['deformConv2d', 'w'],
    ['avgPool2d', 'x'],
    ['globalAvgPool2d', 'x'],
    ['channelShuffle', 'x'],
    ['pixelShuffle', 'x'],
    ['resizeNearest', 'x'],
    ['resizeBilinear', 'x'],
    ['linear', 'x'],
    ['mathConvolve2d', 'x'],
    ['mathConvolve2d', 'k'],
    ['fft2d', 'x'],
    ['wienerDeconvolution', 'image'],
  ];

  it.each(linearIn)('%s of a weighted sum in %s is the weighted sum of its results', (name, key) => {
    property(calls[name], seed, ({ shapes: { b: _bias, ...shapes }, options }, from) => {
      const inputs = Object.fromEntries(Object.entries(shapes).map(([each, shape], i) => [each, randomTensor(shape, from + i)]));
      const [p, q] = [inputs[key] as Numbers, randomTensor(shapes[key] as readonly number[], from + 99)];
      const mix = (a: Numbers, b: Numbers): Numbers => ({
        shape: a.shape,
        data: a.data.map((value, i) => 3 * value - 0.5 * (b.data[i] as number)),
      });
      const of = (value: Numbers) => outputsOf(operatorNamed(name).forward({ ...inputs, [key]: value }, options))['y'] as Numbers;
      expectEqual(of(mix(p, q)), mix(of(p), of(q)));
    });
  });
});

describe('translation equivariance', () => {
  it('starting the input some strides later is starting the output so many cells later', () => {
    property(convolution, fc.nat(2), fc.nat(2), seed, (c, down, right, from) => {
      const options = { ...c.options, padding: 0 };
      const [, channels] = largeShape(c) as [number, number];
      const size = (axis: 0 | 1, later: number) =>
        (c.kernel[axis] - 1) * c.options.dilation[axis] + 1 + (later + 1) * c.options.stride[axis];
      const x = randomTensor([c.batch, channels, size(0, down), size(1, right)], from);
      const w = randomTensor(weightShape(c), from + 1);
      const later = conv2d.forward({ x: cropped(x, down * c.options.stride[0], right * c.options.stride[1]), w }, options);
      expectEqual(later, cropped(conv2d.forward({ x, w }, options), down, right));
    });
  });
});

describe('the transposed convolution', () => {
  const operands = (c: Convolution, from: number) => ({
    x: randomTensor(largeShape(c), from),
    w: randomTensor(weightShape(c), from + 1),
    y: randomTensor(smallShape(c), from + 2),
  });

  it('is the adjoint: ⟨Ax, y⟩ = ⟨x, Aᵀy⟩ for any stride, padding, dilation and groups', () => {
    property(convolution, seed, (c, from) => {
      const { x, w, y } = operands(c, from);
      const transposed = convTranspose2d.forward({ x: y, w }, { ...c.options, outputPadding: outputPadding(c) });
      expect(dot(conv2d.forward({ x, w }, c.options), y)).toBeCloseTo(dot(x, transposed), 9);
    });
  });

  it('is the gradient of the convolution', () => {
    property(convolution, seed, (c, from) => {
      const { x, w, y } = operands(c, from);
      const transposed = convTranspose2d.forward({ x: y, w }, { ...c.options, outputPadding: outputPadding(c) });
      expectEqual(conv2d.backward({ x, w }, y, c.options).x, transposed);
    });
  });
});

describe('a dilated kernel', () => {
  it('is an ordinary one with zeros between its weights', () => {
    property(convolution, seed, (c, from) => {
      const { dilation } = c.options;
      const [x, w] = [randomTensor(largeShape(c), from), randomTensor(weightShape(c), from + 1)];
      const [height, width] = [(c.kernel[0] - 1) * dilation[0] + 1, (c.kernel[1] - 1) * dilation[1] + 1];
      const stuffed = filled([w.shape[0] as number, c.largeChannels, height, width], 0);
      w.data.forEach((value, at) => {
        const [plane, i, j] = [Math.floor(at / (c.kernel[0] * c.kernel[1])), Math.floor(at / c.kernel[1]) % c.kernel[0], at % c.kernel[1]];
        stuffed.data[(plane * height + i * dilation[0]) * width + j * dilation[1]] = value;
      });
      expectEqual(conv2d.forward({ x, w }, c.options), conv2d.forward({ x, w: stuffed }, { ...c.options, dilation: 1 }));
    });
  });
});

describe('deformable convolution', () => {
  it('with zero offsets and a mask of ones is ordinary, gradients included', () => {
    property(convolution, seed, (c, from) => {
      const [x, w, g] = [randomTensor(largeShape(c), from), randomTensor(weightShape(c), from + 1), randomTensor(smallShape(c), from + 2)];
      const taps = c.kernel[0] * c.kernel[1];
      const inputs = { x, w, offset: filled([c.batch, 2 * taps, ...c.small], 0), mask: filled([c.batch, taps, ...c.small], 1) };
      expectEqual(deformConv2d.forward(inputs, c.options), conv2d.forward({ x, w }, c.options));
      const [deformed, ordinary] = [deformConv2d.backward(inputs, g, c.options), conv2d.backward({ x, w }, g, c.options)];
      expectEqual(deformed.x, ordinary.x);
      expectEqual(deformed.w, ordinary.w);
    });
  });

  it('with offsets of whole pixels reads a moved image', () => {
    property(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 }), seed, (down, right, from) => {
      const x = randomTensor([1, 1, 5, 6], from);
      const offset = filled([1, 2, 5, 6], down);
      offset.data.fill(right, 30);
      const moved = deformConv2d.forward({ x, w: filled([1, 1, 1, 1], 1), offset });
      const at = (row: number, column: number) =>
        row < 0 || row > 4 || column < 0 || column > 5 ? 0 : (x.data[row * 6 + column] as number);
      expectEqual(moved, { shape: x.shape, data: x.data.map((_, i) => at(Math.floor(i / 6) + down, (i % 6) + right)) });
    });
  });
});

describe('groups', () => {
  it('are a dense convolution whose weights are zero outside the blocks', () => {
    property(convolution, seed, (c, from) => {
      const [x, w] = [randomTensor(largeShape(c), from), randomTensor(weightShape(c), from + 1)];
      const taps = c.kernel[0] * c.kernel[1];
      const dense = filled([w.shape[0] as number, c.groups * c.largeChannels, ...c.kernel], 0);
      const block = c.largeChannels * taps;
      for (let o = 0; o < c.groups * c.smallChannels; o++) {
        dense.data.set(w.data.subarray(o * block, (o + 1) * block), (o * c.groups + Math.floor(o / c.smallChannels)) * block);
      }
      expectEqual(conv2d.forward({ x, w }, c.options), conv2d.forward({ x, w: dense }, { ...c.options, groups: 1 }));
    });
  });
});

describe('a separable kernel', () => {
  it('may be applied as a column and then a row', () => {
    property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), seed, (height, width, from) => {
      const [x, column, row] = [
        randomTensor([1, 1, 6, 7], from),
        randomTensor([1, 1, height, 1], from + 1),
        randomTensor([1, 1, 1, width], from + 2),
      ];
      const outer: Numbers = {
        shape: [1, 1, height, width],
        data: Float64Array.from([...column.data].flatMap((a) => [...row.data].map((b) => a * b))),
      };
      expectEqual(conv2d.forward({ x: conv2d.forward({ x, w: column }), w: row }), conv2d.forward({ x, w: outer }));
    });
  });
});
