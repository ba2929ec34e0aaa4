/** Filters and sorts the library in place. The choice lives in the address, so that it can be shared and survives a reload. */
const form = document.querySelector<HTMLFormElement>('#links-filters');
const list = document.querySelector('#links-list');
const status = document.querySelector('#links-count');
const none = document.querySelector<HTMLElement>('#links-none');
const facets = ['topics', 'kind', 'level', 'lang', 'origin'] as const;

if (form !== null && list !== null && status !== null && none !== null) {
  const rows = [...list.querySelectorAll<HTMLElement>('.rec')].map((element, order) => ({
    element,
    order,
    words: (element.textContent ?? '').normalize('NFKC').toLowerCase(),
    year: Number(element.querySelector('.rec__y')?.textContent) || 9999,
    title: element.querySelector('.rec__t')?.textContent ?? '',
  }));
  const compare = {
    topic: (a: (typeof rows)[number], b: (typeof rows)[number]) => a.order - b.order,
    year: (a: (typeof rows)[number], b: (typeof rows)[number]) => a.year - b.year || a.order - b.order,
    title: (a: (typeof rows)[number], b: (typeof rows)[number]) => a.title.localeCompare(b.title, document.documentElement.lang),
  };

  const apply = () => {
    const choice = new FormData(form);
    const words = String(choice.get('q') ?? '')
      .normalize('NFKC')
      .toLowerCase()
      .split(/\s+/)
      .filter(Boolean);
    let shown = 0;
    for (const { element, words: text } of rows) {
      const fits =
        words.every((word) => text.includes(word)) &&
        facets.every((facet) => {
          const wanted = choice.getAll(facet).map(String);
          return wanted.length === 0 || wanted.some((value) => (element.dataset[facet] ?? '').split(' ').includes(value));
        });
      element.hidden = !fits;
      if (fits) shown++;
    }
    const by = String(choice.get('sort') ?? 'topic');
    const sorted = [...rows].sort(by === 'year' || by === 'title' ? compare[by] : compare.topic);
    if (sorted.some(({ element }, index) => list.children[index] !== element)) list.append(...sorted.map(({ element }) => element));
    status.textContent = (form.dataset['shown'] ?? '').replace('{n}', String(shown)).replace('{all}', String(rows.length));
    none.hidden = shown > 0;

    const query = new URLSearchParams();
    for (const [name, value] of choice)
      if (typeof value === 'string' && value !== '' && !(name === 'sort' && value === 'topic')) query.append(name, value);
    const search = query.toString();
    history.replaceState(history.state, '', `${location.pathname}${search === '' ? '' : `?${search}`}${location.hash}`);
  };

  const query = new URLSearchParams(location.search);
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) {
    const values = query.getAll(field.name);
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = values.includes(field.value);
    else if (values[0] !== undefined && (field.tagName === 'INPUT' || ['topic', 'year', 'title'].includes(values[0])))
      field.value = values[0];
  }
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  if (location.search !== '') apply();
}
