/**
 * Registers the service worker once the page has nothing else to do, and serves the switch in the footer that stores the
 * whole site. On every page, so it does no more than pass words between the reader and the worker.
 */
import type { Ask, Told } from './manifest.ts';

const button = document.querySelector<HTMLButtonElement>('button[data-offline]');
const state = document.querySelector<HTMLElement>('[data-offline-state]');
const words = JSON.parse(button?.dataset['offline'] ?? '{}') as Readonly<Record<string, string>>;
const base = document.documentElement.dataset['base']?.replace(/\/?$/, '/') ?? '/';
/** Absent where the browser has none, or the address is not a secure one. */
const container: ServiceWorkerContainer | undefined = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
/** What was loaded before the worker could see it. */
const unseen = !container?.controller;

function show({ state: now, share = 0 }: Told | { readonly state: 'refused'; readonly share?: number }): void {
  if (!button || !state) return;
  button.setAttribute('aria-pressed', String(now === 'filling' || now === 'kept' || now === 'interrupted'));
  // In steps, or a screen reader would speak without end.
  const text = (words[now] ?? '').replace('{n}', String(Math.floor(share * 20) * 5));
  if (state.textContent !== text) state.textContent = text;
}

let registering: Promise<ServiceWorker | null> | undefined;

function register(): Promise<ServiceWorker | null> {
  registering ??= (async () => {
    if (!container) throw new Error('no service worker');
    await container.register(`${base}sw.js`);
    return (await container.ready).active;
  })();
  return registering;
}

const ask = async (message: Ask): Promise<void> => (await register())?.postMessage(message);

function hello(): void {
  const { origin, pathname } = location;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const visited = unseen ? [origin + pathname, ...loaded.filter((name) => name.startsWith(origin + base))] : [];
  // Where there can be no worker the site works as it is; the switch says so when it is asked.
  ask({ ask: 'hello', visited }).catch(() => undefined);
}

container?.addEventListener('message', ({ data }: MessageEvent<Told>) => show(data));
container?.addEventListener('controllerchange', () => {
  // The worker of a new build has taken over.
  registering = undefined;
  hello();
});
button?.addEventListener('click', () => {
  const keep = button.getAttribute('aria-pressed') !== 'true';
  if (keep) show({ state: 'filling' });
  // So that the browser does not clear it away on its own; a refusal only means that it may.
  if (keep) navigator.storage?.persist?.().catch(() => undefined);
  ask({ ask: keep ? 'keep' : 'drop' }).catch(() => show({ state: 'refused' }));
});

if (import.meta.env.PROD) {
  const start = (): void => void setTimeout(hello, 1000);
  if (document.readyState === 'complete') start();
  else addEventListener('load', start);
}
