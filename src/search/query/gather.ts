import { type Language, languages, type Start } from '../format.ts';
import type { Scores } from './score.ts';

/** One result: an entry and the sections of it that answer. */
export interface Hit {
  readonly entry: number;
  readonly kind: string;
  readonly language: Language;
  readonly topics: readonly string[];
  readonly year: number;
  readonly score: number;
  /** Best first. */
  readonly sections: readonly { readonly section: number; readonly score: number }[];
}

/** A page that explains is worth more than a record that points elsewhere, when both are about the same thing. */
const kindShare: Readonly<Record<string, number>> = {
  note: 1,
  person: 1,
  demo: 0.7,
  topic: 0.55,
  term: 0.45,
  paper: 0.45,
  page: 0.4,
  link: 0.4,
};
const usualKindShare = 0.5;

/** A page in the other language is worth nearly as much: it may be the only good answer. */
const otherLanguageShare = 0.8;
/** Of the two languages of a page the reader's is shown, unless it answers so much less. */
const twinShare = 0.4;

/** An answer to half of the question is worth less than half. */
const coveragePower = 2;
/** More sections that answer make a page more likely the one that is about it. */
const laterSections = [1, 0.15, 0.08, 0.04];
/** Results below this share of the best one's score are noise, unless they answer as much of the query. */
const leastShare = 0.12;
const leastCoverage = 0.6;

interface Candidate extends Hit {
  readonly coverage: number;
}

/** Joins sections to entries and the two languages of a page to one result, and sorts. */
export function gather(scores: Scores, start: Start, owners: Uint32Array, language: Language, only?: readonly Language[]): Hit[] {
  const perEntry = new Map<number, { section: number; score: number; coverage: number }[]>();
  for (const { section, sum, covered } of scores.sections.values()) {
    const entry = owners[section] ?? 0;
    const coverage = scores.answerable > 0 ? covered / scores.answerable : 0;
    const list = perEntry.get(entry) ?? [];
    list.push({ section, score: sum * coverage ** coveragePower, coverage });
    perEntry.set(entry, list);
  }

  const candidates = new Map<number, Candidate>();
  for (const [entry, sections] of perEntry) {
    const { kind: kinds, language: tongues, topics, year } = start.entries;
    const kind = start.kinds[kinds[entry] ?? 0] ?? 'page';
    const tongue = languages[tongues[entry] ?? 0] ?? 'zh';
    sections.sort((a, b) => b.score - a.score || a.section - b.section);
    const sum = laterSections.reduce((total, share, index) => total + share * (sections[index]?.score ?? 0), 0);
    candidates.set(entry, {
      entry,
      kind,
      language: tongue,
      topics: (topics[entry] ?? []).map((topic) => start.topics[topic]?.id ?? ''),
      year: year[entry] ?? 0,
      score: sum * (kindShare[kind] ?? usualKindShare) * (tongue === language ? 1 : otherLanguageShare),
      coverage: Math.max(...sections.map(({ coverage }) => coverage)),
      sections,
    });
  }

  const chosen = [...candidates.values()].filter((hit) => {
    if (only && !only.includes(hit.language)) return false;
    const twin = twinOf(hit.entry, start, candidates);
    if (!twin || (only && !only.includes(twin.language))) return true;
    return hit.language === language ? hit.score >= twinShare * twin.score : twin.score < twinShare * hit.score;
  });
  chosen.sort((a, b) => b.score - a.score || a.entry - b.entry);
  const best = chosen[0];
  if (!best) return [];
  const coverage = Math.max(...chosen.map((hit) => hit.coverage));
  return chosen.filter((hit) => hit.score >= leastShare * best.score || hit.coverage >= leastCoverage * coverage);
}

function twinOf(entry: number, start: Start, candidates: ReadonlyMap<number, Candidate>): Candidate | undefined {
  if (start.entries.twin[entry] === 1) return candidates.get(entry - 1);
  return start.entries.twin[entry + 1] === 1 ? candidates.get(entry + 1) : undefined;
}
