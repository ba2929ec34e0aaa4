/**
 * Formulas: KaTeX through rehype-katex, strict, at build time.
 *
 * Strict means that a formula KaTeX cannot parse stops the build; rehype-katex itself only leaves a message.
 */
import type { ElementContent, Parents, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { SKIP, visitParents } from 'unist-util-visit-parents';

interface Positioned {
  readonly position?: { readonly start: { readonly line: number; readonly column: number } } | undefined;
}

/** Where the nearest ancestor that still knows its place stands. */
function place(ancestors: readonly Positioned[]): string {
  const start = ancestors.findLast((ancestor) => ancestor.position !== undefined)?.position?.start;
  return `${start?.line ?? 1}:${start?.column ?? 1}`;
}

interface Message {
  readonly source?: string | null | undefined;
  readonly line?: number | null | undefined;
  readonly column?: number | null | undefined;
  readonly reason: string;
  readonly cause?: unknown;
  readonly ancestors?: readonly Positioned[] | null | undefined;
}

/** Turns what rehype-katex only reports into a failed build, with file, line and KaTeX's own sentence. */
export const strictMath = () => (_tree: unknown, file: { readonly path?: string; readonly messages: readonly Message[] }) => {
  const problems = file.messages.filter((message) => message.source === 'rehype-katex');
  if (problems.length === 0) return;
  const reason = (message: Message) => (message.cause instanceof Error ? message.cause.message : message.reason);
  throw new Error(
    problems
      .map(
        (message) =>
          `${file.path ?? 'a note'}:${message.line == null ? place(message.ancestors ?? []) : `${message.line}:${message.column ?? 1}`}: ${reason(message)}`,
      )
      .join('\n'),
  );
};

/**
 * Hands each rendered formula to MDX as one piece of HTML instead of hundreds of nested elements: compiling those is
 * what takes most of the time and memory of a build.
 */
export const collapseMath = () => (tree: Root, file: { readonly path?: string }) => {
  visitParents(tree, 'element', (node, ancestors) => {
    const classes = node.properties['className'];
    if (!Array.isArray(classes) || !(classes.includes('katex') || classes.includes('katex-display'))) return undefined;
    const parent = ancestors.at(-1);
    if (parent === undefined) return undefined;
    const rendered = toHtml(node);
    // KaTeX prints a command it does not trust in this colour instead of refusing it.
    if (rendered.includes('color:#cc0000'))
      throw new Error(`${file.path ?? 'a note'}:${place(ancestors)}: a formula uses a command that is not allowed here`);
    const display = classes.includes('katex-display');
    const html = display ? `<div class="formula" tabindex="0" role="group">${rendered}</div>` : rendered;
    replaceChild(parent, node, rawHtml(html));
    return SKIP;
  });
};

function replaceChild(parent: Parents, child: ElementContent, replacement: ElementContent): void {
  const children: unknown[] = parent.children;
  children[children.indexOf(child)] = replacement;
}

const rawHtml = (html: string): ElementContent => ({
  type: 'mdxJsxTextElement',
  name: 'Fragment',
  attributes: [{ type: 'mdxJsxAttribute', name: 'set:html', value: html }],
  children: [],
});
