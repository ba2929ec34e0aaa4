import { describe, expect, it } from 'vitest';
import { mentionsIn } from './mentions.ts';

describe('mentionsIn', () => {
  it('finds citations, single and joined', () => {
    expect(mentionsIn('已证[@gan-2014]，又见[@wgan-2017; @wgan-gp-2017]。')).toEqual([
      { kind: 'paper', id: 'gan-2014' },
      { kind: 'paper', id: 'wgan-2017' },
      { kind: 'paper', id: 'wgan-gp-2017' },
    ]);
  });

  it('finds terms, notes with a fragment, people and links', () => {
    expect(mentionsIn('[步幅](term:stride) [图](note:gan#loss) [他](person:fisher-yu) [页](link:fyu-dilation)')).toEqual([
      { kind: 'term', id: 'stride' },
      { kind: 'note', id: 'gan' },
      { kind: 'person', id: 'fisher-yu' },
      { kind: 'link', id: 'fyu-dilation' },
    ]);
  });

  it('finds lists of links and figures', () => {
    expect(mentionsIn('<LinkList ids={["a", "b"]} />\n\n<Demo id="dilated" />')).toEqual([
      { kind: 'link', id: 'a' },
      { kind: 'link', id: 'b' },
      { kind: 'demo', id: 'dilated' },
    ]);
  });

  it('counts a repeated mention once', () => {
    expect(mentionsIn('[a](term:stride) [b](term:stride)')).toHaveLength(1);
  });
});
