/** Buttons that copy code, and the LaTeX source of formulas. They exist only where script does, so they are made here. */
const words = document.querySelector<HTMLElement>('[data-copy-words]')?.dataset ?? {};

function addButton(holder: Element, label: string, text: () => string): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = label;
  const say = document.createElement('span');
  say.className = 'vh';
  say.role = 'status';
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = words['copied'] ?? '';
    } catch {
      button.textContent = words['copyFailed'] ?? '';
    }
    say.textContent = button.textContent;
    setTimeout(() => {
      button.textContent = label;
      say.textContent = '';
    }, 1600);
  });
  holder.append(button, say);
}

for (const code of document.querySelectorAll('main pre')) {
  const holder = code.parentElement?.matches('.tabs__panel') ? code.parentElement : undefined;
  if (holder !== undefined) addButton(holder, words['copyCode'] ?? '', () => code.textContent?.trimEnd() ?? '');
}
for (const formula of document.querySelectorAll('main .formula')) {
  const source = formula.querySelector('annotation[encoding="application/x-tex"]')?.textContent ?? '';
  // The role macros are the site's own; what is copied is plain LaTeX.
  addButton(formula, words['copyFormula'] ?? '', () => plainLatex(source));
}
for (const holder of document.querySelectorAll<HTMLElement>('[data-copy-text]')) {
  addButton(holder, holder.dataset['copyLabel'] ?? '', () => holder.querySelector('pre, code')?.textContent?.trim() ?? '');
}

/** `\w{w}[m]` becomes `w[m]`: removes the role macros \x \w \y \g and keeps what they colour. */
function plainLatex(source: string): string {
  let text = source.trim();
  for (let start = text.search(/\\[xwyg]\{/); start !== -1; start = text.search(/\\[xwyg]\{/)) {
    let depth = 0;
    let end = start + 2;
    do {
      if (text[end] === '{') depth++;
      if (text[end] === '}') depth--;
      end++;
    } while (depth > 0 && end < text.length);
    const inner = text.slice(start + 3, end - 1);
    text = text.slice(0, start) + (inner.length > 1 ? `{${inner}}` : inner) + text.slice(end);
  }
  return text;
}
