/**
 * YAML with line numbers: validated values that still know where they were written, so that an error can name the line.
 */
import type { z } from 'astro/zod';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Problem } from './problem.ts';

export interface TextFile {
  /** Path below `content/`, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Located<Value> {
  readonly value: Value;
  readonly file: string;
  /** The line of a field inside the record; of the record itself for an empty path. */
  readonly lineOf: (...path: (string | number)[]) => number;
}

interface Parsed<Value> {
  readonly records: Located<Value>[];
  readonly problems: Problem[];
}

/** Reads one file: a list of records, or a single one (`single`). Records that break the schema become problems. */
export function parseRecords<Schema extends z.ZodType>(file: TextFile, schema: Schema, shape: 'list' | 'single'): Parsed<z.infer<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    return {
      records: [],
      problems: document.errors.map((error) => ({
        file: file.path,
        line: at(error.pos[0]),
        message: `is no valid YAML: ${error.message}`,
      })),
    };
  }

  const lineOf = (path: readonly (string | number)[]): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      const pair = keyNode(document.getIn(path.slice(0, length - 1), true), path[length - 1]);
      const range = pair ?? rangeOf(node);
      if (range !== undefined) return at(range);
    }
    return 1;
  };

  const values: unknown = document.toJS();
  if (shape === 'list' && !Array.isArray(values)) {
    return { records: [], problems: [{ file: file.path, line: 1, message: 'must be a list of records, each beginning with "- id: …"' }] };
  }
  const prefixes: (string | number)[][] = Array.isArray(values) && shape === 'list' ? values.map((_, index) => [index]) : [[]];

  const result: Parsed<z.infer<Schema>> = { records: [], problems: [] };
  for (const prefix of prefixes) {
    const parsed = schema.safeParse(document.getIn(prefix) === undefined ? undefined : valueIn(values, prefix));
    if (parsed.success) {
      result.records.push({ value: parsed.data, file: file.path, lineOf: (...path) => lineOf([...prefix, ...path]) });
    } else {
      for (const issue of parsed.error.issues) {
        const path = issue.path.filter((key): key is string | number => typeof key !== 'symbol');
        result.problems.push({ file: file.path, line: lineOf([...prefix, ...path]), message: issueText(issue, path) });
      }
    }
  }
  return result;
}

const valueIn = (values: unknown, prefix: readonly (string | number)[]): unknown =>
  prefix.length === 0 ? values : (values as unknown[])[Number(prefix[0])];

function issueText(issue: z.core.$ZodIssue, path: readonly (string | number)[]): string {
  const field = path.length > 0 ? `field "${path.join('.')}"` : 'the record';
  if (issue.code === 'unrecognized_keys')
    return `${field} has no place for ${issue.keys.map((key) => `"${key}"`).join(', ')}; remove it or mend its spelling`;
  if (issue.code === 'invalid_value') return `${field} must be one of ${issue.values.map(String).join(', ')}`;
  return `${field}: ${issue.message}`;
}

const rangeOf = (node: unknown): number | undefined => {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  const range: unknown = node.range;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
};

/** Where the key of a field stands: a better place to point at than its value, which may be on a later line. */
function keyNode(parent: unknown, key: string | number | undefined): number | undefined {
  if (key === undefined) return undefined;
  if (isSeq(parent)) return rangeOf(parent.items[Number(key)]);
  if (!isMap(parent)) return undefined;
  return rangeOf(parent.items.find((item) => String(item.key) === String(key))?.key);
}
