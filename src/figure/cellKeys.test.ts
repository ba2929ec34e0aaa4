import { describe, expect, it } from 'vitest';
import { cellAfter, type Key, valueAfter } from './cellKeys.ts';

const pressed = (key: string, modifiers: Partial<Key> = {}): Key => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...modifiers,
});
const size = { rows: 3, columns: 4 };

describe('moving in a grid of 3 rows and 4 columns', () => {
  it.each([
    ['ArrowRight', 5, 6],
    ['ArrowLeft', 4, 4],
    ['ArrowUp', 5, 1],
    ['ArrowDown', 9, 9],
    ['Home', 6, 4],
    ['End', 6, 7],
  ])('%s leads from cell %i to cell %i', (key, from, to) => expect(cellAfter(from, size, pressed(key))).toBe(to));

  it('goes to the corners with Ctrl', () => {
    expect(cellAfter(6, size, pressed('Home', { ctrlKey: true }))).toBe(0);
    expect(cellAfter(6, size, pressed('End', { ctrlKey: true }))).toBe(11);
  });

  it('leaves other keys to the page', () => {
    expect(cellAfter(6, size, pressed('Tab'))).toBeUndefined();
    expect(cellAfter(6, size, pressed('ArrowLeft', { altKey: true }))).toBeUndefined();
  });
});

describe('editing a cell', () => {
  it('takes digits, and a minus before or after them', () => {
    expect(valueAfter(2, 9, false, pressed('7'))).toBe(7);
    expect(valueAfter(7, 9, false, pressed('-'))).toBe(-7);
    expect(valueAfter(0, 9, true, pressed('7'))).toBe(-7);
    expect(valueAfter(-7, 9, false, pressed('+'))).toBe(7);
  });

  it('never makes a negative zero', () => {
    expect(Object.is(valueAfter(0, 9, false, pressed('-')), 0)).toBe(true);
    expect(Object.is(valueAfter(3, 9, true, pressed('0')), 0)).toBe(true);
  });

  it('steps with Shift and an arrow, within the limit', () => {
    expect(valueAfter(2, 9, false, pressed('ArrowUp', { shiftKey: true }))).toBe(3);
    expect(valueAfter(-9, 9, false, pressed('ArrowDown', { shiftKey: true }))).toBe(-9);
    expect(valueAfter(2, 9, false, pressed('ArrowUp'))).toBeUndefined();
  });

  it('leaves shortcuts alone', () => {
    expect(valueAfter(2, 9, false, pressed('0', { ctrlKey: true }))).toBeUndefined();
  });
});
