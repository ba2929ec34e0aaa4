/**
 * Batch normalisation as a trained network applies it: with the mean and variance it has stored, not those of the batch.
 *
 *   y[n,c,…] = γ[c] · (x[n,c,…] − mean[c]) / √(variance[c] + eps) + β[c]
 *
 * x, y: [N, C, ...]   gamma, beta, mean, variance: [C]. A negative variance gives NaN, as the square root does.
 * Source: Ioffe & Szegedy 2015, "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate
 * Shift", algorithm 2.
 */
import { bytesOf, expectGradientShape, type Mapped, type Operator, shapesOf } from '../operator.ts';
import { elementCount, expectShape, type FloatArray, type Shape, ShapeError, shapeText, type Tensor, zeros } from '../tensor.ts';

export interface BatchNormInputs<A extends FloatArray = Float32Array> {
  readonly x: Tensor<A>;
  readonly gamma: Tensor<A>;
  readonly beta: Tensor<A>;
  readonly mean: Tensor<A>;
  readonly variance: Tensor<A>;
}

export interface BatchNormOptions {
  /** Added to the variance; 1e-5 by default. */
  readonly eps?: number | undefined;
}

function outputShape(shapes: Mapped<BatchNormInputs, Shape>): Shape {
  const { x, ...perChannel } = shapes;
  const channels = x[1];
  if (channels === undefined) throw new ShapeError(`x must have at least the dimensions [N, C], but its shape is ${shapeText(x)}`);
  elementCount(x, 'x');
  for (const [name, shape] of Object.entries(perChannel)) expectShape(name, shape, [channels], 'one number for each channel of x');
  return x;
}

/** What each number of x goes through: its channel, the channel's scale 1/√(variance + eps), and x normalised by it. */
function eachNumber<A extends FloatArray>(
  { x, mean, variance }: BatchNormInputs<A>,
  { eps = 1e-5 }: BatchNormOptions,
  visit: (i: number, channel: number, scale: number, normalised: number) => void,
): void {
  const channels = x.shape[1] as number;
  const plane = x.data.length / ((x.shape[0] as number) * channels);
  for (let i = 0; i < x.data.length; i++) {
    const channel = Math.floor(i / plane) % channels;
    // outputShape has checked that each channel has its mean and variance.
    const scale = 1 / Math.sqrt((variance.data[channel] as number) + eps);
    visit(i, channel, scale, ((x.data[i] as number) - (mean.data[channel] as number)) * scale);
  }
}

export const batchNorm: Operator<BatchNormInputs, BatchNormOptions> = {
  outputShape,
  cost(shapes) {
    const { x, gamma, beta, mean, variance } = shapes;
    const elements = elementCount(outputShape(shapes));
    // Scale and shift fold into one multiply-add per number.
    return { parameters: 2 * elementCount(gamma), multiplyAccumulates: elements, bytes: bytesOf(x, gamma, beta, mean, variance, x) };
  },
  forward<A extends FloatArray>(inputs: BatchNormInputs<A>, options: BatchNormOptions = {}): Tensor<A> {
    const y = zeros(outputShape(shapesOf(inputs)), inputs.x.data);
    eachNumber(inputs, options, (i, channel, _scale, normalised) => {
      y.data[i] = (inputs.gamma.data[channel] as number) * normalised + (inputs.beta.data[channel] as number);
    });
    return y;
  },
  /** Mean and variance are inputs like the others here, so they have gradients too: −γ·scale·g, and −γ·normalised·scale²/2·g. */
  backward<A extends FloatArray>(inputs: BatchNormInputs<A>, gradient: Tensor<A>, options: BatchNormOptions = {}): BatchNormInputs<A> {
    expectGradientShape(gradient, outputShape(shapesOf(inputs)));
    const { x, gamma } = inputs;
    const dx = zeros(x.shape, x.data);
    const [dgamma, dbeta, dmean, dvariance] = [0, 1, 2, 3].map(() => zeros(gamma.shape, gamma.data)) as [
      Tensor<A>,
      Tensor<A>,
      Tensor<A>,
      Tensor<A>,
    ];
    eachNumber(inputs, options, (i, channel, scale, normalised) => {
      const g = gradient.data[i] as number;
      const upstream = g * (gamma.data[channel] as number) * scale;
      dx.data[i] = upstream;
      dgamma.data[channel] = (dgamma.data[channel] as number) + g * normalised;
      dbeta.data[channel] = (dbeta.data[channel] as number) + g;
      dmean.data[channel] = (dmean.data[channel] as number) - upstream;
      dvariance.data[channel] = (dvariance.data[channel] as number) - (upstream * normalised * scale) / 2;
    });
    return { x: dx, gamma: dgamma, beta: dbeta, mean: dmean, variance: dvariance };
  },
};
