/**
 * How long a text takes to read: Chinese is counted in characters, everything else in words.
 * The speeds are the usual ones for technical prose read on a screen, not for novels.
 */
const charactersPerMinute = 300;
const wordsPerMinute = 200;

export interface Length {
  readonly characters: number;
  readonly words: number;
}

/** Han characters, and words of other scripts, in Markdown prose; code, formulas, markup and addresses do not count. */
export function lengthOf(source: string): Length {
  const prose = source
    .replace(/```[\s\S]*?```/g, ' ')
    .replace(/\$\$[\s\S]*?\$\$/g, ' ')
    .replace(/\$[^$\n]+\$/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\[@[^\]]+\]|\[#[a-z0-9-]+\]/g, ' ')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/`[^`]*`/g, ' ');
  const characters = prose.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = prose.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
  return { characters, words };
}

/** Whole minutes, at least one. */
export function readingMinutes(source: string): number {
  const { characters, words } = lengthOf(source);
  return Math.max(1, Math.round(characters / charactersPerMinute + words / wordsPerMinute));
}
