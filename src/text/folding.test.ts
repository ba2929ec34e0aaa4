import { describe, expect, it } from 'vitest';
import { atoms } from './atoms.ts';
import { conceptMatcher } from './concepts.ts';
import { mayBeTraditional } from './han.ts';
import { pinyin } from './pinyin.ts';
import { stem } from './stem.ts';
import { texWords } from './tex.ts';
import { traditionalTable } from './traditional.ts';

describe('stem', () => {
  it.each([
    ['convolutions', 'convolution'],
    ['convolutional', 'convolution'],
    ['padding', 'padded'],
    ['networks', 'network'],
    ['transposed', 'transpose'],
    ['tuning', 'tuned'],
    ['classes', 'class'],
    ['batches', 'batch'],
    ['frequencies', 'frequency'],
  ])('%s and %s meet', (a, b) => {
    expect(stem(a)).toBe(stem(b));
  });
  it.each(['bias', 'loss', 'using', 'relu', 'gan', 'corpus', 'analysis'])('%s stays', (word) => {
    expect(stem(word)).toBe(word);
  });
});

describe('texWords', () => {
  it('keeps the words of a formula and drops its letters and layout', () => {
    expect(texWords(String.raw`\frac{1}{n}\sum_{i} x_i`)).toBe('sum');
    expect(texWords(String.raw`\operatorname{softmax}(z) + \text{bias}`)).toBe('softmax bias');
    expect(texWords('x^2 + y^2')).toBe('');
  });
});

describe('Traditional characters', () => {
  it('are noticed, so that the table is loaded only then', () => {
    expect(mayBeTraditional('空洞捲積')).toBe(true);
    expect(mayBeTraditional('特徵')).toBe(true);
    expect(mayBeTraditional('空洞卷积 dilated')).toBe(false);
  });
  it('map one to one', () => {
    const table = traditionalTable();
    expect([...'對抗生成網路'].map((character) => table.get(character) ?? character).join('')).toBe('对抗生成网路');
    for (const [from, to] of table) expect([from.length, to.length, from === to]).toEqual([1, 1, false]);
  });
});

describe('pinyin', () => {
  it.each([
    ['空洞卷积', 'kongdongjuanji'],
    ['李飞飞', 'lifeifei'],
    ['感受野', 'ganshouye'],
    ['生成对抗网络', 'shengchengduikangwangluo'],
    ['1×1 卷积', '11juanji'],
  ])('%s is %s', (name, expected) => {
    expect(pinyin(name)[0]).toBe(expected);
  });
  it('offers the second reading of a common character', () => {
    expect(pinyin('微调')).toContain('weitiao');
  });
});

describe('completing a name being typed', () => {
  const matcher = conceptMatcher([['空洞卷积'], ['空间变换网络'], ['dilated convolution'], ['dilation rate']]);
  it('finds every name that begins so', () => {
    expect(matcher.complete(atoms('空'), 0)).toEqual([0, 1]);
    expect(matcher.complete(atoms('dila'), 0)).toEqual([2, 3]);
    expect(matcher.complete(atoms('dilated convolu'), 0)).toEqual([2]);
    expect(matcher.complete(atoms('dilated convolutio'), 0)).toEqual([2]);
    expect(matcher.complete(atoms('卷'), 0)).toEqual([]);
  });
});
