/**
 * The service worker: pages a reader has visited can be read again without a network, and the whole site where the reader
 * asked for it. Longer than most files because a worker is one script: the build turns this file into `sw.js` as it stands,
 * so it imports types only, and the build's name is written before it.
 *
 * Pages come from the network whenever there is one, so nobody reads a stale page. What never changes under its name
 * comes from the cache first.
 */
import type { Ask, Manifest, Told } from './manifest.ts';

/** Written by the build: the name of what was built, and how many digits of a hash its manifest has. */
declare const build: string;
declare const hashLength: number;

// The names of the service worker API; TypeScript's library for them can't stand beside the one for pages.
interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface RequestEvent extends LastingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface AskEvent extends LastingEvent {
  readonly data: Ask;
}
interface Scope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void>; matchAll(options: object): Promise<readonly { postMessage(message: Told): void }[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
  addEventListener(type: 'message', listener: (event: AskEvent) => void): void;
}
const worker = globalThis as unknown as Scope;

const scope = new URL(worker.registration.scope);
const manifestAddress = new URL('offline.json', scope).href;
/** Several sites may share an origin, and with it the caches. */
const own = `${scope.pathname} `;
const visitedCache = `${own}visited ${build}`;
const keptBeginning = `${own}kept `;
const keptCache = keptBeginning + build;
/** These carry a version in their path. */
const immutable = /^(_astro|search\/[^/]+)\//;
/** Files asked for at once. */
const atOnce = 6;
/** Pages are told of progress no more often than this, in milliseconds. */
const tellEvery = 250;

worker.addEventListener('install', () => void worker.skipWaiting());

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([deleteCaches((name) => name.startsWith(`${own}visited `) && name !== visitedCache), worker.clients.claim()]),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== 'GET' || path === undefined || path === 'sw.js' || path === 'offline.json') return;
  event.respondWith(immutable.test(path) ? cacheFirst(event) : networkFirst(event));
});

worker.addEventListener('message', (event) => {
  const { data } = event;
  if (data.ask === 'hello') event.waitUntil(Promise.all([remember(data.visited), resume()]));
  else if (data.ask === 'keep') event.waitUntil(keep());
  else if (data.ask === 'drop') event.waitUntil(drop());
});

/** The address below the base; undefined for what is not the site's. */
function pathOf(address: string): string | undefined {
  const { origin, pathname } = new URL(address);
  return origin === scope.origin && pathname.startsWith(scope.pathname) ? pathname.slice(scope.pathname.length) : undefined;
}

/** What a file is kept under: its address without query and fragment, for these change nothing on a static site. */
function keyOf(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

async function find(key: string): Promise<Response | undefined> {
  const inCache = (cacheName: string) => caches.match(key, { cacheName, ignoreVary: true });
  const found = (await inCache(visitedCache)) ?? (await inCache(keptCache));
  if (found) return found;
  // An older build's store serves until the new one is whole.
  for (const name of await caches.keys()) {
    const older = name.startsWith(own) ? await inCache(name) : undefined;
    if (older) return older;
  }
  return undefined;
}

async function cacheFirst(event: RequestEvent): Promise<Response> {
  const key = keyOf(event.request.url);
  const found = await find(key).catch(() => undefined);
  if (found) return found;
  const response = await fetch(event.request);
  event.waitUntil(store(key, response));
  return response;
}

async function networkFirst(event: RequestEvent): Promise<Response> {
  const { request } = event;
  const key = keyOf(request.url);
  try {
    const response = await fetch(request);
    event.waitUntil(store(key, response));
    return response;
  } catch (error) {
    const found = await find(key);
    if (found) return found;
    if (request.mode !== 'navigate') throw error;
    return !key.endsWith('/') && (await find(`${key}/`)) ? Response.redirect(`${key}/`) : notKept();
  }
}

/** Clones at once, before the page reads the answer. Where there is no room, the file is not stored, and that is all. */
async function store(key: string, response: Response): Promise<void> {
  if (!response.ok || response.redirected || response.type !== 'basic') return;
  const copy = response.clone();
  try {
    await (await caches.open(visitedCache)).put(key, copy);
  } catch {
    // Storage is full or forbidden.
  }
}

const notKept = (): Response =>
  new Response(
    `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>离线 · Offline</title><h1>离线 · Offline</h1><p>网络断了，这一页也没有存在这台设备上。<p lang="en">There is no network, and this page is not stored on this device.<p><a href="${scope.pathname}">感受野 · Receptive Field</a>`,
    { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'" } },
  );

/** The first page was loaded before the worker ran; the browser still has its files at hand. */
async function remember(addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const path = pathOf(address);
    if (path === undefined || path === 'sw.js' || path === 'offline.json') continue;
    const key = keyOf(address);
    if (!(await find(key)))
      await fetch(key).then(
        (response) => store(key, response),
        () => undefined,
      );
  }
}

async function tell(told: Told): Promise<void> {
  for (const client of await worker.clients.matchAll({ includeUncontrolled: true, type: 'window' })) client.postMessage(told);
}

async function deleteCaches(which: (name: string) => boolean): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(own) && which(name)) await caches.delete(name);
}

