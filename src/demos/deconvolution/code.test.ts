import { describe, expect, it } from 'vitest';
import { frameworks } from '../../figure/code/layers.ts';
import { codeOf } from './code.ts';
import { defaults } from './model.ts';

describe('the code of the figure', () => {
  it('has the point spread, the noise, K and the iterations of the setting, in every framework', () => {
    const state = { ...defaults, blur: 'motion', noise: 4, ratio: 10, iterations: 37 } as const;
    for (const framework of frameworks) {
      const code = codeOf(state, framework);
      expect(code).toContain('    0.2, 0.2, 0.2, 0.2, 0.2,');
      expect(code).toContain('0.03');
      expect(code).toContain('K = 0.1  # noise-to-signal ratio');
      expect(code).toContain('in range(37):  # Richardson–Lucy');
      expect(code).not.toMatch(/undefined|NaN/);
    }
  });

  it('has all four ways back', () => {
    for (const framework of ['PyTorch', 'Keras', 'JAX'] as const)
      for (const way of ['inverse', 'wiener', 'lucy', 'transposed'])
        expect(codeOf(defaults, framework)).toMatch(new RegExp(`^${way} = `, 'm'));
    expect(codeOf(defaults, 'ONNX')).toMatch(/^# ONNX has .* but no deconvolution/);
    expect(codeOf(defaults, 'ONNX')).toContain('node("DFT"');
  });

  it('pads by pairs in Keras, which over TensorFlow and PyTorch takes no single number for two axes', () => {
    expect(codeOf(defaults, 'Keras')).toContain('ops.pad(x, ((cells, cells), (cells, cells)))');
  });

  it('writes small ratios so that Python reads them', () => {
    expect(codeOf({ ...defaults, ratio: 0 }, 'PyTorch')).toMatch(/^K = (0\.000001|1e-0?6) {2}#/m);
  });
});
