import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor.ts';
import { conv2d } from './conv2d.ts';

const ramp = tensor([1, 1, 3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
const kernel = tensor([1, 1, 2, 2], [1, 10, 100, 1000]);

describe('conv2d', () => {
  it('correlates: the kernel is laid on as it is written, not flipped', () => {
    expect([...conv2d.forward({ x: ramp, w: kernel }).data]).toEqual([5421, 6532, 8754, 9865]);
  });

  it('adds one bias per output channel', () => {
    const y = conv2d.forward({ x: ramp, w: tensor([2, 1, 3, 3], new Float32Array(18)), b: tensor([2], [3, -4]) });
    expect([...y.data]).toEqual([3, -4]);
  });

  it('pads each side on its own', () => {
    const y = conv2d.forward({ x: ramp, w: tensor([1, 1, 1, 1], [1]) }, { padding: [0, 1, 1, 0] });
    expect(y.shape).toEqual([1, 1, 4, 4]);
    expect([...y.data]).toEqual([0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0, 0, 0, 0]);
  });

  it('reads every second cell under dilation 2', () => {
    expect([...conv2d.forward({ x: ramp, w: kernel }, { dilation: 2 }).data]).toEqual([9731]);
  });

  it('keeps channels apart when there are as many groups as channels', () => {
    const y = conv2d.forward({ x: tensor([1, 2, 1, 1], [3, 5]), w: tensor([2, 1, 1, 1], [10, 100]) }, { groups: 2 });
    expect([...y.data]).toEqual([30, 500]);
  });

  it('sends the gradient back along the taps it came by', () => {
    const { x, w, b } = conv2d.backward({ x: ramp, w: kernel, b: tensor([1], [0]) }, tensor([1, 1, 2, 2], [1, 0, 0, 2]));
    expect([...x.data]).toEqual([1, 10, 0, 100, 1002, 20, 0, 200, 2000]);
    expect([...w.data]).toEqual([11, 14, 20, 23]);
    expect([...(b?.data ?? [])]).toEqual([3]);
  });

  it('costs one multiply-accumulate per weight and output pixel', () => {
    const shapes = { x: [1, 64, 56, 56], w: [64, 64, 3, 3], b: [64] };
    expect(conv2d.cost(shapes, { padding: 1 })).toEqual({
      parameters: 36928,
      multiplyAccumulates: 115605504,
      bytes: 4 * (200704 + 36864 + 64 + 200704),
    });
  });

  it.each([
    [{ x: [1, 3, 8, 8], w: [4, 2, 3, 3] }, {}, 'each kernel reads 2 channels, but x has 3 in 1 group(s): 3 each'],
    [{ x: [1, 3, 8, 8], w: [4, 3, 3, 3] }, { groups: 2 }, '2 groups must divide both the 3 input channels and the 4 output channels'],
    [{ x: [3, 8, 8], w: [4, 3, 3, 3] }, {}, 'x must have the 4 dimensions [N, C, H, W], but its shape is 3×8×8'],
    [
      { x: [1, 1, 8, 8], w: [1, 1, 7, 7] },
      { dilation: 2, padding: 1 },
      'kernel 7×7 with dilation 2 covers 13 cells, but the padded input has 10',
    ],
    [{ x: [1, 1, 8, 8], w: [2, 1, 3, 3], b: [3] }, {}, 'b has shape 3, but must be 2: one bias for each output channel'],
    [{ x: [1, 1, 8, 8], w: [1, 1, 3, 3] }, { padding: 2 ** 25 }, 'elements, but the limit is'],
    [{ x: [1, 1, 8, 8], w: [1, 1, 3, 3] }, { padding: -1 }, 'padding (height) must be a whole number from 0'],
    [{ x: [1, 1, 8, 8], w: [1, 1, 3, 3] }, { groups: Number.NaN }, 'groups must be a whole number'],
  ])('explains what is wrong with %j %j', (shapes, options, sentence) => {
    expect(() => conv2d.outputShape(shapes, options)).toThrow(sentence);
  });
});
