import { describe, expect, it } from 'vitest';
import { codeOf } from './code.ts';
import { type Convolution, frameworks, type Layer, type Setting, sizesOf } from './layers.ts';

const conv = (more: Partial<Convolution> = {}): Convolution => ({ kind: 'conv', inChannels: 4, outChannels: 8, kernel: [3, 3], ...more });
type Pool = Extract<Layer, { kind: 'maxPool' }>;
const pool = (more: Partial<Pool>): Pool => ({ kind: 'maxPool', kernel: 2, stride: 2, padding: 0, dilation: 1, ...more });
const over = (...layers: Layer[]): Setting => ({ input: { channels: 4, size: [9, 7] }, layers });

describe('the code of a setting', () => {
  it('says a layer in the words of each framework', () => {
    const setting = over(conv({ stride: 2, padding: [1, 0], groups: 2 }));
    expect(codeOf(setting, 'PyTorch')).toContain('nn.Conv2d(4, 8, 3, stride=2, padding=(1, 0), groups=2, bias=False),');
    expect(codeOf(setting, 'Keras')).toMatch(
      /layers\.ZeroPadding2D\(\(1, 0\)\),\n {4}layers\.Conv2D\(8, 3, strides=2, groups=2, use_bias=False\),/,
    );
    expect(codeOf(setting, 'JAX')).toContain('window_strides=(2, 2), padding=[(1, 1), (0, 0)], feature_group_count=2)');
    expect(codeOf(setting, 'ONNX')).toContain('"Conv", ["x", "w0"], ["t1"], strides=[2, 2], pads=[1, 0, 1, 0], group=2)');
  });

  it('leaves out what is the framework’s own default', () => {
    expect(codeOf(over(conv()), 'PyTorch')).toContain('nn.Conv2d(4, 8, 3, bias=False)');
  });

  it('ends each program with the shape that comes out, N C H W or N H W C', () => {
    const setting = over(
      conv({ stride: 2, padding: [1, 1] }),
      { kind: 'relu' },
      { kind: 'maxPool', kernel: 3, stride: 2, padding: 1, dilation: 1 },
    );
    expect(sizesOf(setting).at(-1)).toEqual({ channels: 8, size: [3, 2] });
    expect(codeOf(setting, 'PyTorch')).toMatch(/# 1, 8, 3, 2\n$/);
    expect(codeOf(setting, 'Keras')).toMatch(/# 1, 3, 2, 8\n$/);
    expect(codeOf(setting, 'ONNX')).toContain('TensorProto.FLOAT, [1, 8, 3, 2]');
  });

  it('keeps the dilation of a pooling, which Keras gets as a function', () => {
    const setting = over(pool({ kernel: 2, stride: 1, dilation: 3 }));
    expect(sizesOf(setting).at(-1)).toEqual({ channels: 4, size: [6, 4] });
    expect(codeOf(setting, 'PyTorch')).toContain('nn.MaxPool2d(2, stride=1, dilation=3),');
    expect(codeOf(setting, 'Keras')).toMatch(/def max_pool\(kernel, stride, dilation\):[\s\S]* {4}max_pool\(2, 1, 3\),/);
    expect(codeOf(setting, 'JAX')).toContain('window_dilation=(1, 1, 3, 3)');
    expect(codeOf(setting, 'ONNX')).toContain('dilations=[3, 3]');
  });

  it('pads a pooling with −∞ in Keras, whose layer for zeros would win over negative values', () => {
    const code = codeOf(over(pool({ kernel: 3, stride: 2, padding: 1 })), 'Keras');
    expect(code).toMatch(/def rim\(cells\):[\s\S]*float\("-inf"\)[\s\S]* {4}rim\(1\),\n {4}layers\.MaxPooling2D\(3, strides=2\),/);
    expect(code).not.toContain('layers.ZeroPadding2D');
  });

  it('makes the rim of a pooling a layer of its own where a framework allows no wider padding', () => {
    const over2 = (padding: number, dilation = 1) => over(pool({ kernel: 3, stride: 1, padding, dilation }));
    expect(codeOf(over2(1), 'PyTorch')).toContain('nn.MaxPool2d(3, stride=1, padding=1),');
    // PyTorch measures by the kernel alone: half of 3 is less than 2, though the dilated kernel covers 5.
    expect(codeOf(over2(2, 2), 'PyTorch')).toMatch(
      /nn\.ConstantPad2d\(2, float\("-inf"\)\),\n {4}nn\.MaxPool2d\(3, stride=1, dilation=2\),/,
    );
    expect(codeOf(over2(2), 'ONNX')).toContain('"MaxPool", ["x"], ["t1"], kernel_shape=[3, 3], strides=[1, 1], pads=[2, 2, 2, 2])');
    expect(codeOf(over2(3), 'ONNX')).toMatch(/"Pad", \["x", "rim0", "low0"\], \["t1"\]\),\n.*"MaxPool", \["t1"\].*pads=\[0, 0, 0, 0\]/);
  });

  it('takes the stride of a dilated convolution by slicing in Keras, which has not both', () => {
    const code = codeOf(over(conv({ stride: 2, dilation: 2 })), 'Keras');
    expect(code).toMatch(
      /layers\.Conv2D\(8, 3, dilation_rate=2, use_bias=False\),\n {4}layers\.Lambda\(lambda y: y\[:, ::2, ::2\]\), {2}#/,
    );
  });

  it('crops the zeros that Keras adds where the kernel of a transposed convolution is narrower than the stride', () => {
    const narrow = (outputPadding: number) => over(conv({ kind: 'transposed', kernel: [1, 1], stride: 3, outputPadding }));
    expect(sizesOf(narrow(0)).at(-1)).toEqual({ channels: 8, size: [25, 19] });
    expect(codeOf(narrow(0), 'Keras')).toContain('layers.Cropping2D(((0, 2), (0, 2))),');
    expect(codeOf(narrow(2), 'Keras')).not.toMatch(/Cropping|ZeroPadding/);
  });

  it('names the versions of an ONNX model, so that it runs in runtimes that don’t know onnx’s newest', () => {
    expect(codeOf(over(conv()), 'ONNX')).toContain('helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)');
  });

  it('imports what a program uses, and nothing else', () => {
    const imports = (setting: Setting, framework: 'JAX' | 'ONNX') => codeOf(setting, framework).split('\n\n', 1)[0];
    expect(imports(over(conv()), 'JAX')).toBe('import jax\nfrom jax import lax');
    expect(imports(over(conv({ weights: Array(288).fill(1) })), 'JAX')).toBe('import jax\nfrom jax import lax, numpy as jnp');
    expect(imports(over({ kind: 'squeezeExcite', channels: 4, units: 2 }), 'JAX')).toBe('import jax');
    expect(imports(over({ kind: 'relu' }), 'ONNX')).toBe('from onnx import TensorProto, helper');
  });

  it('gives Keras and JAX a transposed convolution with padding and outputPadding by cutting and by zeros', () => {
    const setting = over(conv({ kind: 'transposed', stride: 2, padding: [1, 1], outputPadding: 1 }));
    expect(sizesOf(setting).at(-1)).toEqual({ channels: 8, size: [18, 14] });
    expect(codeOf(setting, 'Keras')).toContain('layers.Cropping2D(((1, 0), (1, 0))),');
    expect(codeOf(setting, 'JAX')).toContain('padding=[(1, 2), (1, 2)], lhs_dilation=(2, 2)');
    expect(codeOf(over(conv({ kind: 'transposed', stride: 2, outputPadding: 1 })), 'Keras')).toContain(
      'layers.ZeroPadding2D(((0, 1), (0, 1))),',
    );
  });

  it('has a block of squeeze-and-excitation for each framework', () => {
    const setting = over({ kind: 'squeezeExcite', channels: 4, units: 2 });
    expect(codeOf(setting, 'PyTorch')).toMatch(/torchvision\.ops import SqueezeExcitation[\s\S]* {4}SqueezeExcitation\(4, 2\),/);
    expect(codeOf(setting, 'Keras')).toMatch(/class SqueezeExcite\(layers\.Layer\):[\s\S]* {4}SqueezeExcite\(4, 2\),/);
    expect(codeOf(setting, 'JAX')).toContain('s = jax.nn.sigmoid(jax.nn.relu(y.mean((2, 3)) @ w1.T) @ w2.T)');
    expect(codeOf(setting, 'ONNX')).toMatch(/"Mul", \["t5", "x"\], \["t6"\]/);
  });

  it('carries the figure’s weights, and tells Keras which of its layers takes them', () => {
    const weights = [0.5, -1, 2, 0];
    const setting = over({ kind: 'shuffle', groups: 2 }, conv({ inChannels: 4, outChannels: 1, kernel: [1, 1], padding: [1, 1], weights }));
    for (const framework of frameworks) expect(codeOf(setting, framework)).toMatch(/0\.5,\s+-1,\s+2,\s+0/);
    // Three layers make the shuffle, one the padding.
    expect(codeOf(setting, 'Keras')).toContain('net.layers[4].set_weights');
  });
});