let filling: Promise<void> | undefined;
/** False once the reader has changed their mind. */
let wanted = true;

/** Tells how things stand, and goes on where the whole site is to be kept and is not whole, or is of an older build. */
async function resume(): Promise<void> {
  if (filling) return;
  const kept = (await caches.keys()).filter((name) => name.startsWith(keptBeginning));
  if (kept.length === 0) await tell({ state: 'off' });
  else if (kept.includes(keptCache) && (await (await caches.open(keptCache)).match(manifestAddress))) await tell({ state: 'kept' });
  else await keep();
}

function keep(): Promise<void> {
  wanted = true;
  filling ??= fill()
    .catch(async (error: unknown) => {
      const full = error instanceof DOMException && error.name === 'QuotaExceededError';
      if (full) await deleteCaches((name) => name.startsWith(keptBeginning));
      await tell({ state: full ? 'full' : 'interrupted' });
    })
    .finally(() => {
      filling = undefined;
    });
  return filling;
}

async function drop(): Promise<void> {
  wanted = false;
  await filling;
  await deleteCaches(() => true);
  await tell({ state: 'dropped' });
}

/** Stores every file of the build; the manifest comes last and says that it is whole. */
async function fill(): Promise<void> {
  const cache = await caches.open(keptCache);
  const response = await fetch(manifestAddress, { cache: 'no-store' });
  const manifest = (await response.json()) as Manifest;
  if (manifest.build !== build) {
    // A newer build is out; its worker takes over and finds that the site is to be kept.
    await worker.registration.update();
    throw new Error('the manifest is of another build');
  }
  const stored = new Set((await cache.keys()).map(({ url }) => url));
  const earlier = await earlierStores();
  let done = 0;
  let told = 0;
  const queue = [...manifest.files];
  const work = async (): Promise<void> => {
    for (let file = queue.shift(); file && wanted; file = queue.shift()) {
      const [path, hash, bytes] = file;
      const address = new URL(path, scope).href;
      if (!stored.has(address)) await cache.put(address, (await earlier(address, path, hash)) ?? (await download(address, hash)));
      done += bytes;
      if (Date.now() - told < tellEvery) continue;
      told = Date.now();
      await tell({ state: 'filling', share: done / manifest.bytes });
    }
  };
  await tell({ state: 'filling', share: 0 });
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    queue.length = 0;
  }
  if (!wanted) return;
  await cache.put(manifestAddress, new Response(JSON.stringify(manifest)));
  await deleteCaches((name) => name.startsWith(keptBeginning) && name !== keptCache);
  await tell({ state: 'kept' });
}

/** Looks a file up in what an older build had stored, where its content is the same. */
async function earlierStores(): Promise<(address: string, path: string, hash: string) => Promise<Response | undefined>> {
  const names = (await caches.keys()).filter((name) => name.startsWith(keptBeginning) && name !== keptCache);
  const stores: { cache: Cache; hashes: ReadonlyMap<string, string> }[] = [];
  for (const name of names) {
    const cache = await caches.open(name);
    const manifest = (await (await cache.match(manifestAddress))?.json()) as Manifest | undefined;
    if (manifest) stores.push({ cache, hashes: new Map(manifest.files.map(([path, hash]) => [path, hash])) });
  }
  return (address, path, hash) =>
    stores.find(({ hashes }) => hashes.get(path) === hash)?.cache.match(address, { ignoreVary: true }) ?? Promise.resolve(undefined);
}

/** @throws where the file is not to be had, or is not the one that the manifest means. */
async function download(address: string, expected: string): Promise<Response> {
  const response = await fetch(address, { cache: 'no-cache' });
  const bytes = await response.arrayBuffer();
  const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  if (!response.ok || digest.slice(0, hashLength) !== expected) throw new Error(`${address} is not what was built`);
  const headers = new Headers(response.headers);
  // The bytes are no longer compressed.
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  return new Response(bytes, { headers });
}
