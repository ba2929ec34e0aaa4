import type { FetchShard } from '../query/engine.ts';

/** Reads the index over the network. Only its first file is checked with the server; the others never change under their name. */
export const overNetwork =
  (base: string): FetchShard =>
  async (name) => {
    const response = await fetch(`${base}search/${name}`, name.includes('/') ? {} : { cache: 'no-cache' });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
