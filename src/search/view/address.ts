import { type Language, languages } from '../format.ts';
import type { Filters } from '../query/facets.ts';

/** The state of the search page in its address: `?q=感受野&kind=note&topic=…&lang=en&year=2016`. */
export interface State {
  readonly query: string;
  readonly filters: Filters;
}

export function stateFrom(search: string): State {
  const parameters = new URLSearchParams(search);
  const word = (name: string): string | undefined => parameters.get(name)?.slice(0, 60) || undefined;
  const language = languages.filter((known) => parameters.getAll('lang').includes(known));
  const year = Number(word('year'));
  const kind = word('kind');
  const topic = word('topic');
  return {
    query: (parameters.get('q') ?? '').slice(0, 500),
    filters: {
      ...(kind === undefined ? {} : { kind }),
      ...(topic === undefined ? {} : { topic }),
      ...(Number.isInteger(year) && year > 0 ? { year } : {}),
      ...(language.length === 1 ? { language: language as Language[] } : {}),
    },
  };
}

/** The part of the address after the path; empty where there is nothing to say. */
export function searchFrom({ query, filters: { kind, topic, year, language } }: State): string {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  if (kind !== undefined) parameters.set('kind', kind);
  if (topic !== undefined) parameters.set('topic', topic);
  if (year !== undefined) parameters.set('year', String(year));
  for (const tongue of language ?? []) parameters.append('lang', tongue);
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
