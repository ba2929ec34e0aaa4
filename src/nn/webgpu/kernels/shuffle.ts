/**
 * Shuffles only move numbers.
 *
 *   channel shuffle:  y[n, k·groups + g, i] = x[n, g·(C/groups) + k, i]
 *   pixel shuffle:    y[n, c, p·r + i, q·r + j] = x[n, c·r² + i·r + j, p, q]
 *
 * One thread moves one number. Pixel unshuffle moves it back, which is pixel shuffle's gradient; channel shuffle with C/groups
 * groups undoes itself.
 */
import { defineKernel, type Kernel } from '../kernel.ts';

export const channelShuffle = defineKernel({
  label: 'channel shuffle',
  uniforms: { groups: 'u32', channels: 'u32', plane: 'u32' },
  reads: { x: 'array<f32>' },
  writes: { y: 'array<f32>' },
  body: `
  let channel = index / u.plane % u.channels;
  let image = index / u.plane / u.channels;
  let origin = channel % u.groups * (u.channels / u.groups) + channel / u.groups;
  y[index] = x[(image * u.channels + origin) * u.plane + index % u.plane];
`,
});

type PixelUniforms = 'upscale' | 'height' | 'width';

/** `index` counts the numbers of the packed side, [N, C·r², H, W]; `shuffled` is where that number is on the other. */
function pixelMove(label: string, move: string): Kernel<PixelUniforms, 'x' | 'y'> {
  return defineKernel({
    label,
    uniforms: { upscale: 'u32', height: 'u32', width: 'u32' },
    reads: { x: 'array<f32>' },
    writes: { y: 'array<f32>' },
    body: `
  let r = u.upscale;
  let q = index % u.width;
  let p = index / u.width % u.height;
  let plane = index / u.width / u.height;
  let i = plane / r % r;
  let j = plane % r;
  let shuffled = ((plane / (r * r) * u.height + p) * r + i) * u.width * r + q * r + j;
  ${move}
`,
  });
}

export const pixelShuffle = pixelMove('pixel shuffle', 'y[shuffled] = x[index];');
export const pixelUnshuffle = pixelMove('pixel unshuffle', 'y[index] = x[shuffled];');
