/** Long work that leaves the page at hand: an iterator whose steps are taken for a few milliseconds at a time. */
export interface Slicing {
  /** Milliseconds of one slice; the step under way when they are over is finished. */
  readonly slice: number;
  /** Milliseconds before the first slice, for who may change his mind, and between two. */
  readonly delay?: number;
  readonly rest?: number;
  readonly now?: () => number;
  readonly later?: (work: () => void, milliseconds: number) => unknown;
}

/**
 * Takes the steps slice by slice. A step that yields undefined only marks a place to rest.
 * @param tell is called after each slice with what it yielded, and whether that was the end
 * @returns what stops it; the iterator can then be handed over again and goes on
 */
export function inSlices<Value>(
  steps: Iterator<Value | undefined, unknown>,
  tell: (values: readonly Value[], finished: boolean) => void,
  { slice, delay = 0, rest = 0, now = () => performance.now(), later = setTimeout }: Slicing,
): () => void {
  let stopped = false;
  const work = () => {
    if (stopped) return;
    const start = now();
    const values: Value[] = [];
    let finished = false;
    do {
      const { done, value } = steps.next();
      if (done) finished = true;
      else if (value !== undefined) values.push(value);
    } while (!finished && now() - start < slice);
    tell(values, finished);
    if (!finished) later(work, rest);
  };
  later(work, delay);
  return () => {
    stopped = true;
  };
}
