/** Something wrong in the content: the place, and a sentence that says what to mend. */
export interface Problem {
  /** Path below `content/`. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export const problemText = ({ file, line, message }: Problem): string => `content/${file}:${line}: ${message}`;

/** Stops the build with every problem at once, so that they can be mended in one go. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`${problems.length} problem(s) in the content:\n${problems.map(problemText).join('\n')}`);
    this.name = 'ContentError';
    this.problems = problems;
  }
}
