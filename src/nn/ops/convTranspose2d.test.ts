import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor.ts';
import { convTranspose2d } from './convTranspose2d.ts';

const stamp = tensor([1, 1, 2, 2], [1, 2, 3, 4]);

describe('convTranspose2d', () => {
  it('stamps the kernel, scaled by each input pixel, at stride 2 without overlap', () => {
    const y = convTranspose2d.forward({ x: tensor([1, 1, 1, 2], [1, 10]), w: stamp }, { stride: 2 });
    expect(y.shape).toEqual([1, 1, 2, 4]);
    expect([...y.data]).toEqual([1, 2, 10, 20, 3, 4, 30, 40]);
  });

  it('adds up where stamps overlap: the source of checkerboards', () => {
    const ones = { x: tensor([1, 1, 1, 3], [1, 1, 1]), w: tensor([1, 1, 1, 3], [1, 1, 1]) };
    expect([...convTranspose2d.forward(ones, { stride: 2 }).data]).toEqual([1, 1, 2, 1, 2, 1, 1]);
  });

  it('trims the output by the padding, and grows it at the end by the output padding', () => {
    const shapes = { x: [1, 1, 4, 4], w: [1, 1, 3, 3] };
    expect(convTranspose2d.outputShape(shapes, { stride: 2 })).toEqual([1, 1, 9, 9]);
    expect(convTranspose2d.outputShape(shapes, { stride: 2, padding: 1 })).toEqual([1, 1, 7, 7]);
    expect(convTranspose2d.outputShape(shapes, { stride: 2, padding: 1, outputPadding: 1 })).toEqual([1, 1, 8, 8]);
  });

  it('fills cells that no stamp reaches with the bias', () => {
    const y = convTranspose2d.forward({ x: tensor([1, 1, 1, 1], [1]), w: stamp, b: tensor([1], [7]) }, { stride: 2, outputPadding: 1 });
    expect([...y.data]).toEqual([8, 9, 7, 10, 11, 7, 7, 7, 7]);
  });

  it('costs one multiply-accumulate per input pixel and weight of its stamp', () => {
    const shapes = { x: [1, 64, 28, 28], w: [64, 32, 4, 4], b: [32] };
    expect(convTranspose2d.cost(shapes, { stride: 2, padding: 1 })).toMatchObject({ parameters: 32800, multiplyAccumulates: 25690112 });
  });

  it.each([
    [{ outputPadding: 2, stride: 2 }, 'outputPadding 2 must be smaller than the stride 2 or the dilation 1'],
    [{ padding: 3 }, 'padding trims 6 cells, but the kernels cover only 6: nothing of the output is left'],
    [{ stride: 2 ** 25 }, 'elements, but the limit is'],
  ])('explains what is wrong with %j', (options, sentence) => {
    expect(() => convTranspose2d.outputShape({ x: [1, 1, 4, 4], w: [1, 1, 3, 3] }, options)).toThrow(sentence);
  });
});
