/**
 * The dilations of the stack as a list: each can be typed, taken out, and set elsewhere by dragging its handle or with the
 * arrow keys on it. The cells of the list stay where they are and the numbers move, so that a drag keeps its handle.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { NumberField } from '../../figure/NumberField.tsx';
import { fill, type Words } from '../../figure/words.ts';
import { limits } from './model.ts';
import { degridding, moved, without } from './stack.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly rates: readonly number[];
  readonly degrid: boolean;
  readonly onRates: (rates: readonly number[], kind: string) => void;
  readonly onDegrid: (degrid: boolean) => void;
  readonly onRefused: (sentence: string) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

export function RateList({ id, words, rates, degrid, onRates, onDegrid, onRefused }: Props) {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => fill(words[key] ?? '', values);
  const list = useRef<HTMLDivElement>(null);
  /** The place of the item that a pointer holds. */
  const [held, setHeld] = useState<number>();
  /** The place whose handle gets the focus: a moved item takes it along. */
  const follow = useRef<number>();
  const [told, setTold] = useState('');

  useEffect(() => {
    if (follow.current === undefined) return;
    list.current?.querySelectorAll<HTMLElement>('.rate__handle')[follow.current]?.focus();
    follow.current = undefined;
  }, [rates]);

  const move = (from: number, to: number): boolean => {
    const next = moved(rates, from, to);
    if (next === rates) return false;
    onRates(next, 'move');
    setTold(say('stackMoved', { rate: rates[from] ?? 0, place: to + 1, count: rates.length }));
    return true;
  };
  const press = (event: KeyboardEvent, at: number) => {
    const by = steps[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    follow.current = at + by;
    if (!move(at, at + by)) follow.current = undefined;
  };
  /** To the item whose box the pointer is in: several lines of them are possible. */
  const drag = ({ clientX, clientY }: PointerEvent) => {
    if (held === undefined) return;
    const boxes = [...(list.current?.querySelectorAll('.rate') ?? [])].map((item) => item.getBoundingClientRect());
    const to = boxes.findIndex(({ left, right, top, bottom }) => clientX >= left && clientX < right && clientY >= top && clientY < bottom);
    if (to >= 0 && move(held, to)) setHeld(to);
  };
  const release = () => setHeld(undefined);

  return (
    <fieldset class="ctls stack__rates">
      <legend class="vh">{say('stackRates')}</legend>
      <div ref={list} class="rates">
        {rates.map((rate, at) => (
          <span key={at} class={`rate${at === held ? ' is-held' : ''}`}>
            <button
              type="button"
              class="rate__handle"
              aria-label={say('stackHandle', { n: at + 1, rate })}
              aria-describedby={`${id}-move`}
              onKeyDown={(event) => press(event, at)}
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                setHeld(at);
              }}
              onPointerMove={drag}
              onPointerUp={release}
              onPointerCancel={release}
            >
              <i class="tone-w">d</i>
              <sub>{at + 1}</sub>
            </button>
            <NumberField
              id={`${id}-r${at}`}
              label={say('stackRate', { n: at + 1 })}
              value={rate}
              limits={limits.rate}
              words={words}
              onValue={(value) => onRates(rates.with(at, value), `rate${at}`)}
              onRefused={onRefused}
            />
            <button
              type="button"
              aria-label={say('stackDrop', { n: at + 1 })}
              disabled={rates.length <= limits.layers[0]}
              onClick={() => onRates(without(rates, at), 'rates')}
            >
              ×
            </button>
          </span>
        ))}
      </div>
      <button type="button" disabled={rates.length >= limits.layers[1]} onClick={() => onRates([...rates, 1], 'rates')}>
        {say('stackAdd')}
      </button>
      <button type="button" aria-pressed={degrid} onClick={() => onDegrid(!degrid)}>
        {say('stackDegrid', { rates: degridding.join(', ') })}
      </button>
      <span class="vh" id={`${id}-move`}>
        {say('stackMove')}
      </span>
      <span class="vh" aria-live="polite">
        {told}
      </span>
    </fieldset>
  );
}
