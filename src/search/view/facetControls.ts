import { type Language, languages } from '../format.ts';
import type { SearchEngine } from '../query/engine.ts';
import type { Facets, Filters } from '../query/facets.ts';
import { element } from './dom.ts';

export interface FacetContext {
  readonly strings: Readonly<Record<string, string>>;
  readonly language: Language;
  readonly topics: SearchEngine['topics'];
  /** The dialog narrows by kind and language; the search page also by topic and year. */
  readonly full: boolean;
  /** Tells the ids and names of two panels on one page apart. */
  readonly prefix: string;
  onChange(filters: Filters): void;
}

const kindOrder = ['note', 'demo', 'term', 'person', 'paper', 'link', 'topic', 'page'];

/** The controls that narrow the results, each with the number of results it would leave. */
export function facetControls(facets: Facets, filters: Filters, context: FacetContext): HTMLElement[] {
  const { strings, language, topics, full } = context;
  const kinds = [...facets.kind].sort(([a], [b]) => kindOrder.indexOf(a) - kindOrder.indexOf(b));
  const groups = [
    choice(
      'kind',
      kinds.map(([kind, count]) => ({ value: kind, name: strings[`kind.${kind}`] ?? kind, count })),
      filters.kind,
      context,
      (kind) => ({ ...filters, kind }),
    ),
    languageChoice(facets, filters, context),
  ];
  if (!full) return groups;
  const topicName = (id: string): string => topics.find((topic) => topic.id === id)?.name[language] ?? id;
  const byCount = [...facets.topic].sort((a, b) => b[1] - a[1] || topicName(a[0]).localeCompare(topicName(b[0]), language));
  const years = [...facets.year].sort(([a], [b]) => b - a);
  return [
    ...groups,
    choice(
      'topic',
      byCount.map(([id, count]) => ({ value: id, name: topicName(id), count })),
      filters.topic,
      context,
      (topic) => ({ ...filters, topic }),
    ),
    choice(
      'year',
      years.map(([year, count]) => ({ value: String(year), name: String(year), count })),
      filters.year === undefined ? undefined : String(filters.year),
      context,
      (year) => ({
        ...filters,
        year: year === undefined ? undefined : Number(year),
      }),
    ),
  ];
}

interface Value {
  readonly value: string;
  readonly name: string;
  readonly count: number;
}

function choice(
  facet: string,
  values: readonly Value[],
  chosen: string | undefined,
  context: FacetContext,
  next: (value: string | undefined) => Filters,
): HTMLElement {
  const total = values.reduce((sum, { count }) => sum + count, 0);
  const all = facet === 'topic' ? '' : String(total);
  const radio = (value: string | undefined, name: string, count: string): HTMLElement => {
    const input = element('input', { type: 'radio', name: `${context.prefix}-${facet}`, value: value ?? '', checked: value === chosen });
    input.addEventListener('change', () => context.onChange(next(value)));
    return element('label', {}, input, element('span', {}, name), element('span', { class: 'num' }, count));
  };
  const shown = values.filter(({ count, value }) => count > 0 || value === chosen);
  const legend = context.strings[`facet.${facet}`] ?? facet;
  return element(
    'fieldset',
    { class: `facet facet--${facet}`, hidden: shown.length === 0 },
    element('legend', { class: context.full ? undefined : 'vh' }, legend),
    radio(undefined, context.strings['all'] ?? '', all),
    ...shown.map(({ value, name, count }) => radio(value, name, String(count))),
  );
}

function languageChoice(facets: Facets, filters: Filters, context: FacetContext): HTMLElement {
  const chosen = filters.language ?? languages;
  const box = (language: Language): HTMLElement => {
    const input = element('input', {
      type: 'checkbox',
      name: `${context.prefix}-language`,
      value: language,
      checked: chosen.includes(language),
    });
    input.addEventListener('change', () => {
      const left = languages.filter((other) => (other === language ? input.checked : chosen.includes(other)));
      // No language at all would find nothing; the last one off turns the other on.
      const next = left.length === 0 ? languages.filter((other) => other !== language) : left;
      const { language: _, ...rest } = filters;
      context.onChange(next.length === languages.length ? rest : { ...rest, language: next });
    });
    const name = context.strings[`language.${language}`] ?? language;
    return element(
      'label',
      {},
      input,
      element('span', { lang: language === 'zh' ? 'zh-Hans' : 'en' }, name),
      element('span', { class: 'num' }, String(facets.language.get(language) ?? 0)),
    );
  };
  return element(
    'fieldset',
    { class: 'facet facet--language' },
    element('legend', { class: context.full ? undefined : 'vh' }, context.strings['facet.language'] ?? ''),
    ...languages.map(box),
  );
}
