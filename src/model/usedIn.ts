/** Backlinks: for every record, the notes and people whose prose (either language) or facts lead to it. Pure. */
import { languages } from '../schema/localised.ts';
import { type MentionKind, mentionsIn } from './mentions.ts';
import type { Site } from './site.ts';

/** A page that mentions something. */
export interface Place {
  readonly kind: 'note' | 'person';
  readonly id: string;
}

export type UsedIn = (kind: MentionKind, id: string) => readonly Place[];

export function usedIn(site: Pick<Site, 'notes' | 'people' | 'links'>): UsedIn {
  const places = new Map<string, Place[]>();
  const add = (kind: MentionKind, id: string, place: Place) => {
    const list = places.get(`${kind}:${id}`) ?? [];
    if (!list.some((other) => other.kind === place.kind && other.id === place.id)) list.push(place);
    places.set(`${kind}:${id}`, list);
  };
  for (const note of site.notes) {
    for (const language of languages)
      for (const { kind, id } of mentionsIn(note.pages[language].body)) add(kind, id, { kind: 'note', id: note.id });
  }
  for (const person of site.people) {
    const place: Place = { kind: 'person', id: person.id };
    for (const language of languages) for (const { kind, id } of mentionsIn(person.pages[language].body)) add(kind, id, place);
    for (const id of person.works) add('paper', id, place);
  }
  for (const link of site.links) for (const id of link.people) add('link', link.id, { kind: 'person', id });
  return (kind, id) => places.get(`${kind}:${id}`) ?? [];
}
