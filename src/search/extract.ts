import { type HTMLElement, NodeType, parse } from 'node-html-parser';
import { formulaMark, type Language, type MathTree } from './format.ts';
import { mathTree } from './mathTree.ts';

/** One result of a search and what is looked through for it: a page in one language, or a record of a list on a page. */
export interface Entry {
  /** The path of the page after the language: `notes/dilated-convolution`; empty for the home page. */
  readonly path: string;
  /** The id of the element, for a record of a list. */
  readonly record?: string;
  readonly kind: string;
  readonly language: Language;
  readonly topics: readonly string[];
  readonly year?: number;
  readonly title: string;
  readonly subtitle?: string;
  /** The specimen to draw beside it: seven rows of seven marks, joined by spaces. */
  readonly glyph?: string;
  readonly sections: readonly Section[];
}

export interface Section {
  /** The fragment that leads to it; empty for the beginning of a page. */
  readonly id: string;
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
  /** Formulas stand as `formulaMark`. */
  readonly text: string;
  readonly formulas: readonly Formula[];
}

export interface Formula {
  readonly tex: string;
  readonly tree: MathTree;
}

const ignored = new Set([
  'script',
  'style',
  'nav',
  'template',
  'noscript',
  'svg',
  'canvas',
  'button',
  'input',
  'select',
  'textarea',
  'dialog',
  'iframe',
]);
const inline = new Set('a abbr b bdi cite code dfn em i kbd mark q s samp small span strong sub sup time u var wbr data'.split(' '));

/**
 * Reads the entries of one built page: the page itself and the records listed on it.
 * The marks it looks for (`data-search-…`) are listed in src/search/README.md.
 */
export function extractPage(html: string, path: string): Entry[] {
  const document = parse(html, { comment: false });
  const language = document.querySelector('html')?.getAttribute('lang')?.slice(0, 2);
  const main = document.querySelector('main[data-search-kind]');
  const robots = document.querySelector('meta[name="robots"]')?.getAttribute('content') ?? '';
  const refreshes = document.querySelector('meta[http-equiv="refresh"]') !== null;
  if (!main || refreshes || robots.includes('noindex') || (language !== 'zh' && language !== 'en')) return [];

  const h1 = main.querySelector('h1');
  const title = h1 ? plain(h1) : '';
  if (title === '') return [];
  const page = { path, language, topics: words(main.getAttribute('data-search-topics')) } as const;
  const entries: Entry[] = [];
  for (const record of main.querySelectorAll('[data-search-record][id]')) {
    const heading = record.querySelector('[data-search-title]');
    const name = heading ? plain(heading) : '';
    if (name === '') continue;
    const body = read(record, [heading]);
    const topics = record.getAttribute('data-search-topics');
    entries.push({
      ...page,
      record: record.id,
      kind: record.getAttribute('data-search-record') ?? 'page',
      topics: topics === undefined ? page.topics : words(topics),
      ...yearOf(record),
      title: name,
      ...subtitleOf(record),
      sections: [
        { id: record.id, headings: [], text: body.map(({ text }) => text).join(' '), formulas: body.flatMap(({ formulas }) => formulas) },
      ],
    });
  }

  const bodies = main.querySelectorAll('[data-search-body]');
  const sections = (bodies.length > 0 ? bodies : [main]).flatMap((body) => read(body, [h1]));
  const description = document.querySelector('meta[name="description"]')?.getAttribute('content')?.trim() ?? '';
  entries.unshift({
    ...page,
    kind: main.getAttribute('data-search-kind') ?? 'page',
    ...yearOf(main),
    title,
    ...subtitleOf(main),
    ...glyphOf(main),
    sections: mergeLeads(sections, description),
  });
  return entries;
}

/** The beginnings of all bodies are one section, opened by the page's description. */
function mergeLeads(sections: readonly Section[], description: string): Section[] {
  const leads = sections.filter(({ id }) => id === '');
  const text = [description, ...leads.map((lead) => lead.text)].filter((part) => part !== '').join(' ');
  return [{ id: '', headings: [], text, formulas: leads.flatMap(({ formulas }) => formulas) }, ...sections.filter(({ id }) => id !== '')];
}

interface OpenSection {
  id: string;
  headings: string[];
  text: string;
  formulas: Formula[];
}

/** Walks an element in document order and cuts its text at headings that have an id. */
function read(root: HTMLElement, without: readonly (HTMLElement | null)[] = []): Section[] {
  const sections: OpenSection[] = [{ id: '', headings: [], text: '', formulas: [] }];
  const walk = (element: HTMLElement): void => {
    for (const node of element.childNodes) {
      const open = sections.at(-1);
      if (!open) return;
      if (node.nodeType === NodeType.TEXT_NODE) {
        open.text += node.text;
        continue;
      }
      if (node.nodeType !== NodeType.ELEMENT_NODE) continue;
      const child = node as HTMLElement;
      const name = child.rawTagName.toLowerCase();
      if (without.includes(child) || skipped(child, name)) continue;
      if (child.classList.contains('katex')) {
        open.text += formulaMark;
        open.formulas.push(formulaOf(child));
      } else if ((name === 'h2' || name === 'h3') && child.id !== '') {
        const above = name === 'h3' ? open.headings.slice(0, 1) : [];
        sections.push({ id: child.id, headings: [...above, plain(child)], text: '', formulas: [] });
      } else {
        const block = !inline.has(name);
        if (block) open.text += ' ';
        walk(child);
        const after = sections.at(-1);
        if (block && after) after.text += ' ';
      }
    }
  };
  walk(root);
  return sections.map((section) => ({ ...section, text: section.text.replace(/\s+/g, ' ').trim() }));
}

function skipped(element: HTMLElement, name: string): boolean {
  return (
    ignored.has(name) ||
    element.hasAttribute('data-search-skip') ||
    element.hasAttribute('data-search-record') ||
    element.hasAttribute('data-subtitle') ||
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true'
  );
}

function formulaOf(element: HTMLElement): Formula {
  const math = element.querySelector('math');
  const tex = element.querySelector('annotation')?.text ?? '';
  return { tex, tree: math ? mathTree(math) : [] };
}

/** The text of a short element such as a heading; formulas as their TeX, without the marks for layout. */
function plain(element: HTMLElement): string {
  const [section] = read(element);
  let formula = 0;
  const text = section?.text.replaceAll(
    formulaMark,
    () => section.formulas[formula++]?.tex.replace(/\\times/g, '×').replace(/\\[a-zA-Z]+|[{}\\]/g, ' ') ?? '',
  );
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

const words = (attribute: string | undefined): string[] => (attribute ?? '').split(/\s+/).filter((word) => word !== '');

function yearOf(element: HTMLElement): { year?: number } {
  const year = Number(element.getAttribute('data-search-year'));
  return year > 0 ? { year } : {};
}

function subtitleOf(element: HTMLElement): { subtitle?: string } {
  const subtitle = element.querySelector('[data-subtitle]');
  const text = subtitle ? plain(subtitle) : '';
  return text === '' ? {} : { subtitle: text };
}

function glyphOf(main: HTMLElement): { glyph?: string } {
  const glyph = main.getAttribute('data-search-glyph') ?? '';
  return /^[.xwyg]{7}( [.xwyg]{7}){6}$/.test(glyph) ? { glyph } : {};
}
