import { z } from 'astro/zod';
import { localised } from './localised.ts';

/** How a claim of the old notes stood the check, from right to missing; lists follow this order. */
export const verdicts = ['correct', 'imprecise', 'wrong', 'outdated', 'opinion', 'unverified', 'omission'] as const;
export type Verdict = (typeof verdicts)[number];

export const claimId = z.string().regex(/^C\d\d$/, 'must be a claim like C07');

/**
 * A claim of the notes of 2017, by number alone: none of their sentences is kept. What holds is told by the notes and
 * people whose `claims` name it.
 */
export const claim = z.strictObject({
  id: claimId,
  verdict: z.enum(verdicts),
  /** The reason why no page takes the claim up; absent where one does. */
  dropped: localised.optional(),
});
export type Claim = z.infer<typeof claim>;
