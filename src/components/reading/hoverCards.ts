/**
 * Cards for terms and papers: shown on hover after a moment, on focus at once, on touch at the first tap. They are native
 * popovers, so Escape and a press elsewhere close them. Without script the words are ordinary links.
 */
const showAfter = 180;
const hideAfter = 240;

let timer: ReturnType<typeof setTimeout> | undefined;
let open: { card: HTMLElement; trigger: HTMLElement } | undefined;

const later = (action: () => void, delay: number) => {
  clearTimeout(timer);
  timer = setTimeout(action, delay);
};

function show(trigger: HTMLElement): void {
  const card = document.getElementById(trigger.dataset['card'] ?? '');
  if (card === null || open?.card === card) return;
  hide();
  card.showPopover();
  const at = trigger.getClientRects()[0] ?? trigger.getBoundingClientRect();
  const width = card.offsetWidth;
  const below = at.bottom + 6 + card.offsetHeight < innerHeight || at.top < card.offsetHeight;
  card.style.insetInlineStart = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  card.style.insetBlockStart = `${below ? at.bottom + 6 : at.top - card.offsetHeight - 6}px`;
  trigger.setAttribute('aria-describedby', card.id);
  open = { card, trigger };
}

function hide(): void {
  if (open === undefined) return;
  const { card } = open;
  open = undefined;
  if (card.matches(':popover-open')) card.hidePopover();
}

for (const trigger of document.querySelectorAll<HTMLElement>('[data-card]')) {
  trigger.addEventListener('pointerenter', (event) => {
    if (event.pointerType === 'mouse') later(() => show(trigger), showAfter);
  });
  trigger.addEventListener('pointerleave', (event) => {
    if (event.pointerType === 'mouse') later(hide, hideAfter);
  });
  trigger.addEventListener('focus', () => {
    if (trigger.matches(':focus-visible')) show(trigger);
  });
  trigger.addEventListener('blur', (event) => {
    if (event.relatedTarget instanceof Node && open?.card.contains(event.relatedTarget)) return;
    hide();
  });
  // On touch the first tap opens the card, which holds the link; the second follows the word itself.
  trigger.addEventListener('click', (event) => {
    if ((event as PointerEvent).pointerType === 'mouse' || event.detail === 0) return;
    if (open?.trigger !== trigger) {
      event.preventDefault();
      show(trigger);
    }
  });
}
for (const card of document.querySelectorAll<HTMLElement>('.card[popover]')) {
  card.addEventListener('pointerenter', () => clearTimeout(timer));
  card.addEventListener('pointerleave', () => later(hide, hideAfter));
  card.addEventListener('toggle', (event) => {
    if (event.newState === 'closed' && open?.card === card) open = undefined;
  });
}
// A card that is about to open stays about to open: the pointer may have come to rest on its word by scrolling.
addEventListener(
  'scroll',
  () => {
    if (open !== undefined) later(hide, hideAfter);
  },
  { passive: true },
);
