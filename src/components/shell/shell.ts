/** The small aids that every page has: the colour-scheme button, and a language switch that keeps the section. */

const schemes = ['auto', 'light', 'dark'] as const;

/** A button that goes through system, light and dark, and remembers the choice. The stylesheet shows which one holds. */
class SchemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => {
      const root = document.documentElement;
      const now = schemes.find((scheme) => scheme === root.dataset['scheme']) ?? 'auto';
      const next = schemes[(schemes.indexOf(now) + 1) % schemes.length] ?? 'auto';
      if (next === 'auto') delete root.dataset['scheme'];
      else root.dataset['scheme'] = next;
      try {
        if (next === 'auto') localStorage.removeItem('scheme');
        else localStorage.setItem('scheme', next);
      } catch {
        // Storage may be forbidden; then the choice lasts as long as the page.
      }
    });
  }
}
customElements.define('scheme-switch', SchemeSwitch);

/** The id of the section being read: the last heading above the upper third of the window. */
function currentSection(): string {
  const line = innerHeight / 3;
  const passed = [...document.querySelectorAll<HTMLElement>('main :is(h2, h3)[id], main [data-anchor][id]')].filter(
    (heading) => heading.getBoundingClientRect().top < line,
  );
  return passed.at(-1)?.id ?? '';
}

/**
 * The switch stands in the page's head, so a reader scrolls up to reach it, past sections that are not being read. What
 * counts is where the page last rested; only after a while in a new place does that place count.
 */
const restAfter = 2500;
let rested: string | undefined;
let resting: ReturnType<typeof setTimeout> | undefined;
const rest = () => {
  resting = undefined;
  rested = currentSection();
};
const switches = document.querySelectorAll<HTMLAnchorElement>('a[data-language-switch]');
if (switches.length > 0) {
  addEventListener(
    'scroll',
    () => {
      if (resting === undefined) rested = currentSection();
      clearTimeout(resting);
      resting = setTimeout(rest, restAfter);
    },
    { passive: true },
  );
}
for (const link of switches) {
  // Set on the way to the click, so that opening in a new tab keeps the section too.
  for (const event of ['pointerdown', 'focus', 'mouseenter'] as const) {
    link.addEventListener(event, () => {
      const section = (resting === undefined ? undefined : rested) ?? currentSection();
      link.hash = section === '' ? location.hash : section;
    });
  }
}
