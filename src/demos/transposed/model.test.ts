import { describe, expect, it } from 'vitest';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { tensor } from '../../nn/tensor.ts';
import {
  change,
  cost,
  defaults,
  inputs,
  options,
  outputSide,
  overlapping,
  solve,
  stepped,
  type TransposedState,
  withTarget,
} from './model.ts';
import { overlap } from './overlap.ts';
import { contributions, flipped, matrix, stampOf, withZeros } from './pictures.ts';

const outputOf = (state: TransposedState) => convTranspose2d.forward(inputs(state), options(state));
const set = (changes: Partial<TransposedState>): TransposedState => {
  let state = defaults;
  for (const [name, value] of Object.entries(changes)) state = change(state, name as 'kernel', Number(value)).state;
  return state;
};
const variants = [
  defaults,
  set({ kernel: 4, padding: 1 }),
  set({ kernel: 5, stride: 3, input: 3, outputPadding: 2 }),
  set({ stride: 1 }),
  set({ kernel: 2, stride: 3 }),
];

describe('the three pictures', () => {
  it('meet in the middle of 5×5: four stamps, 2·4 + 1·2 + 3·3 + 1·1 = 20', () => {
    expect(outputSide(defaults)).toBe(5);
    expect(contributions(defaults).map(({ value, factor }) => [value, factor])).toEqual([
      [2, 4],
      [1, 2],
      [3, 3],
      [1, 1],
    ]);
    expect(outputOf(defaults).data[12]).toBe(20);
  });

  it.each(variants)('give the same numbers (%#)', (state) => {
    const y = [...outputOf(state).data];
    const side = outputSide(state);
    const byHand = y.map((_, index) =>
      contributions(state, { row: Math.floor(index / side), column: index % side }).reduce(
        (sum, { value, factor }) => sum + value * factor,
        0,
      ),
    );
    expect(byHand).toEqual(y);
    const { side: wide, cells } = withZeros(state);
    const read = conv2d.forward({
      x: tensor(
        [1, 1, wide, wide],
        cells.map((value) => value ?? 0),
      ),
      w: tensor([1, 1, state.kernel, state.kernel], flipped(state)),
    });
    expect([...read.data]).toEqual(y);
    expect(matrix(state).map((row) => row.reduce((sum, weight, n) => sum + weight * (state.x[n] ?? 0), 0))).toEqual(y);
  });

  it('agree on where a stamp lies', () => {
    expect([...stampOf(defaults, 0, 5)]).toEqual([0, 1, 2, 5, 6, 7, 10, 11, 12]);
    const filled = matrix(defaults).flatMap((row, index) => (row[3] === 0 ? [] : [index]));
    // One weight of the stamp is 0 itself.
    expect(filled.every((index) => stampOf(defaults, 3, 5).has(index))).toBe(true);
  });

  it('cost what the inputs stamp, not what the outputs read', () => {
    expect(cost(defaults)).toMatchObject({ parameters: 9, multiplyAccumulates: 36 });
  });
});

describe('the sizes', () => {
  it('tell 224 from 223 by an output padding of 1', () => {
    const state = withTarget(set({ padding: 1 }), 224);
    expect(solve(state)).toEqual({ small: 112, outputPadding: 1, plain: 223, back: 224, first: 223, last: 224 });
    expect(solve(withTarget(state, 223))).toMatchObject({ small: 112, outputPadding: 0, back: 223 });
  });

  it('always lead back, from every side and setting', () => {
    for (let kernel = 1; kernel <= 5; kernel++)
      for (let stride = 1; stride <= 3; stride++)
        for (let padding = 0; padding < kernel; padding++)
          for (let target = Math.max(1, kernel - 2 * padding); target < 40; target++)
            expect(solve({ ...defaults, kernel, stride, padding, target }).back).toBe(target);
  });
});

describe('the overlap', () => {
  it.each([
    [3, 2, [1, 2, 1, 2]],
    [4, 2, [2, 2, 2, 2]],
    [5, 3, [1, 2, 2, 1, 2, 2]],
    [5, 2, [2, 3, 2, 3]],
    [2, 3, [0, 1, 1, 0, 1, 1]],
  ])('of kernel %i at stride %i is %j along an axis', (kernel, stride, axis) => {
    expect(overlap(kernel, stride).axis).toEqual(axis);
  });

  it('multiplies in the plane', () => {
    expect(overlap(3, 2)).toMatchObject({ fewest: 1, most: 4 });
    expect(overlap(4, 2)).toMatchObject({ fewest: 4, most: 4 });
  });
});

describe('a setting that can’t be', () => {
  it('is brought to the nearest that can, with the reason', () => {
    const { state, refusal } = change(defaults, 'padding', 4);
    expect(state.padding).toBe(2);
    expect(refusal).toMatchObject({ setting: 'padding', reason: 'cropsMore', padding: 4, kernel: 3, given: 2 });
    expect(change(set({ outputPadding: 1 }), 'stride', 1).refusal).toMatchObject({ reason: 'addsStride', given: 2 });
    expect(change(set({ input: 1 }), 'padding', 2)).toMatchObject({ state: { padding: 1 }, refusal: { reason: 'cropsAll', given: 1 } });
  });

  it('never arises from the presets', () => {
    expect(outputSide(overlapping(set({ input: 1, padding: 1 }), 2, 2))).toBe(2);
  });

  it('leaves the selected cell inside', () => {
    expect(change(defaults, 'padding', 2).state).toMatchObject({ row: 0, column: 0 });
    expect(stepped({ ...defaults, row: 4, column: 4 }, 1)).toMatchObject({ row: 0, column: 0 });
  });
});
