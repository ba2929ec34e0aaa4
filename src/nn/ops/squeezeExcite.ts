/**
 * Squeeze-and-excitation: each channel is scaled by a gate between 0 and 1 that is computed from the means of all channels.
 *
 *   squeezed = mean over H, W of x        gate = σ(w₂ · relu(w₁ · squeezed + b₁) + b₂)        y[n,c,p,q] = x[n,c,p,q] · gate[n,c]
 *
 * x, y: [N, C, H, W]   w1: [M, C]   b1: [M]   w2: [C, M]   b2: [C]; M is the bottleneck, C divided by the reduction ratio.
 * Source: Hu, Shen & Sun 2018, "Squeeze-and-Excitation Networks", equations 2 to 4.
 */
import { bytesOf, expectGradientShape, type Mapped, type Operator, shapesOf } from '../operator.ts';
import { dimensions, elementCount, expectShape, type FloatArray, type Shape, type Tensor, zeros } from '../tensor.ts';
import { type NoOptions, relu, sigmoid } from './activations.ts';
import { globalAvgPool2d } from './globalAvgPool2d.ts';
import { linear } from './linear.ts';

export interface SqueezeExciteInputs<A extends FloatArray = Float32Array> {
  readonly x: Tensor<A>;
  readonly w1: Tensor<A>;
  readonly b1: Tensor<A>;
  readonly w2: Tensor<A>;
  readonly b2: Tensor<A>;
}

function outputShape({ x, w1, b1, w2, b2 }: Mapped<SqueezeExciteInputs, Shape>): Shape {
  const [, channels] = dimensions('x', x, ['N', 'C', 'H', 'W']);
  const [bottleneck] = dimensions('w1', w1, ['M', 'C']);
  expectShape('w1', w1, [bottleneck, channels], 'it reads the mean of each channel of x');
  expectShape('b1', b1, [bottleneck], 'one bias for each bottleneck unit');
  expectShape('w2', w2, [channels, bottleneck], 'it gives one gate for each channel of x');
  expectShape('b2', b2, [channels], 'one bias for each gate');
  return x;
}

/** The gates, and what leads to them: the intermediate values a figure shows and the gradient needs. */
export function squeezeExciteStages<A extends FloatArray>(inputs: SqueezeExciteInputs<A>) {
  const { x, w1, b1, w2, b2 } = inputs;
  const pooled = globalAvgPool2d.forward({ x });
  const squeezed: Tensor<A> = { shape: pooled.shape.slice(0, 2), data: pooled.data };
  const hidden = linear.forward({ x: squeezed, w: w1, b: b1 });
  const rectified = relu.forward({ x: hidden });
  const logits = linear.forward({ x: rectified, w: w2, b: b2 });
  return { squeezed, hidden, rectified, logits, gate: sigmoid.forward({ x: logits }) };
}

function forward<A extends FloatArray>(inputs: SqueezeExciteInputs<A>): Tensor<A> {
  const { x } = inputs;
  const y = zeros(outputShape(shapesOf(inputs)), x.data);
  const { gate } = squeezeExciteStages(inputs);
  const plane = x.data.length / gate.data.length;
  // One gate per channel and image: both indices stay within their tensors.
  for (let i = 0; i < y.data.length; i++) y.data[i] = (x.data[i] as number) * (gate.data[Math.floor(i / plane)] as number);
  return y;
}

/** x matters twice: directly through the product, and through its mean in every gate. */
function backward<A extends FloatArray>(inputs: SqueezeExciteInputs<A>, gradient: Tensor<A>): SqueezeExciteInputs<A> {
  const { x, w1, b1, w2, b2 } = inputs;
  expectGradientShape(gradient, outputShape(shapesOf(inputs)));
  const { squeezed, hidden, rectified, logits, gate } = squeezeExciteStages(inputs);
  const plane = x.data.length / gate.data.length;
  const dgate = zeros(gate.shape, gate.data);
  for (let i = 0; i < x.data.length; i++) {
    const channel = Math.floor(i / plane);
    dgate.data[channel] = (dgate.data[channel] as number) + (gradient.data[i] as number) * (x.data[i] as number);
  }
  const dlogits = sigmoid.backward({ x: logits }, dgate).x;
  const second = linear.backward({ x: rectified, w: w2, b: b2 }, dlogits);
  const first = linear.backward({ x: squeezed, w: w1, b: b1 }, relu.backward({ x: hidden }, second.x).x);
  const pooledGradient: Tensor<A> = { shape: [...first.x.shape, 1, 1], data: first.x.data };
  const dx = globalAvgPool2d.backward({ x }, pooledGradient).x;
  for (let i = 0; i < x.data.length; i++) {
    dx.data[i] = (dx.data[i] as number) + (gradient.data[i] as number) * (gate.data[Math.floor(i / plane)] as number);
  }
  // A bias was given to both layers, so both gave a gradient for it.
  return { x: dx, w1: first.w, b1: first.b as Tensor<A>, w2: second.w, b2: second.b as Tensor<A> };
}

export const squeezeExcite: Operator<SqueezeExciteInputs, NoOptions> = {
  outputShape,
  cost(shapes) {
    const { x, w1, b1, w2, b2 } = shapes;
    const weights = elementCount(w1) + elementCount(w2);
    return {
      parameters: weights + elementCount(b1) + elementCount(b2),
      // Both layers once per image, and one multiplication per number of x for the gate.
      multiplyAccumulates: (x[0] as number) * weights + elementCount(x),
      bytes: bytesOf(x, w1, b1, w2, b2, outputShape(shapes)),
    };
  },
  forward,
  backward,
};
