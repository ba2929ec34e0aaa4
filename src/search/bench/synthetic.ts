import type { Entry, Section } from '../extract.ts';
import type { Language } from '../format.ts';
import type { Named, Names } from '../names.ts';
import { ranked, seeded } from './random.ts';

/** The words of a language in the order of how often they come. */
export type Vocabulary = Readonly<Record<Language, readonly string[]>>;

const sectionsPerNote = 8;
/** Words of a section: with eight sections a note has about 1,200 English words, or 2,000 Chinese characters. */
const wordsPerSection = { zh: 120, en: 150 } as const;

/**
 * A made-up site of `count` notes in both languages. Its sentences mix the names of the glossary's things with words of the
 * real site and with words of each note's own; its titles are names too, so the list of things grows with the site.
 */
export function syntheticSite(count: number, names: Names, vocabulary: Vocabulary, seed = 1): { entries: Entry[]; names: Names } {
  const random = seeded(seed);
  const pick = <Item>(list: readonly Item[]): Item | undefined => list[ranked(random, list.length)];
  const glossary = names.things.filter(({ zh, en }) => zh !== '' && en !== '');
  const things: Named[] = [...names.things];
  const entries: Entry[] = [];
  for (let note = 0; note < count; note++) {
    const id = `note-${note}`;
    const subjects = Array.from({ length: 3 }, () => glossary[Math.floor(random() * glossary.length)]).filter((one) => one !== undefined);
    const own = { zh: [0, 1, 2].map(() => madeUp('zh', random)), en: [0, 1, 2].map(() => madeUp('en', random)) };
    const title = (language: Language): string => {
      const space = language === 'en' ? ' ' : '';
      return [own[language][0], subjects[0]?.[language]].join(space);
    };
    const word = (language: Language): string => {
      const kind = random();
      if (kind < 0.04) return subjects[Math.floor(random() * subjects.length)]?.[language] ?? '';
      if (kind < 0.05) return pick(glossary)?.[language] ?? '';
      if (kind < 0.07) return own[language][Math.floor(random() * 3)] ?? '';
      return pick(vocabulary[language]) ?? '';
    };
    const sentence = (language: Language, words: number): string =>
      Array.from({ length: words }, () => word(language)).join(language === 'en' ? ' ' : '');
    for (const language of ['zh', 'en'] as const) {
      const sections: Section[] = Array.from({ length: sectionsPerNote }, (_, index) => ({
        id: index === 0 ? '' : `s${index}`,
        headings: index === 0 ? [] : [sentence(language, 3)],
        text: Array.from({ length: 10 }, () => sentence(language, wordsPerSection[language] / 10)).join(language === 'en' ? '. ' : '。'),
        formulas: [],
      }));
      const other = language === 'en' ? 'zh' : 'en';
      entries.push({
        path: `notes/${id}`,
        kind: 'note',
        language,
        topics: [names.topics[note % names.topics.length]?.id ?? 'all'],
        title: title(language),
        subtitle: title(other),
        sections,
      });
    }
    things.push({ id, zh: title('zh'), en: title('en'), others: [], places: [{ at: `notes/${id}`, role: 'own' }] });
  }
  return { entries, names: { things, topics: names.topics } };
}

/** A word that no other note has, most likely: a coined English one, or two characters. */
function madeUp(language: Language, random: () => number): string {
  const letter = (letters: string): string => letters[Math.floor(random() * letters.length)] ?? '';
  if (language === 'zh') return Array.from({ length: 2 }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 6000))).join('');
  return Array.from({ length: 3 }, () => letter('bcdfghklmnprstvz') + letter('aeiou')).join('');
}

/** The words of real pages, by how often they come; Chinese ones are cut in twos and threes, which is all the index sees of them. */
export function vocabularyOf(pages: readonly Entry[]): Vocabulary {
  const count = (language: Language, pattern: RegExp): string[] => {
    const times = new Map<string, number>();
    for (const page of pages) {
      if (page.language !== language) continue;
      for (const { text } of page.sections) for (const [word] of text.matchAll(pattern)) times.set(word, (times.get(word) ?? 0) + 1);
    }
    return [...times].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  };
  return { zh: count('zh', /\p{Script=Han}{2,3}/gu), en: count('en', /\p{Script=Latin}+/gu) };
}
