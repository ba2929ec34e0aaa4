import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { NotePage } from '../schema/note.ts';
import type { Person } from '../schema/person.ts';
import type { Term } from '../schema/term.ts';
import type { Topic } from '../schema/topic.ts';
import { atoms } from '../text/atoms.ts';

/** A thing and its names, from whichever record gives them. */
export interface Named {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly others: readonly string[];
  readonly places: readonly Place[];
}

/** Where a thing is explained: a page by its path, or the record of a list by `#id`. */
export interface Place {
  readonly at: string;
  /** `own`: it is about this thing. `named`: it is also about this one. `explained`: it explains this one among others. */
  readonly role: 'own' | 'named' | 'explained';
}

export interface Names {
  readonly things: readonly Named[];
  readonly topics: readonly Pick<Topic, 'id' | 'name'>[];
}

/** Gathers the names of terms, notes and people from `content`. The site's schemas have checked the files before this runs. */
export function readNames(content: string): Names {
  const things = new Map<string, Named>();
  const add = (thing: Named): void => {
    const same = things.get(thing.id);
    things.set(thing.id, same ? mergeNames(same, thing) : thing);
  };
  /** Which terms a name belongs to. */
  const owners = new Map<string, string[]>();

  for (const term of list<Term>(join(content, 'terms.yaml'))) {
    const { zh = [], hant = [], en = [] } = term.aliases ?? {};
    const others = [...zh, ...hant, ...en];
    const places: Place[] = [{ at: `#${term.id}`, role: 'own' }];
    if (term.note !== undefined) places.push({ at: `notes/${term.note}`, role: 'explained' });
    add({ id: term.id, zh: term.name.zh, en: term.name.en, others, places });
    for (const name of new Set([term.name.zh, term.name.en, ...others].map(spelling)))
      owners.set(name, [...(owners.get(name) ?? []), term.id]);
  }
  for (const slug of folders(join(content, 'notes'))) {
    const pages = (['zh', 'en'] as const).map((language) => frontMatter<NotePage>(join(content, 'notes', slug, `${language}.mdx`)));
    const [zh, en] = pages;
    if (!zh && !en) continue;
    const at = `notes/${slug}`;
    const others: string[] = [];
    for (const name of pages.flatMap((page) => (page ? [...(page.aliases ?? []), subjectOf(page.title)] : []))) {
      // A name that another term has already is that term's: the note is also about it, but the two are not one thing.
      const known = owners.get(spelling(name)) ?? [];
      if (known.length === 0 || known.includes(slug)) others.push(name);
      else for (const id of known) add({ id, zh: '', en: '', others: [], places: [{ at, role: 'named' }] });
    }
    const titles = { zh: zh?.title ?? en?.title ?? slug, en: en?.title ?? zh?.title ?? slug };
    add({ id: slug, ...titles, others, places: [{ at, role: 'own' }] });
  }
  for (const slug of folders(join(content, 'people'))) {
    const file = join(content, 'people', slug, 'person.yaml');
    if (!existsSync(file)) continue;
    const { names } = parse(readFileSync(file, 'utf8')) as Person;
    add({ id: slug, zh: names.zh ?? names.en, en: names.en, others: names.aliases ?? [], places: [{ at: `people/${slug}`, role: 'own' }] });
  }
  return { things: [...things.values()], topics: list<Topic>(join(content, 'topics.yaml')) };
}

const spelling = (name: string): string =>
  atoms(name)
    .map(({ key }) => key)
    .join(' ');

/** A term and a note with one id are one thing; the term's names come first, being the shorter ones. */
function mergeNames(first: Named, second: Named): Named {
  const others = [...first.others, second.zh, second.en, ...second.others].filter((name) => name !== '');
  return { ...first, others, places: [...first.places, ...second.places] };
}

/** A title may say more than the name: 卷积：一个算子的两副面孔 is about 卷积. */
const subjectOf = (title: string): string => title.split(/[：:]/)[0]?.trim() ?? title;

function list<Item>(file: string): Item[] {
  return existsSync(file) ? ((parse(readFileSync(file, 'utf8')) as Item[] | null) ?? []) : [];
}

function folders(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((item) => item.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function frontMatter<Page>(file: string): Page | undefined {
  if (!existsSync(file)) return undefined;
  const block = /^---\r?\n([\s\S]*?)\r?\n---/.exec(readFileSync(file, 'utf8'))?.[1];
  return block === undefined ? undefined : (parse(block) as Page);
}
