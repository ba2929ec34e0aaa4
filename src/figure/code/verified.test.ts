/**
 * The programs in `verified/` were run as they stand, in November 2026, and gave the numbers of this site's own operators to
 * four digits: torch 2.13, keras 3.15 over tensorflow 2.21, torch and jax, jax 0.10, onnx 1.23 in onnxruntime 1.30. A change of
 * the generators that changes one of them has to be run again before the file is (`vitest -u` writes it).
 */
import { describe, expect, it } from 'vitest';
import { codeOf } from './code.ts';
import { frameworks, type Setting } from './layers.ts';

const counting = (count: number) => Array.from({ length: count }, (_, at) => ((at * 5) % 7) - 3);

const settings: Readonly<Record<string, Setting>> = {
  convolution: {
    input: { channels: 4, size: [9, 7] },
    layers: [
      {
        kind: 'conv',
        inChannels: 4,
        outChannels: 2,
        kernel: [3, 2],
        stride: 2,
        padding: [2, 1],
        dilation: 2,
        groups: 2,
        weights: counting(24),
      },
      { kind: 'relu' },
    ],
  },
  transposed: {
    input: { channels: 2, size: [3, 2] },
    layers: [
      {
        kind: 'transposed',
        inChannels: 2,
        outChannels: 3,
        kernel: [3, 2],
        stride: 3,
        padding: [1, 0],
        outputPadding: 2,
        weights: counting(36),
      },
    ],
  },
  pooling: {
    input: { channels: 1, size: [12, 12] },
    layers: [
      { kind: 'maxPool', kernel: 3, stride: 2, padding: 1, dilation: 1 },
      { kind: 'maxPool', kernel: 2, stride: 1, padding: 2, dilation: 2 },
    ],
  },
  channels: {
    input: { channels: 4, size: [5, 5] },
    layers: [
      { kind: 'conv', inChannels: 4, outChannels: 4, kernel: [3, 3], padding: [1, 1], groups: 2 },
      { kind: 'shuffle', groups: 2 },
      { kind: 'squeezeExcite', channels: 4, units: 2 },
    ],
  },
};

describe.each(Object.entries(settings))('the programs of a setting with %s', (name, setting) => {
  it.each(frameworks)('are those that were run in %s', async (framework) => {
    await expect(codeOf(setting, framework)).toMatchFileSnapshot(`verified/${name}-${framework.toLowerCase()}.py`);
  });
});
