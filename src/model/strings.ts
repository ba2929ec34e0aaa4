/** Interface strings: flat keys from nested YAML, with `{name}` filled in. Pure. */

export type Strings = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** `{nav: {home: '首页'}}` becomes `nav.home`. */
export function flatten(tree: unknown, prefix = ''): Map<string, string> {
  if (typeof tree === 'string') return new Map([[prefix, tree]]);
  if (typeof tree !== 'object' || tree === null)
    throw new Error(`content/ui: "${prefix}" must be text, quoted where YAML would read a number or a date`);
  return new Map(Object.entries(tree).flatMap(([key, value]) => [...flatten(value, prefix === '' ? key : `${prefix}.${key}`)]));
}

/** The look-up of one language. It throws on an unknown key, so that a misspelt one fails the build. */
export const stringsFrom =
  (texts: ReadonlyMap<string, string>, file: string): Strings =>
  (key, values = {}) => {
    const text = texts.get(key);
    if (text === undefined) throw new Error(`${file} has no "${key}"; add it to both languages`);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`${file}: "${key}" needs a value for {${name}}`);
      return String(value);
    });
  };
