import { type Shape, type Tensor, tensor } from '../../tensor.ts';
import type { WebGpuBackend } from '../webgpu.ts';

/** Small binary fractions in a fixed order: their sums are exact, whatever the order. */
export function numbers(shape: Shape, seed = 1): Tensor {
  const count = shape.reduce((product, dimension) => product * dimension, 1);
  return tensor(
    shape,
    Float32Array.from({ length: count }, (_, i) => (((i + 1) * seed * 7919) % 33) / 16 - 1),
  );
}

export const values = async (backend: WebGpuBackend, handle: { readonly shape: Shape }) => [...(await backend.download(handle)).data];
