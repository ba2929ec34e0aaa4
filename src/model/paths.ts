/** Where a note stands in the reading paths. Pure. */
import type { ReadingPath } from './site.ts';

export interface Place {
  readonly path: ReadingPath;
  /** Counted from 1. */
  readonly step: number;
  /** The note of the step before and after, where there is one. */
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** The paths that come to a note, each with the step and its neighbours. */
export const pathsThrough = (paths: readonly ReadingPath[], note: string): Place[] =>
  paths.flatMap((path) => {
    const index = path.steps.findIndex((step) => step.note === note);
    return index === -1 ? [] : [{ path, step: index + 1, previous: path.steps[index - 1]?.note, next: path.steps[index + 1]?.note }];
  });
