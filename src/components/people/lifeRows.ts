/** A life as rows of a timeline: degrees and posts, in the order they began (or ended, where the start was not found). Pure. */
import type { Language } from '../../schema/localised.ts';
import type { Person } from '../../schema/person.ts';

export interface TimeSpan {
  readonly from: string | null;
  readonly to: string | null;
  readonly ongoing: boolean;
}

export interface LifeRow extends TimeSpan {
  readonly kind: 'education' | 'position';
  readonly title: string;
  readonly place: string;
  readonly confidence: 'high' | 'medium' | 'low';
  /** Years with fractions; undefined where unknown. An ongoing post ends far in the future. */
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/** "2017-07" is 2017.5: the middle of the year, good enough for a bar. */
export function yearOf(date: string | null): number | undefined {
  if (date === null) return undefined;
  const [year = '', month = '1'] = date.split('-');
  return Number(year) + (Number(month) - 1) / 12;
}

export function lifeRows(person: Person, language: Language): LifeRow[] {
  const rows: LifeRow[] = [
    ...person.education.map((entry) => ({
      kind: 'education' as const,
      title:
        entry.field === undefined
          ? entry.degree[language]
          : `${entry.degree[language]}${language === 'zh' ? '，' : ', '}${entry.field[language]}`,
      place: entry.institution[language],
      ongoing: false,
      ...span(entry, false),
    })),
    ...person.positions.map((entry) => ({
      kind: 'position' as const,
      title: entry.role[language],
      place: entry.organisation[language],
      ongoing: entry.ongoing,
      ...span(entry, entry.ongoing),
    })),
  ];
  const key = (row: LifeRow) => row.start ?? row.end ?? 9999;
  return rows.sort((a, b) => key(a) - key(b));
}

function span(entry: { from: string | null; to: string | null; confidence: 'high' | 'medium' | 'low' }, ongoing: boolean) {
  const start = yearOf(entry.from);
  const to = yearOf(entry.to);
  // Where an end was not found, the bar is a year long: it marks the beginning and claims nothing about the rest.
  const end = to ?? (ongoing ? Number.POSITIVE_INFINITY : start === undefined ? undefined : start + 1);
  return { from: entry.from, to: entry.to, confidence: entry.confidence, start, end };
}

/** Every fifth year that the rows span. */
export function axisYears(rows: readonly LifeRow[], now: number): number[] {
  const known = rows.flatMap(({ start, end }) => [start, end].filter((year) => year !== undefined && Number.isFinite(year)));
  if (known.length === 0) return [];
  const first = Math.floor(Math.min(...known.map(Number)) / 5) * 5;
  const count = Math.floor((now - first) / 5) + 1;
  return Array.from({ length: count }, (_, index) => first + index * 5);
}
