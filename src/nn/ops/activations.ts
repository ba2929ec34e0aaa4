/**
 * Activations work on each number alone, so that one line of value and one of slope are all there is to them.
 *
 *   relu(x) = max(0, x)          leakyRelu(x) = x for x > 0, else slope·x
 *   sigmoid(x) = 1 / (1 + e⁻ˣ)   tanh(x)
 *
 * x and y: any shape. At the kink of relu and leakyRelu, x = 0, the slope is that of the left side, as PyTorch takes it.
 * Source: Goodfellow, Bengio & Courville 2016, "Deep Learning", sections 6.2.2 and 6.3.
 */
import { bytesOf, expectGradientShape, type Operator } from '../operator.ts';
import { elementCount, type FloatArray, type Tensor, zeros } from '../tensor.ts';

export interface ActivationInputs<A extends FloatArray = Float32Array> {
  readonly x: Tensor<A>;
}

export interface LeakyReluOptions {
  /** Slope for negative numbers; 0.01 by default. */
  readonly slope?: number | undefined;
}

/** None of the plain activations has an option. */
export type NoOptions = Readonly<Record<never, never>>;

function activation(
  value: (x: number, options: LeakyReluOptions) => number,
  slope: (x: number, options: LeakyReluOptions) => number,
): Operator<ActivationInputs, LeakyReluOptions> {
  return {
    outputShape({ x }) {
      elementCount(x, 'x');
      return x;
    },
    cost: ({ x }) => ({ parameters: 0, multiplyAccumulates: 0, bytes: bytesOf(x, x) }),
    forward<A extends FloatArray>({ x }: ActivationInputs<A>, options: LeakyReluOptions = {}): Tensor<A> {
      const y = zeros(x.shape, x.data);
      // i runs over the elements of x, which y and the gradient have as many of.
      for (let i = 0; i < x.data.length; i++) y.data[i] = value(x.data[i] as number, options);
      return y;
    },
    backward({ x }, gradient, options = {}) {
      expectGradientShape(gradient, x.shape);
      const dx = zeros(x.shape, x.data);
      for (let i = 0; i < x.data.length; i++) dx.data[i] = (gradient.data[i] as number) * slope(x.data[i] as number, options);
      return { x: dx };
    },
  };
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

export const relu: Operator<ActivationInputs, NoOptions> = activation(
  (x) => Math.max(0, x),
  (x) => (x > 0 ? 1 : 0),
);

export const leakyRelu: Operator<ActivationInputs, LeakyReluOptions> = activation(
  (x, { slope = 0.01 }) => (x > 0 ? x : slope * x),
  (x, { slope = 0.01 }) => (x > 0 ? 1 : slope),
);

export const sigmoid: Operator<ActivationInputs, NoOptions> = activation(logistic, (x) => logistic(x) * (1 - logistic(x)));

export const tanh: Operator<ActivationInputs, NoOptions> = activation(Math.tanh, (x) => 1 - Math.tanh(x) ** 2);
