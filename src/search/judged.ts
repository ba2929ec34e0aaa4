import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import type { Language } from './format.ts';
import type { Grades } from './measures.ts';

const judged = z.object({ queries: z.array(z.object({ q: z.string().min(1), expect: z.record(z.string(), z.number().positive()) })) });

export interface Judged {
  readonly q: string;
  readonly expect: Grades;
}

/** Reads queries whose wanted pages are known. @throws where the file does not have that form */
export const readJudged = (file: string): readonly Judged[] => judged.parse(JSON.parse(readFileSync(file, 'utf8'))).queries;

/** A query is asked in the language it is written in, a mixed one in both. */
export function languagesOf(query: string): Language[] {
  const han = /\p{Script=Han}/u.test(query);
  const latin = /\p{Script=Latin}{2,}/u.test(query);
  return han && latin ? ['zh', 'en'] : han ? ['zh'] : ['en'];
}
