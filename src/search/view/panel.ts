/**
 * The panel in which a reader searches. Longer than most files because it is the one place where the pieces of the view meet;
 * each piece is a file of its own.
 */
import '../../styles/search.css';
import type { Language } from '../format.ts';
import { openSearch, type SearchEngine, type SearchResult } from '../query/engine.ts';
import type { Filters } from '../query/facets.ts';
import { searchFrom, stateFrom } from './address.ts';
import { element, fill } from './dom.ts';
import { facetControls } from './facetControls.ts';
import { overNetwork } from './network.ts';
import { Options } from './options.ts';
import { forgetAll, recentList, recentSearches, remember } from './recent.ts';
import { resultElement } from './results.ts';

/** Results drawn at once; the next ones when the reader comes near the end. Their words are fetched only then. */
const batch = 5;
/** A reader who types is not answered between two strokes, one who pauses is, in milliseconds. */
const pause = 80;
/** A screen reader is told the count after this long without a new one. */
const announcePause = 600;

/**
 * `<search-panel>`: a field and its answers. In the dialog the answers are a list box moved through from the field; on the
 * search page they are a list of links, and the address follows the query.
 */
class SearchPanel extends HTMLElement {
  readonly strings = JSON.parse(this.dataset['strings'] ?? '{}') as Record<string, string>;
  readonly base = this.dataset['base'] ?? '/';
  readonly language: Language = this.dataset['language'] === 'en' ? 'en' : 'zh';
  readonly #isPage = this.dataset['mode'] === 'page';
  readonly #facets = element('div', { class: 'srch__f' });
  readonly #notices = element('div', { class: 'srch__n' });
  readonly #list = element('div', { class: 'srch__l', id: `${this.dataset['mode']}-results` });
  readonly #more = element('button', { type: 'button', class: 'text-btn srch__m', hidden: true }, this.#say('more'));
  readonly #clear = element('button', { type: 'button', class: 'text-btn srch__m', hidden: true }, this.#say('clear'));
  readonly #status = element('p', { class: 'srch__s' });
  readonly #announced = element('p', { class: 'vh', role: 'status' });
  #input: HTMLInputElement | null = null;
  #options: Options | undefined;
  #engine: Promise<SearchEngine> | undefined;
  #filters: Filters = {};
  /** The latest question; answers to earlier ones are dropped. */
  #turn = 0;
  #waiting = 0;
  #answering = Promise.resolve();
  /** True where the step of the history one is on was meant: what is typed next begins a new one. */
  #meant = false;
  #announcing = 0;

  connectedCallback(): void {
    if (this.#input) return;
    this.#input = this.querySelector('input');
    if (!this.#input) return;
    this.#build(this.#input);
    if (this.#isPage) {
      const { query, filters } = stateFrom(location.search);
      this.#input.value = query;
      this.#filters = filters;
      addEventListener('popstate', () => this.#restore());
    }
    this.#answering = this.#answer();
    this.#meant = this.#isPage && this.#input.value !== '';
  }

  #say(key: string): string {
    return this.strings[key] ?? '';
  }

  #build(input: HTMLInputElement): void {
    if (!this.#isPage) {
      this.#list.setAttribute('role', 'listbox');
      this.#list.setAttribute('aria-label', this.#say('results'));
      for (const [name, value] of Object.entries({
        role: 'combobox',
        'aria-expanded': 'false',
        'aria-controls': this.#list.id,
        'aria-autocomplete': 'list',
      }))
        input.setAttribute(name, value);
      this.#options = new Options(input, this.#list);
    }
    const results = element('div', { class: 'srch__r' }, this.#notices, this.#list, this.#more, this.#clear);
    const hints = this.#isPage
      ? []
      : [
          element('span', {}, element('kbd', {}, '↑'), ' ', element('kbd', {}, '↓'), ` ${this.#say('choose')}`),
          element('span', {}, element('kbd', {}, '↵'), ` ${this.#say('open')}`),
          this.#wholePage(),
        ];
    this.append(
      element('div', { class: 'srch__b' }, this.#facets, results),
      element('footer', { class: 'srch__foot' }, ...hints, this.#status),
      this.#announced,
    );
    input.addEventListener('input', () => {
      clearTimeout(this.#waiting);
      this.#waiting = window.setTimeout(() => this.#answerNow(), pause);
    });
    input.addEventListener('keydown', (event) => this.#key(event));
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      remember(input.value);
      this.#push();
      this.#answerNow();
    });
    this.#clear.addEventListener('click', () => {
      forgetAll();
      void this.#answer();
      input.focus();
    });
    const near = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) this.#more.click();
    });
    near.observe(this.#more);
  }

