import { type Language, languages } from '../format.ts';
import type { Hit } from './gather.ts';

/** What a reader narrows the results to. The languages are chosen before results are joined (see gather). */
export interface Filters {
  readonly kind?: string;
  readonly topic?: string;
  readonly year?: number;
  readonly language?: readonly Language[];
}

/** For each facet how many results each of its values would leave, the other facets staying as they are. */
export interface Facets {
  readonly kind: ReadonlyMap<string, number>;
  readonly topic: ReadonlyMap<string, number>;
  readonly year: ReadonlyMap<number, number>;
  readonly language: ReadonlyMap<Language, number>;
}

export const passes = (hit: Hit, { kind, topic, year }: Filters): boolean =>
  (kind === undefined || hit.kind === kind) &&
  (topic === undefined || hit.topics.includes(topic)) &&
  (year === undefined || hit.year === year);

export function facetsOf(hits: readonly Hit[], filters: Filters): Omit<Facets, 'language'> {
  const count = <Value>(without: keyof Filters, values: (hit: Hit) => readonly Value[]): Map<Value, number> => {
    const counts = new Map<Value, number>();
    for (const hit of hits) {
      if (!passes(hit, { ...filters, [without]: undefined })) continue;
      for (const value of values(hit)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  };
  return {
    kind: count('kind', ({ kind }) => [kind]),
    topic: count('topic', ({ topics }) => topics),
    year: count('year', ({ year }) => (year > 0 ? [year] : [])),
  };
}

/** How many results each language alone would give: a page in both languages counts for each. */
export function languageCounts(inLanguage: (language: Language) => readonly Hit[], filters: Filters): Map<Language, number> {
  const counts = languages.map((language): [Language, number] => [
    language,
    inLanguage(language).filter((hit) => passes(hit, filters)).length,
  ]);
  return new Map(counts.filter(([, count]) => count > 0));
}
