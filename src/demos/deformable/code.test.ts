import { describe, expect, it } from 'vitest';
import { frameworks } from '../../figure/code/layers.ts';
import { codeOf } from './code.ts';
import { defaults } from './model.ts';

describe('the code of the figure', () => {
  it('has the stroke, the kernel and the offsets as they are, in every framework', () => {
    for (const framework of frameworks) {
      const code = codeOf(defaults, framework);
      expect(code).toContain('    0, 0, 0, 4, 9, 4, 0, 0, 0,');
      expect(code).toMatch(/-1, 2, -1,\s+-1, 2, -1,/);
      expect(code).toContain('-0.3, 0.6,');
      expect(code).not.toMatch(/undefined|NaN/);
    }
  });

  it('names the layer where there is one, and says where there is none', () => {
    expect(codeOf(defaults, 'PyTorch')).toContain('y = deform_conv2d(x, offset, w)  # 1, 1, 7, 7');
    expect(codeOf(defaults, 'ONNX')).toContain('"DeformConv", ["x", "w", "offset"], ["y"]');
    expect(codeOf(defaults, 'Keras')).toMatch(/^# Keras has no deformable layer/);
    expect(codeOf(defaults, 'JAX')).toMatch(/^# JAX has no deformable convolution/);
  });

  it('hands the modulations over in version 2 only', () => {
    const state = { ...defaults, modulated: true, mask: [0, 1, 2, 3, 4, 5, 6, 7, 10] };
    for (const framework of frameworks) expect(codeOf(state, framework)).toMatch(/0, 0\.1, 0\.2,/);
    expect(codeOf(state, 'PyTorch')).toContain('deform_conv2d(x, offset, w, mask=mask)');
    expect(codeOf(state, 'ONNX')).toContain('["x", "w", "offset", "", "mask"]');
    expect(codeOf(defaults, 'PyTorch')).not.toContain('mask');
  });
});
