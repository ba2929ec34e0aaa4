import { brotliCompressSync, constants } from 'node:zlib';
import type { Language } from '../format.ts';
import { type FetchShard, openSearch } from '../query/engine.ts';
import { shownSections } from '../query/shown.ts';

/** Results that the panel draws at once, each with the words of its best sections. */
const drawn = 5;
/** The level at which the project's own server packs what it sends. */
const level = 5;

export interface Cost {
  readonly bytes: number;
  readonly requests: number;
  readonly milliseconds: number;
}

const packed = (bytes: Uint8Array): number => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: level } }).length;

export interface QueryCost {
  readonly query: string;
  /** The start file, the query's shards and the words of its first results. */
  readonly first: Cost;
  /** What another query adds afterwards, where none of its files was read before. */
  readonly later: Cost;
  readonly results: number;
}

/** Counts what a query makes the browser fetch from the index. Time is measured once the bytes are there. */
export async function queryCost(fetchShard: FetchShard, query: string, language: Language): Promise<QueryCost> {
  const files = new Map<string, Uint8Array>();
  const counting: FetchShard = async (name) => {
    const bytes = files.get(name) ?? (await fetchShard(name));
    files.set(name, bytes);
    return bytes;
  };
  const ask = async (engine: Awaited<ReturnType<typeof openSearch>>): Promise<number> => {
    const { hits } = await engine.search(query, { language });
    const shown = hits.slice(0, drawn).flatMap(shownSections);
    await Promise.all(shown.map(({ section }) => engine.read(section)));
    return hits.length;
  };
  const engine = await openSearch(counting);
  const before = cost(files, 0);
  await ask(engine);
  const again = await openSearch(counting);
  const began = performance.now();
  const results = await ask(again);
  const all = cost(files, performance.now() - began);
  return {
    query,
    first: all,
    later: { bytes: all.bytes - before.bytes, requests: all.requests - before.requests, milliseconds: all.milliseconds },
    results,
  };
}

const cost = (files: ReadonlyMap<string, Uint8Array>, milliseconds: number): Cost => ({
  bytes: [...files.values()].reduce((sum, bytes) => sum + packed(bytes), 0),
  requests: files.size,
  milliseconds,
});