  #key(event: KeyboardEvent): void {
    // While an input method is composing, its keys are its own.
    if (event.isComposing || !this.#options) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#options.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // Whoever types and presses Enter at once means what was typed, not what was found before.
      if (this.#waiting !== 0) this.#answerNow();
      void this.#answering.then(() => this.#options?.open());
    } else if (event.key === 'Escape') {
      // A search field would only be emptied by the first Escape.
      event.preventDefault();
      this.closest('dialog')?.close();
    }
  }

  readonly ask = (query: string): void => {
    if (!this.#input) return;
    this.#input.value = query;
    this.#input.focus();
    this.#answerNow();
  };

  #answerNow(): void {
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    this.#answering = this.#answer();
  }

  #restore(): void {
    const { query, filters } = stateFrom(location.search);
    if (this.#input) this.#input.value = query;
    this.#filters = filters;
    this.#meant = true;
    void this.#answer(false);
  }

  /** A query that was meant, or a facet: a step in the history. Typing only changes the step one is on. */
  #push(): void {
    this.#meant = true;
    this.#follows();
    this.#meant = true;
  }

  /** The address follows the query. */
  #follows(): void {
    const search = searchFrom({ query: this.#input?.value.trim() ?? '', filters: this.#filters });
    if (!this.#isPage || search === location.search) return;
    history[this.#meant ? 'pushState' : 'replaceState'](null, '', `${location.pathname}${search}`);
    this.#meant = false;
  }

  async #answer(touchAddress = true): Promise<void> {
    const turn = ++this.#turn;
    const query = this.#input?.value.trim() ?? '';
    if (touchAddress) this.#follows();
    if (query === '') {
      this.#showRecent();
      // While the reader is thinking of a query, its answer can begin to load; a failure is told with the first query.
      this.#begin().catch(() => undefined);
      return;
    }
    try {
      const engine = await this.#begin();
      const result = await engine.search(query, { language: this.language, filters: this.#filters });
      if (turn === this.#turn) await this.#show(result, engine, turn);
    } catch {
      if (turn === this.#turn) this.#showFailure();
    }
  }

  /** Reads the index's first file once; after a failure it is asked for again. */
  #begin(): Promise<SearchEngine> {
    this.#engine ??= openSearch(overNetwork(this.base)).catch((error: unknown) => {
      this.#engine = undefined;
      throw error;
    });
    return this.#engine;
  }

  async #show(result: SearchResult, engine: SearchEngine, turn: number): Promise<void> {
    const { hits } = result;
    const first = await this.#draw(result, engine, 0);
    // Off line that part may not be there; the count still says that there is nothing.
    const empty = hits.length > 0 ? undefined : await import('./empty.ts').catch(() => undefined);
    const none = empty ? [empty.nothingFound(result, engine, this)] : [];
    if (turn !== this.#turn) return;
    this.dataset['state'] = hits.length > 0 || Object.keys(this.#filters).length > 0 ? 'answered' : 'none';
    this.#clear.hidden = true;
    this.#facets.replaceChildren(
      ...facetControls(result.facets, this.#filters, {
        strings: this.strings,
        language: this.language,
        topics: engine.topics,
        full: this.#isPage,
        prefix: this.dataset['mode'] ?? '',
        onChange: (filters) => {
          this.#filters = filters;
          this.#push();
          void this.#answer();
        },
      }),
    );
    const notice = (text: string): HTMLElement => element('p', { class: 'notice' }, text);
    this.#notices.replaceChildren(
      ...(result.corrected === undefined
        ? []
        : [notice(fill(this.#say('corrected'), { q: result.query.slice(0, 60), better: result.corrected.slice(0, 60) }))]),
      ...none,
    );
    // The words of results are read while they are drawn, so what could not be read shows only now.
    const incomplete = notice(this.#say('incomplete'));
    const admit = (): void => {
      if (engine.incomplete && !incomplete.isConnected) this.#notices.prepend(incomplete);
    };
    admit();
    this.#list.replaceChildren(...first);
    this.#options?.reset();
    let drawn = batch;
    this.#more.hidden = drawn >= hits.length;
    this.#more.onclick = async () => {
      if (this.#more.hidden) return;
      this.#more.hidden = true;
      const next = await this.#draw(result, engine, drawn);
      if (turn !== this.#turn) return;
      this.#list.append(...next);
      admit();
      drawn += batch;
      this.#more.hidden = drawn >= hits.length;
    };
    const names = result.synonyms.join(this.language === 'zh' ? '、' : ', ');
    const told = [...this.#notices.querySelectorAll('.notice')].map(({ textContent }) => textContent);
    this.#tell(fill(this.#say(names === '' ? 'count' : 'countSynonyms'), { n: hits.length, names }), told);
  }

  async #draw(result: SearchResult, engine: SearchEngine, from: number): Promise<HTMLElement[]> {
    const context = {
      engine,
      base: this.base,
      strings: this.strings,
      asOptions: !this.#isPage,
      onFollow: () => this.#follow(result.query),
    };
    const drawn = await Promise.all(
      result.hits.slice(from, from + batch).map((hit, index) => resultElement(hit, from + index, result, context)),
    );
    return drawn.filter((one) => one !== undefined);
  }

  /** A result on the page one is on would leave the dialog standing over it. */
  #follow(query: string): void {
    remember(query);
    this.closest('dialog')?.close();
  }

  #showRecent(): void {
    const searches = recentSearches();
    this.dataset['state'] = 'empty';
    this.#facets.replaceChildren();
    this.#notices.replaceChildren(...(searches.length > 0 ? [element('h2', { class: 'none__h' }, this.#say('recent'))] : []));
    this.#list.replaceChildren(...recentList(searches, !this.#isPage, this));
    this.#clear.hidden = searches.length === 0;
    this.#more.hidden = true;
    this.#options?.reset();
    this.#tell('');
  }

  #showFailure(): void {
    const retry = element('button', { type: 'button', class: 'text-btn' }, this.#say('retry'));
    retry.addEventListener('click', () => void this.#answer());
    this.dataset['state'] = 'failed';
    this.#notices.replaceChildren(element('p', { class: 'notice' }, this.#say('failed'), ' ', retry));
    this.#list.replaceChildren();
    this.#facets.replaceChildren();
    this.#more.hidden = true;
    this.#clear.hidden = true;
    this.#options?.reset();
    this.#tell(this.#say('failed'));
  }

  /** Shows the count; who can't see the notices is told them as well. */
  #tell(text: string, notices: readonly string[] = []): void {
    this.#status.textContent = text;
    clearTimeout(this.#announcing);
    this.#announcing = window.setTimeout(() => {
      this.#announced.textContent = [...notices, text].join(' ');
    }, announcePause);
  }

  /** Leads to the search page with what is in the field. */
  #wholePage(): HTMLElement {
    const link = element('a', { href: `${this.base}${this.language}/search/` }, this.#say('wholePage'));
    const follow = (): void => {
      link.search = searchFrom({ query: this.#input?.value.trim() ?? '', filters: this.#filters });
    };
    for (const sign of ['pointerdown', 'focus', 'click']) link.addEventListener(sign, follow);
    return link;
  }
}

customElements.define('search-panel', SearchPanel);
