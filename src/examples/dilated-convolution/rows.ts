import { dimensions, type FloatArray, type Tensor } from '../../nn/tensor.ts';

/** The first plane of an NCHW tensor as rows of numbers. @throws ShapeError when it has not four dimensions. */
export function rows(tensor: Tensor<FloatArray>): number[][] {
  const [, , height, width] = dimensions('the tensor', tensor.shape, ['N', 'C', 'H', 'W']);
  return Array.from({ length: height }, (_, row) => [...tensor.data.slice(row * width, (row + 1) * width)]);
}
