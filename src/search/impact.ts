/**
 * How much a section is about a term: BM25F, the fields of a section weighted and the sum saturated.
 *
 *   t = Σ_f w_f · n_f / (1 + b_f · (length_f / usual_f − 1))        impact = t / (k + t), stored in 1…255
 *
 * n_f counts the term in field f. The rarity of the term is multiplied in at query time, from its stored frequency.
 * Source: Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", §3.6. The usual lengths are
 * constants rather than the mean of the site, so that adding a page leaves the other pages' impacts alone.
 */
export const fields = {
  /** The page's own title, or a record's: on its first section. */
  title: { weight: 6, b: 0.6, usual: 4 },
  /** The thing that a page or a record is about, under all its names. */
  subject: { weight: 4, b: 0, usual: 1 },
  /** A thing that a note explains among others: a section of that note says it with more right than another page. */
  explained: { weight: 2.2, b: 0, usual: 1 },
  heading: { weight: 3.5, b: 0.5, usual: 6 },
  /** A heading one level up, and the page's title for the sections inside it: they say what the section belongs to. */
  context: { weight: 1.2, b: 0, usual: 1 },
  body: { weight: 1, b: 0.6, usual: 250 },
} as const;
export type Field = keyof typeof fields;

/** A word inside a compound, or one character, says less than a whole word. */
export const kindWeight = { concept: 1, word: 1, joined: 1, pair: 1, part: 0.4, single: 0.3 } as const;

const k = 3;

export function fieldShare(field: Field, count: number, length: number): number {
  const { weight, b, usual } = fields[field];
  return (weight * count) / (1 + b * (length / usual - 1));
}

export const impact = (share: number): number => Math.max(1, Math.min(255, Math.round((255 * share) / (k + share))));
