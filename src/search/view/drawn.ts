import { glyphPaths } from '../../schema/glyphPaths.ts';
import type { MathTree } from '../format.ts';

/** A formula of an excerpt as MathML. Element names come from a fixed set (see mathTree.ts). */
export function mathElement(tree: MathTree): Element {
  const namespace = 'http://www.w3.org/1998/Math/MathML';
  const make = ([name, ...children]: readonly (string | MathTree)[]): Element => {
    const made = document.createElementNS(namespace, typeof name === 'string' ? name : 'mrow');
    for (const child of children) made.append(typeof child === 'string' ? child : make(child));
    return made;
  };
  const math = document.createElementNS(namespace, 'math');
  math.append(make(tree));
  return math;
}

/** The specimen of an operator: seven rows of seven marks, joined by spaces. */
export function glyphElement(rows: string): Element {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', 'glyph');
  svg.setAttribute('viewBox', '0 0 27.5 27.5');
  svg.setAttribute('aria-hidden', 'true');
  for (const { role, d } of glyphPaths(rows.split(' '))) {
    const path = document.createElementNS(namespace, 'path');
    path.setAttribute('class', role);
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
