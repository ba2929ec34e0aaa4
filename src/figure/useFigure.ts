/**
 * What every figure begins with: its words, its state in the address, what it could not take, and whether it is in view. A
 * figure adds what it computes and draws.
 */
import { useRef, useState } from 'preact/hooks';
import { useFigureState } from './useFigureState.ts';
import { useOnScreen } from './useOnScreen.ts';
import { fill, type Words } from './words.ts';

export interface FigureProps {
  readonly strings: Words;
  /** The figure's number on its page, if it has one. */
  readonly figure?: string | undefined;
  /** Names the address parameter and every id inside; must differ between two figures of one page. */
  readonly instance?: string;
}

/** A sentence of the figure's words with its values filled in. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

interface Description<State> {
  readonly words: Words;
  readonly figure: string | undefined;
  readonly instance: string;
  readonly defaults: State;
  /** Reads any text at all: what it did not understand, and in sentences what it could not grant. */
  readonly fromAddress: (
    text: string,
    say: Say,
  ) => {
    readonly state: State;
    readonly ignored: readonly string[];
    readonly refused?: readonly string[];
  };
  readonly toAddress: (state: State) => string;
}

export function useFigure<State>({ words, figure, instance, defaults, fromAddress, toAddress }: Description<State>) {
  const say: Say = (key, values = {}) => fill(words[key] ?? '', values);
  const history = useFigureState<State>({
    key: instance,
    defaults,
    read(text) {
      const { state, ignored, refused = [] } = fromAddress(text, say);
      return { state, notices: [...ignored.map((part) => say('ignored', { part })), ...refused] };
    },
    write: toAddress,
  });
  const { state, change, notices, dismiss } = history;
  // A list made anew for each refusal, even of the same words: the rendering it causes puts a refused slider back.
  const [refused, setRefused] = useState<readonly string[]>([]);
  const root = useRef<HTMLElement>(null);
  const visible = useOnScreen(root);
  /** `kind` groups changes: those of one kind in quick succession are undone together. What was refused before is forgotten. */
  const set = (next: State, kind: string) => {
    change(next, kind);
    setRefused([]);
  };
  return {
    say,
    state,
    set,
    /** Says why something could not be taken; after `set`, why it was taken differently. */
    refuse: (sentence: string) => setRefused([sentence]),
    visible,
    /** For `Frame`. */
    frame: { words, instance, figure, root, history, canReset: state !== defaults, onReset: () => set(defaults, 'reset') },
    /** For `Notices`. */
    notices: {
      words,
      sentences: [...new Set([...notices, ...refused])],
      onDismiss: () => {
        dismiss();
        setRefused([]);
      },
    },
  };
}
