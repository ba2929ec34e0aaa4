/**
 * Pixel shuffle (sub-pixel convolution's last step): r² channels become an r×r block of pixels each.
 *
 *   y[n, c, p·r + i, q·r + j] = x[n, c·r² + i·r + j, p, q]
 *
 * x: [N, C·r², H, W]   y: [N, C, H·r, W·r]. It only moves numbers; the gradient moves them back.
 * Source: Shi et al. 2016, "Real-Time Single Image and Video Super-Resolution Using an Efficient Sub-Pixel Convolutional
 * Neural Network", equation 4.
 */
import { bytesOf, expectGradientShape, type Operator } from '../operator.ts';
import { dimensions, type FloatArray, type Shape, ShapeError, type Tensor, zeros } from '../tensor.ts';
import { wholeNumber } from '../window.ts';

export interface PixelShuffleInputs<A extends FloatArray = Float32Array> {
  readonly x: Tensor<A>;
}

export interface PixelShuffleOptions {
  /** r: how many times higher and wider the output is. */
  readonly upscale: number;
}

function outputShape({ x }: { readonly x: Shape }, options: PixelShuffleOptions): Shape {
  const [batch, channels, height, width] = dimensions('x', x, ['N', 'C·r²', 'H', 'W']);
  const r = wholeNumber('upscale', options.upscale, 1);
  if (channels % r ** 2 !== 0) {
    throw new ShapeError(`upscaling ${r} times takes ${r ** 2} channels for each output channel, but x has ${channels}`);
  }
  return [batch, channels / r ** 2, height * r, width * r];
}

/** Calls `visit` with the index in x and the index in y of each number. */
function eachMove(shape: Shape, r: number, visit: (from: number, to: number) => void): void {
  const [batch, channels, height, width] = dimensions('x', shape, ['N', 'C·r²', 'H', 'W']);
  let from = 0;
  for (let plane = 0; plane < batch * channels; plane++) {
    const target = Math.floor(plane / r ** 2);
    const i = Math.floor(plane / r) % r;
    const j = plane % r;
    for (let p = 0; p < height; p++) {
      for (let q = 0; q < width; q++) visit(from++, ((target * height + p) * r + i) * width * r + q * r + j);
    }
  }
}

export const pixelShuffle: Operator<PixelShuffleInputs, PixelShuffleOptions> = {
  outputShape,
  cost: (shapes, options) => ({ parameters: 0, multiplyAccumulates: 0, bytes: bytesOf(shapes.x, outputShape(shapes, options)) }),
  forward({ x }, options) {
    const y = zeros(outputShape({ x: x.shape }, options), x.data);
    eachMove(x.shape, options.upscale, (from, to) => {
      y.data[to] = x.data[from] as number;
    });
    return y;
  },
  backward({ x }, gradient, options) {
    expectGradientShape(gradient, outputShape({ x: x.shape }, options));
    const dx = zeros(x.shape, x.data);
    eachMove(x.shape, options.upscale, (from, to) => {
      dx.data[from] = gradient.data[to] as number;
    });
    return { x: dx };
  },
};
