import { describe, expect, it } from 'vitest';
import { lengthOf, readingMinutes } from './readingTime.ts';

describe('lengthOf', () => {
  it('counts Chinese by characters, not by spaces', () => {
    expect(lengthOf('空洞卷积隔着格子读输入。')).toEqual({ characters: 11, words: 0 });
  });

  it('counts Latin words inside Chinese as words', () => {
    expect(lengthOf('用 PyTorch 写 Conv2d')).toEqual({ characters: 2, words: 2 });
  });

  it('leaves out code, formulas, tags, citations and addresses', () => {
    expect(lengthOf('读[步幅](term:stride)[@gan-2014]\n\n```py\nimport torch\n```\n\n$$\nx+y\n$$\n\n<Demo id="a" />')).toEqual({
      characters: 3,
      words: 0,
    });
  });
});

describe('readingMinutes', () => {
  it('gives 1,500 characters five minutes', () => {
    expect(readingMinutes('字'.repeat(1500))).toBe(5);
  });

  it('never gives less than one', () => {
    expect(readingMinutes('')).toBe(1);
  });
});
