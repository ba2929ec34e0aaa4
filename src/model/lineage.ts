/** Who advised whom, as far as the records tell. Pure. */
import type { Person } from '../schema/person.ts';

interface Known {
  readonly id: string;
  readonly names: Person['names'];
  readonly advisors: readonly string[];
  readonly students: readonly string[];
}

export interface Scholar {
  readonly name: string;
  /** The id of the person's page, where there is one. */
  readonly id?: string;
}

export interface Lineage {
  readonly scholars: readonly Scholar[];
  /** [advisor, student] as indices into `scholars`. */
  readonly edges: readonly (readonly [number, number])[];
}

/** All advisor–student pairs of the given people; a name and its aliases count as one scholar. */
export function lineage(people: readonly Known[]): Lineage {
  const scholars: Scholar[] = [];
  const indexOf = (name: string): number => {
    const person = people.find(({ names }) => names.en === name || names.zh === name || names.aliases.includes(name));
    const label = person?.names.en ?? name;
    const at = scholars.findIndex((scholar) => scholar.name === label);
    return at === -1 ? scholars.push(person === undefined ? { name: label } : { name: label, id: person.id }) - 1 : at;
  };
  const edges = new Map<string, readonly [number, number]>();
  const connect = (advisor: string, student: string) => {
    const edge = [indexOf(advisor), indexOf(student)] as const;
    edges.set(edge.join('-'), edge);
  };
  for (const person of people) {
    for (const advisor of person.advisors) connect(advisor, person.names.en);
    for (const student of person.students) connect(person.names.en, student);
  }
  return { scholars, edges: [...edges.values()] };
}

/** Generations for drawing: an advisor always stands above every student. Index by scholar. */
export function generations({ scholars, edges }: Lineage): number[] {
  const level = scholars.map(() => 0);
  for (let round = 0; round < scholars.length; round++) {
    for (const [advisor, student] of edges) level[student] = Math.max(level[student] ?? 0, (level[advisor] ?? 0) + 1);
  }
  // An advisor without an advisor of their own stands right above the first student, not at the very top.
  return level.map((own, index) => {
    const below = edges.filter(([advisor]) => advisor === index).map(([, student]) => level[student] ?? 0);
    return edges.some(([, student]) => student === index) || below.length === 0 ? own : Math.min(...below) - 1;
  });
}
