/**
 * A figure's state: it begins with the default (what the page was built with, so that hydration finds what it expects), then
 * takes what the address says, and from there on writes every change back into the address, with undo and redo.
 */
import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import { parameterOf, withParameter } from './address.ts';
import { begin, type History, type Move, move } from './history.ts';

export interface StateForm<State> {
  /** The query parameter's name; different for every figure of a page. */
  readonly key: string;
  readonly defaults: State;
  /** Reads the parameter's text. Never throws; names in sentences what it did not take. */
  readonly read: (text: string) => { readonly state: State; readonly notices: readonly string[] };
  /** The parameter's text: '' for the default. */
  readonly write: (state: State) => string;
}

export interface FigureState<State> {
  readonly state: State;
  /** `kind` groups changes: those of one kind in quick succession are undone together. */
  readonly change: (state: State, kind: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What the address said that could not be taken. */
  readonly notices: readonly string[];
  readonly dismiss: () => void;
}

/** Browsers refuse more than about a hundred address changes in half a minute. */
const addressEvery = 350;

export function useFigureState<State>(form: StateForm<State>): FigureState<State> {
  const [history, act] = useReducer<History<State>, Move<State>>(move, begin(form.defaults));
  const [notices, setNotices] = useState<readonly string[]>([]);
  const { present: state } = history;
  const arrived = useRef(false);

  useLayoutEffect(() => {
    const text = parameterOf(location.search, form.key);
    arrived.current = true;
    if (text === undefined) return;
    const { state: found, notices: problems } = form.read(text);
    act({ type: 'begin', state: found });
    setNotices(problems);
    // The address is read once; later it only follows the figure.
  }, []);

  useEffect(() => {
    if (!arrived.current) return;
    const timer = setTimeout(() => {
      const search = withParameter(location.search, form.key, form.write(state));
      if (search !== location.search)
        window.history.replaceState(window.history.state, '', `${location.pathname}${search}${location.hash}`);
    }, addressEvery);
    return () => clearTimeout(timer);
  }, [state]);

  return {
    state,
    change: useCallback((next: State, kind: string) => act({ type: 'change', state: next, kind, at: performance.now() }), []),
    undo: useCallback(() => act({ type: 'undo' }), []),
    redo: useCallback(() => act({ type: 'redo' }), []),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    notices,
    dismiss: useCallback(() => setNotices([]), []),
  };
}
