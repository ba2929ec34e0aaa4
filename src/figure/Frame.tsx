/** What stands around every live figure: its number and title, undo, redo, reset and the address, and the keys for the first two. */
import type { ComponentChildren, RefObject } from 'preact';
import { Tools, undoKey } from './Tools.tsx';
import type { FigureState } from './useFigureState.ts';
import type { Words } from './words.ts';

interface Props {
  readonly words: Words;
  readonly instance: string;
  /** The figure's number on its page, if it has one. */
  readonly figure?: string | undefined;
  readonly root: RefObject<HTMLElement>;
  readonly history: Pick<FigureState<unknown>, 'undo' | 'redo' | 'canUndo' | 'canRedo'>;
  readonly canReset: boolean;
  readonly onReset: () => void;
  readonly children: ComponentChildren;
}

export function Frame({ words, instance, figure, root, history, canReset, onReset, children }: Props) {
  const { undo, redo, canUndo, canRedo } = history;
  return (
    <figure
      ref={root}
      class="fig"
      id={`${instance}-figure`}
      aria-labelledby={`${instance}-title`}
      onKeyDown={(event) => undoKey(event, undo, redo)}
    >
      <div class="fig__head">
        {figure !== undefined && (
          <span class="fig__no">
            {words['figure']} {figure}
          </span>
        )}
        <p class="fig__title" id={`${instance}-title`}>
          {words['title']}
        </p>
        <Tools words={words} canUndo={canUndo} canRedo={canRedo} canReset={canReset} onUndo={undo} onRedo={redo} onReset={onReset} />
      </div>
      {children}
    </figure>
  );
}
