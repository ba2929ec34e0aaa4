import type { Postings } from '../format.ts';
import type { Shards } from './shards.ts';
import type { Unit, WeightedTerm } from './units.ts';

/** What one section has of a query. */
export interface SectionScore {
  section: number;
  /** Σ over the units: rarity · weight · impact. */
  sum: number;
  /** Σ importance of the units it answers. */
  covered: number;
}

export interface Scores {
  readonly sections: Map<number, SectionScore>;
  /** Σ importance of the units that anything answers. */
  readonly answerable: number;
  /** Units that no section answers. */
  readonly unmatched: Unit[];
  /** Terms that led somewhere, for marking. */
  readonly terms: Set<string>;
}

/** A thing said only in the words of its name, all of them in one section, is answered by so much. */
const supportShare = 0.5;
/** The square of the share of its words that a section must have. */
const leastSupport = 0.36;
/** A thing that so many sections name is found by its name. */
const spokenOften = 12;
/** A section whose heading is the query, word for word, is worth so many of the best that only has its words. */
const wholeBonus = 4;
/** The name of a thing leads to the page about it before the lists that have it as a heading, which gain only so much of their own. */
const nameBonus = 1.25;
/** At most so many words are tried for a beginning. */
const mostCompletions = 16;

/** Scores every section that has something of the query. Reads each shard at most once, all at the same time. */
export async function scoreSections(
  units: readonly Unit[],
  shards: Shards,
  total: number,
  { whole, isName }: { readonly whole: string | undefined; readonly isName: boolean },
): Promise<Scores> {
  const rarity = (frequency: number): number => Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
  const sections = new Map<number, SectionScore>();
  const terms = new Set<string>();
  const unmatched: Unit[] = [];
  let answerable = 0;

  const [answers, headed] = await Promise.all([
    Promise.all(units.map((unit) => answer(unit, shards))),
    whole === undefined ? undefined : shards.postings(whole),
  ]);
  answers.forEach(({ main, support, prefix }, index) => {
    const unit = units[index];
    if (!unit) return;
    const unitScores = new Map<number, { value: number; answered: number }>();
    const put = (section: number, value: number, answered: number): void => {
      const known = unitScores.get(section);
      if (!known) unitScores.set(section, { value, answered });
      else {
        known.value = Math.max(known.value, value);
        known.answered = Math.max(known.answered, answered);
      }
    };
    const spread = (list: readonly Found[], answered: number, marks: boolean): void => {
      // Several words under one beginning are as common as all of them together.
      const together = rarity(
        Math.min(
          total,
          list.reduce((sum, { postings }) => sum + postings.frequency, 0),
        ),
      );
      for (const { term, weight, postings } of list) {
        if (marks) terms.add(term);
        const scale = (Math.min(together * 1.5, rarity(postings.frequency)) * weight) / 255;
        for (let at = 0; at < postings.sections.length; at++)
          put(postings.sections[at] ?? 0, scale * (postings.impacts[at] ?? 0), answered * Math.min(1, weight + 0.5));
      }
    };
    spread(main, 1, true);
    // What may be meant is marked only where what was typed is nothing yet.
    spread(prefix, 0.8, main.length === 0);
    addSupport(unit, support, rarity, unitScores, terms);

    if (unitScores.size === 0) {
      unmatched.push(unit);
      return;
    }
    answerable += unit.importance;
    for (const [section, { value, answered }] of unitScores) {
      const score = sections.get(section) ?? { section, sum: 0, covered: 0 };
      score.sum += value * Math.min(1, unit.importance);
      score.covered += unit.importance * answered;
      sections.set(section, score);
    }
  });
  // Its words may be too common to be kept for this section, so what it has of them is not asked again.
  const best = Math.max(0, ...[...sections.values()].map(({ sum }) => sum));
  for (const section of headed?.sections ?? []) {
    const own = sections.get(section)?.sum ?? 0;
    sections.set(section, { section, sum: isName ? own * nameBonus : Math.max(best, own) * wholeBonus, covered: answerable });
  }
  // A heading that stands so on the site has no typing error.
  return { sections, answerable, unmatched: headed ? [] : unmatched, terms };
}

interface Found extends WeightedTerm {
  readonly postings: Postings;
}

interface Answer {
  readonly main: Found[];
  readonly support: { term: string; postings: Postings }[];
  readonly prefix: Found[];
}

async function answer(unit: Unit, shards: Shards): Promise<Answer> {
  const find = async (list: readonly WeightedTerm[]): Promise<Found[]> => {
    const all = await Promise.all(list.map(async (term) => ({ ...term, postings: await shards.postings(term.term) })));
    return all.flatMap(({ postings, ...term }) => (postings ? [{ ...term, postings }] : []));
  };
  const [main, completed] = await Promise.all([find(unit.terms), find(unit.completions)]);
  // A thing that the site speaks of often needs one shard; a rare one may be said in other words, so its words are looked up too.
  const often = main.reduce((sum, { postings }) => sum + postings.frequency, 0) >= spokenOften;
  const support = often ? [] : await find(unit.support.map((term) => ({ term, weight: 1 })));
  return { main, support, prefix: [...completed.map(whenNamed(main.length > 0)), ...(await begunWords(unit, main.length > 0, shards))] };
}

/** A name that goes on where another one ends is less likely meant than the one that ends. */
const whenNamed =
  (named: boolean) =>
  (found: Found): Found => ({ ...found, weight: named ? found.weight * 0.35 : found.weight });

/** Words that begin with what is being typed; where that is a word itself, they count for less. */
async function begunWords({ prefix, terms }: Unit, known: boolean, shards: Shards): Promise<Found[]> {
  if (prefix === undefined) return [];
  const shard = await shards.shard(prefix);
  return [...shard]
    .filter(([term]) => !terms.some((own) => own.term === term) && begins(term, prefix))
    .sort(([, a], [, b]) => b.frequency - a.frequency)
    .slice(0, mostCompletions)
    .map(([term, postings]) => ({ term, postings, weight: (known ? 0.25 : 0.7) * Math.sqrt(Math.min(1, prefix.length / term.length)) }));
}

/** A stem can be shorter than what was typed of its word: `convolutio` begins `convolution`, whose stem it may exceed. */
const begins = (term: string, prefix: string): boolean =>
  term.length > 1 && (term.startsWith(prefix) || (term.length >= 5 && prefix.length - term.length <= 3 && prefix.startsWith(term)));

/** A name that no section has as such, by the words it is made of: most of them must be in one section. */
function addSupport(
  unit: Unit,
  support: Answer['support'],
  rarity: (frequency: number) => number,
  scores: Map<number, { value: number; answered: number }>,
  terms: Set<string>,
): void {
  const sums = new Map<number, { value: number; count: number }>();
  for (const { term, postings } of support) {
    const scale = rarity(postings.frequency) / 255;
    for (let at = 0; at < postings.sections.length; at++) {
      const section = postings.sections[at] ?? 0;
      const sum = sums.get(section) ?? { value: 0, count: 0 };
      sum.value += scale * (postings.impacts[at] ?? 0);
      sum.count++;
      sums.set(section, sum);
    }
    if (scores.size === 0) terms.add(term);
  }
  for (const [section, { value, count }] of sums) {
    const share = (count / unit.support.length) ** 2;
    if (share > leastSupport && !scores.has(section)) scores.set(section, { value: supportShare * value * share, answered: share });
  }
}
