/**
 * The operators the GPU has. What is missing is missing in the type too: decompositions and iterations of many small dependent
 * steps (svd, fft2d, the restorations), which a GPU has no advantage in at the sizes of a page.
 */
import { conv2d } from './conv2d.ts';
import { convTranspose2d } from './convTranspose2d.ts';

export const programs = {
  conv2d,
  convTranspose2d,
} as const;

export type GpuOperatorName = keyof typeof programs;
