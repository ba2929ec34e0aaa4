import { describe, expect, it } from 'vitest';
import { conceptMatcher } from '../../text/concepts.ts';
import { formulaMark } from '../format.ts';
import { excerpt, markedPieces, type Piece } from './excerpt.ts';

const matcher = conceptMatcher([['感受野', 'receptive field']]);
const terms = new Set(['#0', 'dilat']);
const shown = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => ('math' in piece ? '∑' : piece.marked ? `[${piece.text}]` : piece.text)).join('');

describe('an excerpt', () => {
  it('marks a thing under each of its names and a word in each of its forms', () => {
    expect(shown(excerpt('感受野 is the receptive field; dilated, dilate.', [], terms, matcher, 100))).toBe(
      '[感受野] is the [receptive field]; [dilated], [dilate].',
    );
  });

  it('is cut around the marks, from the beginning of a sentence where one is near', () => {
    const text = `${'前面的话很长很长。'.repeat(20)}这里说到感受野。${'后面的话也很长。'.repeat(20)}`;
    const cut = shown(excerpt(text, [], terms, matcher, 40));
    expect(cut.startsWith('…这里说到[感受野]。')).toBe(true);
    expect(cut.endsWith('…')).toBe(true);
    expect(cut.length).toBeLessThan(50);
  });

  it('does not cut through a Latin word', () => {
    const text = `${'alphabet '.repeat(30)}dilated ${'omega '.repeat(30)}`;
    const words = shown(excerpt(text, [], terms, matcher, 60))
      .replace(/[[\]…]/g, '')
      .trim()
      .split(' ');
    expect(words.every((word) => ['alphabet', 'dilated', 'omega'].includes(word))).toBe(true);
  });

  it('keeps formulas in their places, also after a cut', () => {
    const text = `${formulaMark} ${'很长的话。'.repeat(20)}感受野是 ${formulaMark} 格。`;
    const pieces = excerpt(
      text,
      [
        ['mi', 'a'],
        ['mi', 'b'],
      ],
      terms,
      matcher,
      30,
    );
    expect(pieces).toContainEqual({ math: ['mi', 'b'] });
    expect(pieces).not.toContainEqual({ math: ['mi', 'a'] });
  });

  it('leaves a title whole', () => {
    expect(shown(markedPieces('尺寸、感受野与计数', terms, matcher))).toBe('尺寸、[感受野]与计数');
  });

  it('holds markup as text', () => {
    expect(shown(excerpt('<img src=x> dilated', [], terms, matcher, 50))).toBe('<img src=x> [dilated]');
  });
});
