/**
 * Parameters and multiply-accumulates of a 64×64 DCGAN, counted layer by layer from the shapes.
 *
 * Widths: the authors' released code (100 → 1024 → 512 → 256 → 128 → 3). Kernels: 4×4, as in the PyTorch example, where the first
 * layer is a transposed convolution too; the released code has 5×5 kernels and a dense first layer with as many weights.
 * Source: Radford, Metz & Chintala 2016, "Unsupervised Representation Learning with Deep Convolutional GANs", §3 and figure 1.
 */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import type { Shape } from '../../nn/tensor.ts';

export interface Layer {
  readonly weight: Shape;
  readonly stride: number;
  readonly padding: number;
  /** [1, C, H, W] */
  readonly output: Shape;
  readonly weights: number;
  readonly multiplyAccumulates: number;
}

export interface Network {
  readonly layers: readonly Layer[];
  readonly weights: number;
  readonly multiplyAccumulates: number;
}

const total = (layers: readonly Layer[]): Network => ({
  layers,
  weights: layers.reduce((sum, layer) => sum + layer.weights, 0),
  multiplyAccumulates: layers.reduce((sum, layer) => sum + layer.multiplyAccumulates, 0),
});

/** Widths from the noise to the image, [z, …, colours]; the first layer makes 4×4 from 1×1, every other one doubles the side. */
export function generator(widths: readonly number[]): Network {
  let x: Shape = [1, widths[0] ?? 0, 1, 1];
  const layers = widths.slice(1).map((outChannels, index): Layer => {
    const options = index === 0 ? { stride: 1, padding: 0 } : { stride: 2, padding: 1 };
    const shapes = { x, w: [x[1] ?? 0, outChannels, 4, 4] };
    const { parameters, multiplyAccumulates } = convTranspose2d.cost(shapes, options);
    x = convTranspose2d.outputShape(shapes, options);
    return { weight: shapes.w, ...options, output: x, weights: parameters, multiplyAccumulates };
  });
  return total(layers);
}

/** Widths from the image to the logit, [colours, …, 1]; every layer halves the side but the last, which reads the whole 4×4 plane. */
export function discriminator(widths: readonly number[]): Network {
  let x: Shape = [1, widths[0] ?? 0, 64, 64];
  const layers = widths.slice(1).map((outChannels, index): Layer => {
    const options = index === widths.length - 2 ? { stride: 1, padding: 0 } : { stride: 2, padding: 1 };
    const shapes = { x, w: [outChannels, x[1] ?? 0, 4, 4] };
    const { parameters, multiplyAccumulates } = conv2d.cost(shapes, options);
    x = conv2d.outputShape(shapes, options);
    return { weight: shapes.w, ...options, output: x, weights: parameters, multiplyAccumulates };
  });
  return total(layers);
}

/** Batch normalisation follows every layer but the last of a generator: one scale and one shift for each channel. */
export const batchNormParameters = (network: Network): number =>
  network.layers.slice(0, -1).reduce((sum, layer) => sum + 2 * (layer.output[1] ?? 0), 0);
