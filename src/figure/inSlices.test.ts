import { describe, expect, it } from 'vitest';
import { inSlices } from './inSlices.ts';

function* counting(most: number): Generator<number | undefined, void> {
  for (let n = 1; n <= most; n++) {
    yield n;
    yield undefined;
  }
}

/** A clock that each look moves on, and work that waits to be called. */
function sliced(steps: Iterator<number | undefined, unknown>, { slice = 10, tick = 4 } = {}) {
  let time = 0;
  const waiting: (() => void)[] = [];
  const told: { values: readonly number[]; finished: boolean }[] = [];
  const stop = inSlices(steps, (values, finished) => told.push({ values, finished }), {
    slice,
    now: () => {
      time += tick;
      return time;
    },
    later: (work) => waiting.push(work),
  });
  return { told, stop, turn: () => waiting.shift()?.(), left: () => waiting.length };
}

describe('work in slices', () => {
  it('tells after each slice what it yielded, and at last that it is done', () => {
    const work = sliced(counting(4));
    while (work.left() > 0) work.turn();
    expect(work.told).toEqual([
      { values: [1, 2], finished: false },
      { values: [3], finished: false },
      { values: [4], finished: true },
    ]);
  });

  it('takes at least a step a slice on a machine that is too slow for it', () => {
    const work = sliced(counting(2), { tick: 100 });
    while (work.left() > 0) work.turn();
    expect(work.told.flatMap(({ values }) => values)).toEqual([1, 2]);
  });

  it('stops between two slices, and goes on where it stopped', () => {
    const steps = counting(4);
    const work = sliced(steps);
    work.turn();
    work.stop();
    work.turn();
    expect([work.told.length, work.left()]).toEqual([1, 0]);
    const again = sliced(steps);
    while (again.left() > 0) again.turn();
    expect(again.told.flatMap(({ values }) => values)).toEqual([3, 4]);
  });
});
