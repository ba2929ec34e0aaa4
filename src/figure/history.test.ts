import { describe, expect, it } from 'vitest';
import { begin, type History, move, togetherWithin } from './history.ts';

const changed = (history: History<number>, state: number, kind: string, at: number) => move(history, { type: 'change', state, kind, at });

describe('undo and redo', () => {
  it('goes back and forth over separate changes', () => {
    let history = changed(changed(begin(0), 1, 'a', 0), 2, 'b', 10);
    history = move(history, { type: 'undo' });
    expect(history.present).toBe(1);
    history = move(move(history, { type: 'undo' }), { type: 'undo' });
    expect(history.present).toBe(0);
    expect(move(move(history, { type: 'redo' }), { type: 'redo' }).present).toBe(2);
  });

  it('takes a drag as one step', () => {
    const dragged = [1, 2, 3, 4].reduce((history, state) => changed(history, state, 'slider', state * 50), begin(0));
    expect(move(dragged, { type: 'undo' }).present).toBe(0);
  });

  it('takes the same control after a pause as another step', () => {
    const history = changed(changed(begin(0), 1, 'slider', 0), 2, 'slider', togetherWithin + 1);
    expect(move(history, { type: 'undo' }).present).toBe(1);
  });

  it('does not join a change to one that was undone', () => {
    const undone = move(changed(changed(begin(0), 1, 'a', 0), 2, 'b', 1), { type: 'undo' });
    expect(move(changed(undone, 5, 'b', 2), { type: 'undo' }).present).toBe(1);
  });

  it('forgets what was undone once something else is done, and ignores a change to the same state', () => {
    const history = changed(move(changed(begin(0), 1, 'a', 0), { type: 'undo' }), 9, 'b', 1);
    expect(history.future).toEqual([]);
    expect(changed(history, 9, 'c', 2)).toBe(history);
  });
});
