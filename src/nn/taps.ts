/**
 * The taps of a grouped two-dimensional convolution: every (pixel of the large side, weight, pixel of the small side) that
 * are multiplied. conv2d reads the large side and writes the small one; its gradient and convTranspose2d go the other way
 * over the same taps. Sharing them is the statement that one is the adjoint of the other.
 */
import type { Pair, Sides } from './window.ts';

/** Sizes of both sides; for conv2d the large side is x and the small one y, for convTranspose2d the other way round. */
export interface ConvGeometry {
  readonly batch: number;
  readonly groups: number;
  /** Channels of one group on either side. */
  readonly largeChannels: number;
  readonly smallChannels: number;
  readonly large: Pair;
  readonly small: Pair;
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly dilation: Pair;
  readonly padding: Sides;
}

/**
 * Calls `visit` with the flat indices of each tap; taps that fall on padding are left out.
 * Weights are [small channels of all groups, large channels of one group, Kₕ, K_w]: OIHW for conv2d, IOHW for its transpose.
 */
export function eachTap(geometry: ConvGeometry, visit: (large: number, weight: number, small: number) => void): void {
  const { batch, groups, largeChannels, smallChannels, stride, dilation, padding } = geometry;
  const [largeHeight, largeWidth] = geometry.large;
  const [smallHeight, smallWidth] = geometry.small;
  const [kernelHeight, kernelWidth] = geometry.kernel;
  const smallTotal = groups * smallChannels;
  for (let n = 0; n < batch; n++) {
    for (let s = 0; s < smallTotal; s++) {
      const firstLarge = Math.floor(s / smallChannels) * largeChannels;
      for (let l = 0; l < largeChannels; l++) {
        const largePlane = (n * groups * largeChannels + firstLarge + l) * largeHeight;
        for (let p = 0; p < smallHeight; p++) {
          for (let i = 0; i < kernelHeight; i++) {
            const row = p * stride[0] - padding[0] + i * dilation[0];
            if (row < 0 || row >= largeHeight) continue;
            const largeRow = (largePlane + row) * largeWidth;
            const weightRow = ((s * largeChannels + l) * kernelHeight + i) * kernelWidth;
            const smallRow = ((n * smallTotal + s) * smallHeight + p) * smallWidth;
            for (let q = 0; q < smallWidth; q++) {
              for (let j = 0; j < kernelWidth; j++) {
                const column = q * stride[1] - padding[1] + j * dilation[1];
                if (column >= 0 && column < largeWidth) visit(largeRow + column, weightRow + j, smallRow + q);
              }
            }
          }
        }
      }
    }
  }
}
