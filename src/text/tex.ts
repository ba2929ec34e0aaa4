/** Commands whose argument is text or a name a reader may search for; their argument stays, the command goes. */
const wrappers = /\\(?:text|textbf|mathrm|mathbf|operatorname|mathit|htmlClass\{[^}]*\}|htmlData\{[^}]*\})\*?\s*\{([^{}]*)\}/g;

/** Commands that only lay out; the others are named after what they show (`\alpha`, `\sum`) and are kept as words. */
const layout = new Set(
  `left right big Big bigg Bigg frac dfrac tfrac quad qquad begin end aligned cases matrix pmatrix bmatrix array displaystyle textstyle
  mathbb mathcal mathbf mathrm mathit text operatorname htmlClass limits nolimits underbrace overbrace cdot times cdots ldots dots
  tag label hline lfloor rfloor lceil rceil langle rangle le ge leq geq neq ne in to mid colon newline`.split(/\s+/),
);

/**
 * The words of a formula: `\nabla_x \log p(x)` has nabla and log, not p or x. Letters of one character carry no
 * meaning of their own outside the formula and would match everywhere.
 */
export function texWords(tex: string): string {
  const words: string[] = [];
  const rest = tex.replace(wrappers, (_, inner: string) => {
    words.push(inner);
    return ' ';
  });
  for (const [, command] of rest.matchAll(/\\([a-zA-Z]{3,})/g)) if (command && !layout.has(command)) words.push(command);
  return words
    .join(' ')
    .replace(/[\\{}^_&$]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
