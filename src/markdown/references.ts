/**
 * What the notes write instead of HTML, turned into links while a note is compiled:
 *
 *   [@gan-2014]                    a citation, numbered by first appearance
 *   [步幅](term:stride)            a term with its card        [输入](role:x)   a word in the colour of a symbol
 *   [图](note:gan#loss)  [他](person:fisher-yu)  [工具](link:convolution-visualizer)
 *   ## 直觉 [#intuition]           an anchor that both languages share
 *
 * An id that no record has stops the build with file and line. What a page cites and which terms it touches is handed
 * to the layout in the front matter (`cited`, `terms`).
 */
import type { Heading, Link, Nodes, Parents, Root, RootContent, Text } from 'mdast';
import { SKIP, type VisitorResult, visitParents } from 'unist-util-visit-parents';
import { nearest } from '../records/integrity.ts';
import { address } from '../text/address.ts';

export interface KnownRecords {
  readonly papers: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly demos: ReadonlySet<string>;
  /** Link id to address. */
  readonly links: ReadonlyMap<string, string>;
}

interface CompiledFile {
  readonly path?: string;
  readonly data: { astro?: { frontmatter?: Record<string, unknown> } };
}

const citation = /\[(@[a-z0-9-]+(?:;\s*@[a-z0-9-]+)*)\]/g;
const anchor = /\s*\[#([a-z0-9-]+)\]\s*$/;
const roles = new Set(['x', 'w', 'y', 'g']);

export const references = (known: KnownRecords, base: string) => () => (tree: Root, file: CompiledFile) => {
  const language = file.path?.endsWith('zh.mdx') ? 'zh' : 'en';
  const cited: string[] = [];
  const uses = new Map<string, number>();
  const terms = new Set<string>();

  const fail = (node: Nodes, message: string): never => {
    const start = node.position?.start;
    throw new Error(`${file.path ?? 'a note'}:${start?.line ?? 1}:${start?.column ?? 1}: ${message}`);
  };
  const need = (node: Nodes, kind: string, ids: ReadonlySet<string>, id: string): string =>
    ids.has(id) ? id : fail(node, `there is no ${kind} "${id}"; ${nearest(id, ids)}`);

  visitParents(tree, (node, ancestors) => {
    if (node.type === 'heading') nameHeading(node);
    if (node.type === 'text') return replaceCitations(node, ancestors.at(-1));
    if (node.type === 'link') resolveLink(node, ancestors.at(-1));
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') checkComponent(node);
    return undefined;
  });
  const frontmatter = file.data.astro?.frontmatter;
  if (frontmatter !== undefined) Object.assign(frontmatter, { cited, terms: [...terms] });

  function nameHeading(node: Heading): void {
    const last = node.children.at(-1);
    if (last?.type !== 'text') return;
    const match = anchor.exec(last.value);
    if (match === null) return;
    last.value = last.value.slice(0, match.index);
    node.data = { ...node.data, hProperties: { id: match[1] } };
  }

  function replaceCitations(node: Text, parent: Parents | undefined): VisitorResult {
    if (parent === undefined || !citation.test(node.value)) return undefined;
    citation.lastIndex = 0;
    const pieces: RootContent[] = [];
    let end = 0;
    for (const match of node.value.matchAll(citation)) {
      pieces.push({ type: 'text', value: node.value.slice(end, match.index).replace(/ $/, '\u00a0') });
      for (const id of (match[1] ?? '').split(/;\s*/).map((mention) => mention.slice(1))) pieces.push(cite(node, id));
      end = match.index + match[0].length;
    }
    pieces.push({ type: 'text', value: node.value.slice(end) });
    const index = (parent.children as RootContent[]).indexOf(node);
    (parent.children as RootContent[]).splice(index, 1, ...pieces);
    return [SKIP, index + pieces.length] satisfies VisitorResult;
  }

  function cite(node: Text, id: string): Link {
    need(node, 'paper', known.papers, id);
    if (!cited.includes(id)) cited.push(id);
    const use = (uses.get(id) ?? 0) + 1;
    uses.set(id, use);
    return {
      type: 'link',
      url: `#ref-${id}`,
      data: { hProperties: { className: ['cite'], id: `cite-${id}-${use}`, 'data-card': `card-paper-${id}` } },
      children: [{ type: 'text', value: `[${cited.indexOf(id) + 1}]` }],
    };
  }

  function resolveLink(node: Link, parent: Parents | undefined): void {
    const [, scheme, target = ''] = /^(term|note|person|role|link):(.*)$/.exec(node.url) ?? [];
    if (scheme === undefined) return;
    const [id = '', fragment] = target.split('#');
    const mark = (properties: Record<string, string | string[]>) => {
      node.data = { ...node.data, hProperties: properties };
    };
    if (scheme === 'role') {
      if (!roles.has(id)) fail(node, `there is no role "${id}"; roles are x, w, y and g`);
      const word: RootContent = {
        type: 'strong',
        data: { hName: 'b', hProperties: { className: ['role', `role-${id}`] } },
        children: node.children,
      };
      const siblings = parent?.children as RootContent[] | undefined;
      siblings?.splice(siblings.indexOf(node), 1, word);
      return;
    }
    if (scheme === 'term') {
      terms.add(need(node, 'term', known.terms, id));
      node.url = address(base, language, 'glossary', id);
      mark({ className: ['term'], 'data-card': `card-term-${id}` });
      return;
    }
    if (scheme === 'note') node.url = address(base, language, `notes/${need(node, 'note', known.notes, id)}`, fragment);
    if (scheme === 'person') node.url = address(base, language, `people/${need(node, 'person', known.people, id)}`);
    if (scheme === 'link') {
      node.url = known.links.get(id) ?? fail(node, `there is no link "${id}"; ${nearest(id, new Set(known.links.keys()))}`);
      mark({ rel: 'external noopener' });
    }
  }

  function checkComponent(node: Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>): void {
    const ids = node.attributes.flatMap((attribute) => {
      if (attribute.type !== 'mdxJsxAttribute' || !/^ids?$/.test(attribute.name)) return [];
      const source = typeof attribute.value === 'string' ? `"${attribute.value}"` : (attribute.value?.value ?? '');
      return [...source.matchAll(/["']([^"']+)["']/g)].map((match) => match[1] ?? '');
    });
    if (node.name === 'LinkList') for (const id of ids) need(node, 'link', new Set(known.links.keys()), id);
    if (node.name === 'Demo') for (const id of ids) need(node, 'demo', known.demos, id);
  }
};
