/**
 * Weights to begin with: uniform, with the variance 2 over the numbers each output reads, so that ReLUs keep the size of what
 * passes; biases 0.
 * Source: He, Zhang, Ren & Sun 2015, "Delving Deep into Rectifiers", section 2.2.
 */
import { elementCount, type Tensor, tensor } from '../nn/tensor.ts';

export function firstWeights(shape: readonly number[], next: () => number): Tensor {
  const count = elementCount(shape);
  const [outputs = 1, ...reads] = shape;
  const bound = reads.length === 0 ? 0 : Math.sqrt(6 / (count / outputs));
  return tensor(
    shape,
    Float32Array.from({ length: count }, () => bound * (2 * next() - 1)),
  );
}
