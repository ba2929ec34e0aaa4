import { type HTMLElement, NodeType } from 'node-html-parser';
import type { MathTree } from './format.ts';

/** Elements of presentation MathML that an excerpt may show; anything else gives way to its content. */
const shown = new Set('mi mn mo mtext mrow msub msup msubsup mfrac msqrt mroot mover munder munderover mspace mstyle'.split(' '));
/** A formula of more pieces than this breaks the line of an excerpt. */
const largest = 24;

/** Turns the MathML that KaTeX writes beside its own markup into nested lists; empty where the formula is large or has a table. */
export function mathTree(math: HTMLElement): MathTree {
  if (math.querySelector('mtable')) return [];
  let pieces = 0;
  const convert = (element: HTMLElement): (string | MathTree)[] => {
    const found: (string | MathTree)[] = [];
    for (const node of element.childNodes) {
      if (node.nodeType === NodeType.TEXT_NODE) {
        const text = node.text.trim();
        if (text !== '') found.push(text);
        continue;
      }
      if (node.nodeType !== NodeType.ELEMENT_NODE) continue;
      const child = node as HTMLElement;
      const name = child.rawTagName.toLowerCase();
      if (name === 'annotation') continue;
      const inner = convert(child);
      const onlyWraps = (name === 'mrow' || name === 'mstyle') && inner.length === 1;
      if (!shown.has(name) || onlyWraps) found.push(...inner);
      else {
        pieces++;
        found.push([name, ...inner]);
      }
    }
    return found;
  };
  const tree = convert(math);
  return pieces === 0 || pieces > largest ? [] : (['mrow', ...tree] as MathTree);
}
