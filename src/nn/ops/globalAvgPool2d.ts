/**
 * Global average pooling: each channel becomes its mean.
 *
 *   y[n, c, 0, 0] = 1/(H·W) · Σ_{p,q} x[n, c, p, q]
 *
 * x: [N, C, H, W]   y: [N, C, 1, 1].
 * Source: Lin, Chen & Yan 2013, "Network In Network", section 3.2.
 */
import { bytesOf, expectGradientShape, type Operator } from '../operator.ts';
import { dimensions, type FloatArray, type Shape, type Tensor, zeros } from '../tensor.ts';
import type { NoOptions } from './activations.ts';

export interface GlobalAvgPool2dInputs<A extends FloatArray = Float32Array> {
  readonly x: Tensor<A>;
}

function outputShape({ x }: { readonly x: Shape }): Shape {
  const [batch, channels] = dimensions('x', x, ['N', 'C', 'H', 'W']);
  return [batch, channels, 1, 1];
}

export const globalAvgPool2d: Operator<GlobalAvgPool2dInputs, NoOptions> = {
  outputShape,
  cost: (shapes) => ({ parameters: 0, multiplyAccumulates: 0, bytes: bytesOf(shapes.x, outputShape(shapes)) }),
  forward<A extends FloatArray>({ x }: GlobalAvgPool2dInputs<A>): Tensor<A> {
    const y = zeros(outputShape({ x: x.shape }), x.data);
    const plane = x.data.length / y.data.length;
    for (let channel = 0; channel < y.data.length; channel++) {
      let sum = 0;
      for (let i = 0; i < plane; i++) sum += x.data[channel * plane + i] as number;
      y.data[channel] = sum / plane;
    }
    return y;
  },
  backward({ x }, gradient) {
    expectGradientShape(gradient, outputShape({ x: x.shape }));
    const dx = zeros(x.shape, x.data);
    const plane = x.data.length / gradient.data.length;
    for (let i = 0; i < dx.data.length; i++) dx.data[i] = (gradient.data[Math.floor(i / plane)] as number) / plane;
    return { x: dx };
  },
};
