/**
 * How two languages of a page differ where they must not: the same headings, displayed formulas, components and exercises in the
 * same order, the same citations and links to notes, people, terms and addresses. Works on the source, so a difference can be named before anything is built. Pure.
 */
import { mentionsIn } from './mentions.ts';

/** What both languages share, part by part, each in the order of the page. */
export function skeleton(body: string): Record<Part, string[]> {
  const prose = withoutCode(body);
  // A "<" in a formula opens no component.
  const text = prose.replace(/\$\$[\s\S]*?\$\$|\$[^$\n]+\$/g, '');
  return {
    headings: [...prose.matchAll(/^(#{2,6}) .*?(?:\[#([a-z0-9-]+)\])?[ \t]*$/gm)].map(
      ([, marks = '', anchor]) => `${marks} #${anchor ?? '(no anchor)'}`,
    ),
    formulas: [...prose.matchAll(/\$\$([\s\S]*?)\$\$/g)].map(([, source = '']) => bareFormula(source)),
    components: [...text.matchAll(/<([A-Z]\w*)((?:"[^"]*"|'[^']*'|\{[^}]*\}|[^>"'{])*)>/g)].map(
      ([, name = '', attributes = '']) => `<${name}${identity(attributes)}>`,
    ),
    citations: [
      ...new Set([...prose.matchAll(/\[(@[a-z0-9-]+(?:;\s*@[a-z0-9-]+)*)\]/g)].flatMap(([, list = '']) => list.split(/;\s*/))),
    ].sort(),
    mentions: mentionsIn(prose)
      .filter(({ kind }) => kind !== 'paper' && kind !== 'demo')
      .map(({ kind, id }) => `${kind}:${id}`)
      .sort(),
    exercises: [...text.matchAll(/<Exercise\b/g)].map((_, index) => `exercise ${index + 1}`),
  };
}

export type Part = 'headings' | 'formulas' | 'components' | 'citations' | 'mentions' | 'exercises';

/** The differences of two languages, one sentence for each part that differs, naming the first place where it does. */
export function differences(zh: string, en: string): string[] {
  const [one, other] = [skeleton(zh), skeleton(en)];
  return (Object.keys(one) as Part[]).flatMap((part) => {
    const [left, right] = [one[part], other[part]];
    const at = Array.from({ length: Math.max(left.length, right.length) }, (_, index) => index).find(
      (index) => left[index] !== right[index],
    );
    return at === undefined
      ? []
      : [
          `${part}, number ${at + 1}: zh has ${left[at] ?? 'none'}, en has ${right[at] ?? 'none'} (${left.length} and ${right.length} in all)`,
        ];
  });
}

/** Code is compared by the frameworks' own examples; its `#` comments are no headings. */
const withoutCode = (body: string): string =>
  body
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/`[^`\n]*`/g, '');

/** A formula without its words and its spaces: words are written in the language of the page. */
const bareFormula = (source: string): string =>
  source
    .replace(/\\(text|mathrm|operatorname|textbf)\{[^{}]*\}/g, (whole, command: string) =>
      command === 'text' || /\P{ASCII}/u.test(whole) ? '\\text{}' : whole,
    )
    .replace(/[、，；。]/g, (mark) => ({ '、': ',', '，': ',', '；': ';', '。': '.' })[mark] ?? mark)
    .replace(/\s+/g, '');

/** The attributes that say which thing a component shows; captions and titles are words. */
const identity = (attributes: string): string =>
  [...attributes.matchAll(/\b(id|ids|name|of|framework)=("[^"]*"|'[^']*'|\{[^}]*\})/g)]
    .map(([, key = '', value = '']) => ` ${key}=${value.replace(/\s+/g, '').replaceAll("'", '"')}`)
    .join('');
