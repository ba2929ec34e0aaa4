import { describe, expect, it } from 'vitest';
import { conceptMatcher } from './concepts.ts';
import { compoundParts, type TokenizeOptions, tokenize } from './tokenize.ts';
import { traditionalTable } from './traditional.ts';

const concepts = conceptMatcher([
  ['空洞卷积', '膨胀卷积', 'dilated convolution', 'à trous convolution', 'atrous convolution'],
  ['1×1 卷积', '1×1 convolution', 'pointwise convolution'],
  ['微调', 'fine-tuning'],
  ['卷积', 'convolution'],
  ['Inception 分数', 'Inception score', 'IS'],
  ['卷积核', 'kernel', '核'],
  ['反卷积', 'deconvolution'],
  ['转置卷积', 'transposed convolution', '反卷积', 'ConvTranspose2d'],
  ['k 均值', 'k-means'],
  ['全局平均池化', 'global average pooling', 'GAP'],
]);
const traditional = traditionalTable();
const terms = (source: string, options: TokenizeOptions = {}): string[] =>
  tokenize(source, { concepts, traditional, ...options }).map(({ term }) => term);

describe('the tokenizer, case by case', () => {
  const cases: [name: string, source: string, expected: string[]][] = [
    ['a Chinese name is its thing and its pairs', '空洞卷积', ['#0', '空洞', '洞卷', '卷积']],
    ['the longest name wins over one inside it', '卷积核', ['#5', '卷积', '积核']],
    ['an alias is the same thing', '膨胀卷积', ['#0', '膨胀', '胀卷', '卷积']],
    ['Traditional characters fold to Simplified', '空洞捲積', ['#0', '空洞', '洞卷', '卷积']],
    ['a name of two things is both', '反卷积', ['#6', '#7', '反卷', '卷积']],
    ['Chinese and Latin touch without a space', '1x1卷积', ['#1', '卷积', '1x1']],
    ['the cross may be a multiplication sign', '1×1 卷积', ['#1', '卷积', '1x1']],
    ['or an asterisk', '1*1 convolution', ['#1', '1x1', 'convolution']],
    ['or spaced', '1 x 1 convolution', ['#1', '1x1', 'convolution']],
    ['full-width letters and digits', '１×１ Ｃｏｎｖｏｌｕｔｉｏｎ', ['#1', '1x1', 'convolution']],
    ['accents do not tell words apart', 'À TROUS convolutions', ['#0', 'a', 'trous', 'convolution']],
    ['nor do combining marks', 'a\u0300 trous convolution', ['#0', 'a', 'trous', 'convolution']],
    ['hyphenated, spaced and joined are one', 'fine tuning', ['#2', 'fine', 'tun']],
    ['joined', 'finetuning', ['#2', 'finetun']],
    ['hyphenated', 'fine-tuned', ['#2', 'fine', 'finetun', 'tun']],
    ['k-means', 'k-means', ['#8', 'k', 'kmean', 'mean']],
    ['a compound is whole and in parts', 'ConvTranspose2d', ['#7', 'convtranspose2d', 'conv', 'transpos', '2d']],
    ['emoji separate', '卷积🙂核', ['#3', '#5', '卷积', '核']],
    ['punctuation breaks a name', '空洞，卷积', ['#3', '空洞', '卷积']],
    ['only punctuation is nothing', '？！…()[]{}<>"\'', []],
    ['metacharacters are only separators', '<b>.*(a|b)+$&amp;', ['b', 'a', 'b', 'amp']],
    ['nothing', '', []],
  ];
  it.each(cases)('%s: %s', (_, source, expected) => {
    expect(terms(source)).toEqual(expected);
  });

  it('reads a short alias only where it is spelled as it is', () => {
    expect(terms('what is the gap')).not.toContain('#4');
    expect(terms('what is the gap')).not.toContain('#9');
    expect(terms('an IS of 9')).toContain('#4');
    expect(terms('核心')).not.toContain('#5');
    expect(terms('核 3×3')).toContain('#5');
  });

  it('reads a short alias in a query that is nothing else', () => {
    expect(terms('is', { mode: 'query' })).toContain('#4');
    expect(terms('gap', { mode: 'query' })).toContain('#9');
    expect(terms('why is it', { mode: 'query' })).not.toContain('#4');
  });

  it('keeps the place of every token in the text as written', () => {
    const source = '所谓Ａ\u0300 trous 卷积、捲積';
    for (const { start, end } of tokenize(source, { concepts, traditional })) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(source.length);
      expect(end).toBeGreaterThan(start);
    }
    const last = tokenize(source, { concepts, traditional }).find(({ kind, start }) => kind === 'concept' && start > 12);
    expect(last && source.slice(last.start, last.end)).toBe('捲積');
  });

  it('gives single characters where they are asked for', () => {
    expect(terms('卷积', { singles: true })).toEqual(['#3', '卷积', '卷', '积']);
  });

  it('answers a query of 10,000 characters in one breath', () => {
    const started = performance.now();
    expect(terms('空洞卷积'.repeat(2500)).length).toBeGreaterThan(9000);
    expect(terms('a'.repeat(10000))).toEqual(['a'.repeat(64)]);
    expect(terms('x '.repeat(5000)).length).toBe(5000);
    expect(terms('1x'.repeat(5000)).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('compoundParts', () => {
  it('splits at changes of case and at digits', () => {
    expect(compoundParts('SENet')).toEqual(['se', 'net']);
    expect(compoundParts('PixelShuffle')).toEqual(['pixel', 'shuffle']);
  });
  it('leaves plain words, capitals and their plurals whole', () => {
    for (const word of ['network', 'Network', 'GAN', 'GANs', 'FLOPs']) expect(compoundParts(word)).toEqual([]);
  });
});
