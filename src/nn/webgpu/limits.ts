/**
 * What an adapter allows: how much to ask it for, whether a tensor fits, and how a long run of workgroups is laid out as a grid.
 */
import { elementCount, maxElements, type Shape, ShapeError, shapeText } from '../tensor.ts';

/** The limits that decide about a call. A GPUSupportedLimits is one. */
export interface Limits {
  readonly maxBufferSize: number;
  readonly maxStorageBufferBindingSize: number;
  readonly maxComputeWorkgroupsPerDimension: number;
}

const bytesPerNumber = 4;
const mebibyte = 2 ** 20;

/**
 * The limits to ask a device for. The default of 128 MiB for a bound buffer is less than the largest tensor takes, so more is
 * asked for, but never more than the adapter has: that would fail the request.
 */
export function limitsToRequest(adapter: Limits): Record<string, number> {
  const largestTensor = maxElements * bytesPerNumber;
  return {
    maxBufferSize: Math.min(adapter.maxBufferSize, largestTensor),
    maxStorageBufferBindingSize: Math.min(adapter.maxStorageBufferBindingSize, largestTensor),
  };
}

/** Bytes of a tensor on the GPU. @throws ShapeError when the adapter can't bind that many at once. */
export function bytesOnGpu(shape: Shape, limits: Limits, what = 'tensor'): number {
  const bytes = elementCount(shape, what) * bytesPerNumber;
  const most = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
  if (bytes > most) {
    const inMebibytes = (size: number) => (size / mebibyte).toFixed(1);
    throw new ShapeError(
      `${what} of shape ${shapeText(shape)} takes ${inMebibytes(bytes)} MiB, but this GPU allows ${inMebibytes(most)} MiB for a tensor`,
    );
  }
  return bytes;
}

/**
 * A grid x × y with at least `workgroups` cells, neither side over the limit. A kernel finds its place as y·columns + x and
 * stops where that is past the end.
 * @throws ShapeError when even a full grid is too small.
 */
export function gridFor(workgroups: number, { maxComputeWorkgroupsPerDimension: most }: Limits): readonly [x: number, y: number] {
  const rows = Math.ceil(workgroups / most);
  if (rows > most) throw new ShapeError(`the result needs ${workgroups} workgroups, but this GPU runs at most ${most}×${most} at once`);
  return [Math.ceil(workgroups / Math.max(rows, 1)), rows];
}
