/** Undo and redo over immutable states. Changes of one kind that follow each other quickly are one step: a slider's drag. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** What the last change was about, and when it happened (milliseconds). */
  readonly last?: { readonly kind: string; readonly at: number } | undefined;
}

export type Move<State> =
  | { readonly type: 'change'; readonly state: State; readonly kind: string; readonly at: number }
  /** A new beginning that can't be undone: the state of the address. */
  | { readonly type: 'begin'; readonly state: State }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

/** Two changes of one kind are one step when less than this lies between them. */
export const togetherWithin = 800;
const longest = 200;

export const begin = <State>(state: State): History<State> => ({ past: [], present: state, future: [] });

export function move<State>(history: History<State>, step: Move<State>): History<State> {
  const { past, present, future, last } = history;
  if (step.type === 'begin') return begin(step.state);
  if (step.type === 'undo') {
    const previous = past.at(-1);
    return previous === undefined ? history : { past: past.slice(0, -1), present: previous, future: [present, ...future] };
  }
  if (step.type === 'redo') {
    const [next, ...rest] = future;
    return next === undefined ? history : { past: [...past, present], present: next, future: rest };
  }
  if (step.state === present) return history;
  const together = last?.kind === step.kind && step.at - last.at < togetherWithin && past.length > 0;
  return {
    past: together ? past : [...past, present].slice(-longest),
    present: step.state,
    future: [],
    last: { kind: step.kind, at: step.at },
  };
}
