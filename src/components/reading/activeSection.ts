/** Marks in the table of contents the section that is being read. */
const links = new Map(
  [...document.querySelectorAll<HTMLAnchorElement>('.toc a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
);

if (links.size > 0) {
  const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
  let current: string | undefined;
  const update = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    const id = (passed.at(-1) ?? headings[0])?.id;
    if (id === current || id === undefined) return;
    if (current !== undefined) links.get(current)?.removeAttribute('aria-current');
    links.get(id)?.setAttribute('aria-current', 'location');
    current = id;
  };
  let waiting = false;
  addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        update();
      });
    },
    { passive: true },
  );
  update();
}
