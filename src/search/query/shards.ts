import { type Chunk, decodeTerms, type Postings, termsFile, textFile, traditionalFile } from '../format.ts';
import { type ShardPlan, sharding } from '../shards.ts';
import type { FetchShard } from './engine.ts';

/** The index's files as they are needed, each read once. What could not be read is noted, and the rest still answers. */
export class Shards {
  readonly missing = new Set<string>();
  readonly #terms = new Map<number, Promise<Map<string, Postings>>>();
  readonly #texts = new Map<number, Promise<Chunk | undefined>>();
  #pairs: Promise<Map<string, string>> | undefined;
  readonly #fetchShard: FetchShard;
  readonly #version: string;
  readonly #shardOf: (term: string) => number;

  constructor(fetchShard: FetchShard, version: string, plan: ShardPlan) {
    this.#fetchShard = fetchShard;
    this.#version = version;
    this.#shardOf = sharding(plan);
  }

  /** The shard that holds the term and the words that begin like it. */
  shard(term: string): Promise<Map<string, Postings>> {
    const number = this.#shardOf(term);
    return this.#once(this.#terms, number, termsFile(this.#version, number), decodeTerms, new Map());
  }

  async postings(term: string): Promise<Postings | undefined> {
    return (await this.shard(term)).get(term);
  }

  chunk(number: number): Promise<Chunk | undefined> {
    return this.#once<Chunk | undefined>(
      this.#texts,
      number,
      textFile(this.#version, number),
      (bytes) => JSON.parse(decode(bytes)) as Chunk,
      undefined,
    );
  }

  traditional(): Promise<Map<string, string>> {
    this.#pairs ??= this.#read(traditionalFile(this.#version), new Map(), (bytes) => {
      const characters = [...(JSON.parse(decode(bytes)) as string)];
      return new Map(characters.flatMap((from, index) => (index % 2 === 0 ? [[from, characters[index + 1] ?? from] as const] : [])));
    });
    return this.#pairs;
  }

  #once<Value>(
    known: Map<number, Promise<Value>>,
    number: number,
    file: string,
    parse: (bytes: Uint8Array) => Value,
    instead: Value,
  ): Promise<Value> {
    let value = known.get(number);
    if (!value) {
      value = this.#read(file, instead, parse).then((result) => {
        // A file that failed is asked for again next time: the reader may be back on line.
        if (this.missing.has(file)) known.delete(number);
        return result;
      });
      known.set(number, value);
    }
    return value;
  }

  async #read<Value>(file: string, instead: Value, parse: (bytes: Uint8Array) => Value): Promise<Value> {
    try {
      const value = parse(await this.#fetchShard(file));
      this.missing.delete(file);
      return value;
    } catch {
      this.missing.add(file);
      return instead;
    }
  }
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
