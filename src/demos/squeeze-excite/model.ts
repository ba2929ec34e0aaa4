/**
 * The state of the figure: a digit of 28×28 whole levels, the class and the channel that are followed, where the gates come
 * from, and which of them are held.
 *
 * In the address, as `?squeeze-excite=` and these fields, joined by dots, each only where it differs from the default:
 *
 *   x3 the sample of that class, x-… a drawing run by run   k8 class followed (without it the largest logit's)   c5 channel
 *   h…1…0… sixteen characters, f for a free gate   g own, class or other   o8 the other class   n256 channels of the account
 *   bwebgpu backend
 */
import { differingText, fieldReader, wholeIn } from '../../figure/address.ts';
import { classes, side } from '../../figure/digits.ts';
import { brightest, pictureFrom, pictureText } from '../../figure/pictureState.ts';
import { channels } from './network/layers.ts';
import { samples } from './network/trained.ts';

/** A sample of the data, a drawing, or a picture of the reader's, which never goes into the address (`pictureState.ts`). */
export type Drawing =
  | { readonly kind: 'sample'; readonly digit: number }
  | { readonly kind: 'drawn' | 'own'; readonly pixels: readonly number[] };
/** The image's own gates, or the mean gates of the class followed or of the other one. */
export const sources = ['own', 'class', 'other'] as const;
export type Source = (typeof sources)[number];
export type Hold = 'f' | '0' | '1';
export const widths = [16, 64, 256, 512] as const;
export const backends = ['cpu', 'webgpu'] as const;

export interface SqueezeState {
  readonly drawing: Drawing;
  /** Undefined follows whichever class has the largest logit. */
  readonly followed: number | undefined;
  readonly channel: number;
  readonly holds: readonly Hold[];
  readonly source: Source;
  readonly other: number;
  readonly width: (typeof widths)[number];
  readonly backend: (typeof backends)[number];
}

export const allHeld = (hold: Hold): readonly Hold[] => Array.from({ length: channels }, () => hold);

export const defaults: SqueezeState = {
  drawing: { kind: 'sample', digit: 3 },
  followed: undefined,
  channel: 8,
  holds: allHeld('f'),
  source: 'own',
  other: 1,
  width: 256,
  backend: 'cpu',
};

const size = { side, channels: 1 } as const;
const sampled = samples.map((text) => {
  const picture = pictureFrom(text, size, []);
  return picture?.kind === 'drawn' ? picture.pixels : [];
});

export const pixelsOf = (drawing: Drawing): readonly number[] =>
  drawing.kind === 'sample' ? (sampled[drawing.digit] ?? []) : drawing.pixels;

export const blank: Drawing = { kind: 'drawn', pixels: new Array<number>(side * side).fill(0) };

/** Another press on what is held lets it go. */
export const withHold = (state: SqueezeState, channel: number, hold: Hold): SqueezeState => ({
  ...state,
  channel,
  holds: state.holds.map((old, at) => (at === channel ? (old === hold ? 'f' : hold) : old)),
});

/** How dark a soft brush draws a cell and its neighbours, which makes lines as wide as those of the data. */
const inkAt = (distance: number): number => (distance === 0 ? brightest : distance === 1 ? 13 : 5);

/** The drawing with a stroke over these places, or with them and their neighbours rubbed out; the reader's picture stays theirs. */
export function stroked(drawing: Drawing, places: readonly { readonly row: number; readonly column: number }[], rub: boolean): Drawing {
  const pixels = [...pixelsOf(drawing)];
  for (const { row, column } of places)
    for (let down = -1; down <= 1; down++)
      for (let right = -1; right <= 1; right++) {
        const [r, c] = [row + down, column + right];
        if (r < 0 || c < 0 || r >= side || c >= side) continue;
        const at = r * side + c;
        pixels[at] = rub ? 0 : Math.max(pixels[at] ?? 0, inkAt(Math.abs(down) + Math.abs(right)));
      }
  return { kind: drawing.kind === 'own' ? 'own' : 'drawn', pixels };
}

const drawingText = (drawing: Drawing): string | undefined => (drawing.kind === 'sample' ? String(drawing.digit) : pictureText(drawing));
const standardDrawing = drawingText(defaults.drawing) ?? '';

function drawingFrom(text: string): Drawing | undefined {
  const digit = wholeIn(text, [0, classes - 1]);
  if (digit !== undefined) return { kind: 'sample', digit };
  const picture = pictureFrom(text, size, []);
  return picture?.kind === 'drawn' ? { kind: 'drawn', pixels: picture.pixels } : undefined;
}

const holdsFrom = (text: string): readonly Hold[] | undefined =>
  text.length === channels && /^[f01]*$/.test(text) ? ([...text] as Hold[]) : undefined;

/** Reads any text at all. Never throws, and the state it returns is always possible. */
export function fromAddress(text: string): { readonly state: SqueezeState; readonly ignored: readonly string[] } {
  const { take, ignored } = fieldReader(text, 'xkchgonb');
  const digit = (value: string) => wholeIn(value, [0, classes - 1]);
  const state: SqueezeState = {
    drawing: take('x', drawingFrom, defaults.drawing),
    followed: take('k', digit, defaults.followed),
    channel: take('c', (value) => wholeIn(value, [0, channels - 1]), defaults.channel),
    holds: take('h', holdsFrom, defaults.holds),
    source: take('g', (value) => sources.find((name) => name === value), defaults.source),
    other: take('o', digit, defaults.other),
    width: take('n', (value) => widths.find((width) => String(width) === value), defaults.width),
    backend: take('b', (value) => backends.find((name) => name === value), defaults.backend),
  };
  return { state, ignored };
}

/** The text that `fromAddress` reads back as this state; '' for the default. */
export const toAddress = (state: SqueezeState): string =>
  differingText([
    ['x', drawingText(state.drawing) ?? standardDrawing, standardDrawing],
    ['k', String(state.followed ?? ''), ''],
    ['c', String(state.channel), String(defaults.channel)],
    ['h', state.holds.join(''), defaults.holds.join('')],
    ['g', state.source, defaults.source],
    ['o', String(state.other), String(defaults.other)],
    ['n', String(state.width), String(defaults.width)],
    ['b', state.backend, defaults.backend],
  ]);
