/**
 * One WebAssembly memory and who has which part of it. Parts are whole cache lines; a freed part joins its free neighbours.
 * Growing the memory detaches every view of it, so views are made when they are needed and never kept.
 */
import { ShapeError } from '../tensor.ts';

const lineBytes = 64;
const pageBytes = 65536;
/** Every address is a positive 32-bit integer. */
export const mostBytes = 2 ** 31;

/** The part of WebAssembly.Memory that is used here; a browser that forbids WebAssembly gets it from an ordinary array. */
type Memory = Pick<WebAssembly.Memory, 'buffer' | 'grow'>;

function makeMemory(initial: number, maximum: number): Memory {
  if (typeof WebAssembly !== 'undefined') return new WebAssembly.Memory({ initial, maximum });
  const plain = {
    buffer: new ArrayBuffer(initial * pageBytes),
    grow(pages: number): number {
      const before = plain.buffer.byteLength;
      plain.buffer = plain.buffer.transfer(before + pages * pageBytes);
      return before / pageBytes;
    },
  };
  return plain;
}

interface Span {
  start: number;
  end: number;
}

const firstPages = 16;

export class Arena {
  readonly memory: Memory;
  readonly #mostPages: number;
  /** Free spans in order of their addresses; address 0 is never given away. */
  readonly #free: Span[] = [{ start: lineBytes, end: firstPages * pageBytes - lineBytes }];
  readonly #used = new Map<number, number>();
  #bytes = 0;

  constructor(limit = mostBytes) {
    this.#mostPages = Math.max(firstPages, Math.floor(Math.min(limit, mostBytes) / pageBytes));
    this.memory = makeMemory(firstPages, this.#mostPages);
  }

  /** Bytes given away and not freed. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The address of `bytes` bytes of whatever was there before. @throws ShapeError when the memory can't grow so far. */
  allocate(bytes: number): number {
    const size = Math.max(1, Math.ceil(bytes / lineBytes)) * lineBytes;
    let span = this.#free.find(({ start, end }) => end - start >= size);
    if (span === undefined) span = this.#grow(size);
    const address = span.start;
    span.start += size;
    if (span.start === span.end) this.#free.splice(this.#free.indexOf(span), 1);
    this.#used.set(address, size);
    this.#bytes += size;
    return address;
  }

  free(address: number): void {
    const size = this.#used.get(address);
    if (size === undefined) throw new Error(`nothing was allocated at ${address}`);
    this.#used.delete(address);
    this.#bytes -= size;
    this.#release({ start: address, end: address + size });
  }

  floats(address: number, count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.memory.buffer, address, count);
  }

  /** Makes room at the end. One line there is never given away: vector loads may read a few bytes past a run. */
  #grow(size: number): Span {
    const before = this.memory.buffer.byteLength;
    const last = this.#free.at(-1);
    const atEnd = last?.end === before - lineBytes ? last.end - last.start : 0;
    const atLeast = Math.ceil((size - atEnd) / pageBytes);
    // Growing by a quarter at least keeps the number of times small.
    const pages = Math.min(Math.max(atLeast, Math.ceil(before / pageBytes / 4)), this.#mostPages - before / pageBytes);
    try {
      if (pages < atLeast) throw new RangeError('beyond the maximum');
      this.memory.grow(pages);
    } catch {
      throw new ShapeError(
        `there is no memory for ${Math.ceil(size / 2 ** 20)} MiB more beside the ${Math.ceil(this.#bytes / 2 ** 20)} MiB in use`,
      );
    }
    this.#release({ start: before - lineBytes, end: before + pages * pageBytes - lineBytes });
    return this.#free[this.#free.length - 1] as Span;
  }

  #release(span: Span): void {
    const at = this.#free.findIndex(({ start }) => start > span.start);
    const place = at < 0 ? this.#free.length : at;
    const [before, after] = [this.#free[place - 1], this.#free[place]];
    if (after !== undefined && after.start === span.end) {
      after.start = span.start;
      if (before !== undefined && before.end === after.start) {
        after.start = before.start;
        this.#free.splice(place - 1, 1);
      }
    } else if (before !== undefined && before.end === span.start) {
      before.end = span.end;
    } else {
      this.#free.splice(place, 0, span);
    }
  }
}
