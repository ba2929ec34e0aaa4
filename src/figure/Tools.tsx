/** Undo, redo, back to the beginning, and the address of the present state. */
import { useState } from 'preact/hooks';
import type { Words } from './words.ts';

interface Props {
  readonly words: Words;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly canReset: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onReset: () => void;
}

export function Tools({ words, canUndo, canRedo, canReset, onUndo, onRedo, onReset }: Props) {
  const [told, setTold] = useState('');
  const copy = async () => {
    // The address follows the state with a short delay; one more moment and it is there.
    await new Promise((resolve) => setTimeout(resolve, 400));
    try {
      await navigator.clipboard.writeText(location.href);
      setTold(words['copied'] ?? '');
    } catch {
      setTold(words['copyFailed'] ?? '');
    }
    setTimeout(() => setTold(''), 2500);
  };
  return (
    <div class="fig__tools">
      <button type="button" disabled={!canUndo} aria-keyshortcuts="Control+Z" onClick={onUndo}>
        {words['undo']}
      </button>
      <button type="button" disabled={!canRedo} aria-keyshortcuts="Control+Shift+Z" onClick={onRedo}>
        {words['redo']}
      </button>
      <button type="button" disabled={!canReset} onClick={onReset}>
        {words['reset']}
      </button>
      <button type="button" onClick={() => void copy()}>
        {words['copyAddress']}
      </button>
      <span class="fig__told" role="status">
        {told}
      </span>
    </div>
  );
}

/** Undo and redo for a key press inside a figure; true when it was one of the two. */
export function undoKey(event: KeyboardEvent, undo: () => void, redo: () => void): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return false;
  if (key === 'y' || event.shiftKey) redo();
  else undo();
  event.preventDefault();
  return true;
}
