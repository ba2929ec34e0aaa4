/**
 * A trained network as a figure carries it: each tensor in 8 bits, as whole numbers from −127 to 127 times one scale of its
 * own, the whole numbers as base64.
 */
import { elementCount, type Tensor, tensor } from '../nn/tensor.ts';

export interface StoredTensor {
  readonly shape: readonly number[];
  readonly scale: number;
  readonly values: string;
}

const most = 127;

/** The nearest stored tensor: the largest number of it becomes ±127. */
export function stored({ shape, data }: Tensor): StoredTensor {
  const largest = data.reduce((high, value) => Math.max(high, Math.abs(value)), 0);
  const scale = Number((largest / most || 1).toPrecision(6));
  const bytes = Uint8Array.from(data, (value) => Math.round(value / scale) & 0xff);
  return { shape, scale, values: btoa(String.fromCharCode(...bytes)) };
}

/** @throws ShapeError when the numbers don't fill the shape. */
export function restored({ shape, scale, values }: StoredTensor): Tensor {
  const bytes = Int8Array.from(atob(values), (character) => character.charCodeAt(0));
  if (bytes.length !== elementCount(shape)) return tensor(shape, [...bytes]);
  return tensor(
    shape,
    Float32Array.from(bytes, (value) => value * scale),
  );
}
