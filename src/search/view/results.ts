import type { ChunkEntry, Language } from '../format.ts';
import type { SearchEngine, SearchResult } from '../query/engine.ts';
import { excerpt, markedPieces, markedSpans, type Piece } from '../query/excerpt.ts';
import type { Hit } from '../query/gather.ts';
import { shownSections } from '../query/shown.ts';
import { element } from './dom.ts';
import { glyphElement, mathElement } from './drawn.ts';
import { leaveFor } from './leave.ts';

export interface ResultsContext {
  readonly engine: SearchEngine;
  readonly base: string;
  readonly strings: Readonly<Record<string, string>>;
  /** In the dialog hits are options of a list box; on the search page they are links of a list. */
  readonly asOptions: boolean;
  /** Called when a result is followed. */
  readonly onFollow: () => void;
}

const excerptLength: Readonly<Record<Language, number>> = { zh: 64, en: 130 };

const langOf = (language: Language): string => (language === 'zh' ? 'zh-Hans' : 'en');

/**
 * One result: the page's title, and under it the sections that answer best. Undefined where its words could not be read.
 * @param rank of the result in the list, from 0
 */
export async function resultElement(
  hit: Hit,
  rank: number,
  result: SearchResult,
  context: ResultsContext,
): Promise<HTMLElement | undefined> {
  const sections = await Promise.all(shownSections(hit, rank).map(({ section }) => context.engine.read(section)));
  const entries = sections.filter((entry) => entry !== undefined);
  const first = entries[0];
  if (!first) return undefined;
  const id = `hit-${hit.entry}`;
  const { asOptions, strings } = context;
  const kind = strings[`kind.${hit.kind}`] ?? hit.kind;
  const header = element(
    asOptions ? 'div' : 'h2',
    { class: 'res__h', id },
    element('span', { class: 'res__g' }, ...(first.glyph === undefined ? [] : [glyphElement(first.glyph)])),
    element('span', { class: 'res__t', lang: langOf(hit.language) }, ...marked(first.title, result, context)),
    ...(first.subtitle === undefined || first.subtitle === first.title
      ? []
      : [element('span', { class: 'res__o', lang: langOf(hit.language === 'zh' ? 'en' : 'zh') }, first.subtitle)]),
    element('span', { class: 'res__k' }, hit.year > 0 ? `${kind} ${hit.year}` : kind),
  );
  const links = entries.map((entry) => hitElement(entry, hit, result, context));
  if (asOptions) {
    header.setAttribute('role', 'presentation');
    // The title is as good a place to click as its first section; the keyboard has the section.
    header.addEventListener('click', () => links[0]?.click());
    return element('div', { class: 'res', role: 'group', 'aria-labelledby': id }, header, ...links);
  }
  const items = links.map((link) => element('li', {}, link));
  return element('section', { class: 'res', 'aria-labelledby': id }, header, element('ol', {}, ...items));
}

function hitElement(entry: ChunkEntry, hit: Hit, result: SearchResult, context: ResultsContext): HTMLAnchorElement {
  const section = entry.sections[0] ?? { id: '', heading: '', text: '' };
  const path = `${context.base}${hit.language}/${entry.path === '' ? '' : `${entry.path}/`}`;
  const heading =
    section.heading === ''
      ? (context.strings[entry.record === undefined ? 'beginning' : 'record'] ?? '')
      : (section.heading.split(' › ').at(-1) ?? '');
  const pieces = excerpt(section.text, section.math ?? [], result.terms, context.engine.matcher, excerptLength[hit.language]);
  const link = element(
    'a',
    {
      class: 'hit',
      href: section.id === '' ? path : `${path}#${encodeURIComponent(section.id)}`,
      ...(context.asOptions ? { role: 'option', id: `hit-${entry.first}-s`, tabindex: '-1', 'aria-selected': 'false' } : {}),
    },
    element(
      'span',
      { class: 'hit__t', lang: section.heading === '' ? undefined : langOf(hit.language) },
      ...(section.heading === '' ? [heading] : marked(heading, result, context)),
    ),
    element('span', { class: 'hit__s', lang: langOf(hit.language) }, ...pieces.map(pieceNode)),
  );
  link.addEventListener('click', () => {
    const words = markedSpans(section.text, result.terms, context.engine.matcher).map(([start, end]) => section.text.slice(start, end));
    leaveFor(path, [...new Set([...words, result.corrected ?? result.query])].slice(0, 20));
    context.onFollow();
    // On the page one is on nothing is loaded anew: the words are marked once the address has the section.
    if (path === location.pathname) setTimeout(() => void import('./landing.ts').then(({ land }) => land()));
  });
  return link;
}

const marked = (text: string, result: SearchResult, { engine }: ResultsContext): (Node | string)[] =>
  markedPieces(text, result.terms, engine.matcher).map(pieceNode);

function pieceNode(piece: Piece): Node | string {
  if ('math' in piece) return mathElement(piece.math);
  return piece.marked ? element('mark', {}, piece.text) : piece.text;
}
