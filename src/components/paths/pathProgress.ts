/**
 * Marks on the steps of a reading path, and how many there are. Without script the element is a plain list; the boxes
 * keep their room and stay invisible, so that nothing moves when they come to life.
 */
import { keepMarks, key, readMarks, withMarks } from './progress.ts';

const browserStorage = () => localStorage;

class PathProgress extends HTMLElement {
  /** What holds where the browser forbids storage: the marks then last as long as the page. */
  #marks: ReadonlySet<string> = new Set();
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#show(readMarks(browserStorage));
    this.addEventListener(
      'change',
      ({ target }) => {
        if (target instanceof HTMLInputElement) this.#change([target.value], target.checked);
      },
      { signal },
    );
    this.querySelector('button')?.addEventListener('click', () => this.#change(this.#notes(), false), { signal });
    // Another tab, or the way back from a note: the marks may have changed meanwhile.
    addEventListener('storage', (event) => (event.key === key || event.key === null) && this.#show(readMarks(browserStorage)), { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && this.#show(readMarks(browserStorage)), { signal });
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  #notes(): string[] {
    return (this.dataset['notes'] ?? '').split(' ').filter(Boolean);
  }

  #change(notes: readonly string[], read: boolean): void {
    const marks = withMarks(this.#marks, notes, read);
    keepMarks(browserStorage, marks);
    this.#show(marks);
  }

  #show(marks: ReadonlySet<string>): void {
    this.#marks = marks;
    const notes = this.#notes();
    for (const box of this.querySelectorAll('input')) box.checked = marks.has(box.value);
    const count = this.querySelector('[data-count]');
    if (count instanceof HTMLElement)
      count.textContent = (count.dataset['count'] ?? '').replace('{n}', String(notes.filter((note) => marks.has(note)).length));
    const next = notes.find((note) => !marks.has(note));
    for (const step of this.querySelectorAll<HTMLElement>('[data-step]')) {
      if (step.dataset['step'] === next) step.setAttribute('aria-current', 'step');
      else step.removeAttribute('aria-current');
    }
    const clear = this.querySelector('button');
    if (clear !== null) clear.disabled = !notes.some((note) => marks.has(note));
  }
}
customElements.define('path-progress', PathProgress);
