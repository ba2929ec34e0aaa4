import { type Landing, landingKey } from './leave.ts';

/** Marks beyond these help nobody. */
const mostMarks = 200;

/** On the page a result led to: opens what hides the section, and marks the words. */
export function land(): void {
  const landing = take();
  if (!landing || landing.path !== location.pathname) return;
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let box = target?.closest('details'); box; box = box.parentElement?.closest('details')) box.open = true;
  target?.scrollIntoView();
  const main = document.querySelector('main');
  if (main && 'highlights' in CSS) CSS.highlights.set('search', new Highlight(...rangesOf(main, landing.words)));
}

function take(): Landing | undefined {
  const text = sessionStorage.getItem(landingKey);
  sessionStorage.removeItem(landingKey);
  if (!text) return undefined;
  try {
    return JSON.parse(text) as Landing;
  } catch {
    return undefined;
  }
}

function rangesOf(root: Element, words: readonly string[]): Range[] {
  const wanted = words.map((word) => word.toLowerCase()).filter((word) => word !== '');
  const ranges: Range[] = [];
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node && ranges.length < mostMarks; node = nodes.nextNode()) {
    if (node.parentElement?.closest('script, style, .katex, nav')) continue;
    const text = node.nodeValue?.toLowerCase() ?? '';
    for (const word of wanted) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        if (!isWhole(text, at, word)) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        ranges.push(range);
      }
    }
  }
  return ranges;
}

/** `net` is no match inside `network`; Han text has no such edges. */
function isWhole(text: string, at: number, word: string): boolean {
  const letter = /[a-z0-9]/;
  const begins = !letter.test(word[0] ?? '') || !letter.test(text[at - 1] ?? '');
  return begins && (!letter.test(word.at(-1) ?? '') || !letter.test(text[at + word.length] ?? ''));
}
