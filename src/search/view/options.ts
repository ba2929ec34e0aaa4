/** Moves through the options of a list box while the focus stays in the input: the combobox pattern of the ARIA practices guide. */
export class Options {
  #current: HTMLElement | undefined;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  constructor(input: HTMLInputElement, list: HTMLElement) {
    this.#input = input;
    this.#list = list;
  }

  /** Makes the first option current, so that Enter opens the best result. */
  reset(): void {
    this.#choose(this.#all()[0]);
    this.#list.scrollTop = 0;
  }

  move(step: 1 | -1): void {
    const all = this.#all();
    const at = this.#current ? all.indexOf(this.#current) : -1;
    const next = at < 0 ? (step === 1 ? 0 : all.length - 1) : (at + step + all.length) % all.length;
    this.#choose(all[next]);
    this.#current?.scrollIntoView({ block: 'nearest' });
  }

  open(): boolean {
    this.#current?.click();
    return this.#current !== undefined;
  }

  #all(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('[role="option"]')];
  }

  #choose(option: HTMLElement | undefined): void {
    this.#current?.setAttribute('aria-selected', 'false');
    this.#current = option;
    option?.setAttribute('aria-selected', 'true');
    if (option?.id) this.#input.setAttribute('aria-activedescendant', option.id);
    else this.#input.removeAttribute('aria-activedescendant');
    this.#input.setAttribute('aria-expanded', String(option !== undefined));
  }
}
