/** Opens the search dialog; what does the searching is fetched when a reader is about to. Kept tiny: it is on every page. */
const dialog = document.querySelector<HTMLDialogElement>('dialog[data-search]');
const load = () => import('./panel.ts');

function open(event: Event): void {
  if (!dialog || dialog.open) return;
  event.preventDefault();
  dialog.showModal();
  dialog.querySelector('input')?.select();
  void load();
}

addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  const writing = target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  if ((key === 'k' && (ctrlKey || metaKey) && !altKey) || (key === '/' && !writing && !ctrlKey && !metaKey && !altKey)) open(event);
});
for (const link of document.querySelectorAll<HTMLElement>('a[data-search-open]')) {
  link.addEventListener('click', (event) => {
    // A new tab is the search page's.
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
  });
  for (const sign of ['pointerenter', 'focus']) link.addEventListener(sign, load, { once: true });
}
dialog?.addEventListener('click', ({ target }) => {
  if (target === dialog || (target instanceof Element && target.closest('[data-close]'))) dialog.close();
});

try {
  if (sessionStorage.getItem('search-landing')) void import('./landing.ts').then(({ land }) => land());
} catch {
  // Storage may be forbidden; then the words are not marked.
}
