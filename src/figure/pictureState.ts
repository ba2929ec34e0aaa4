/**
 * A square picture in a figure's state: a scene by name, or pixels of the reader's. Pixels are whole levels from 0 (dark) to
 * 15 (bright), one plane for grey and three for colour, so that what a kernel makes of them can be checked by hand.
 *
 * A picture the reader brings never goes into the address, because the address is sent to the server at the next loading; one
 * that was drawn in the figure does.
 */
import { type SceneName, sceneNames, sceneOf } from './scenes.ts';
import type { Words } from './words.ts';

export type Picture =
  | { readonly kind: 'scene'; readonly scene: SceneName }
  | { readonly kind: 'drawn' | 'own'; readonly pixels: readonly number[] };

export interface PictureSize {
  readonly side: number;
  /** 1 for grey, 3 for red, green and blue. */
  readonly channels: 1 | 3;
}

export const brightest = 15;

/** How bright the eye finds each primary (Rec. 601), as in the conversion of colour television to grey. */
const luma = [0.299, 0.587, 0.114] as const;

/** Three planes of colour to one of grey; values keep their range. */
export function greyOf(planes: Float32Array): Float32Array {
  const count = planes.length / 3;
  return Float32Array.from({ length: count }, (_, at) =>
    luma.reduce((sum, weight, channel) => sum + weight * (planes[channel * count + at] ?? 0), 0),
  );
}

/** Values from 0 to 1 to whole levels. */
export const levelsOf = (values: Float32Array): number[] =>
  Array.from(values, (value) => Math.round(brightest * Math.min(1, Math.max(0, value))));

/** The levels of three colour planes, as they are or as grey. */
export const pixelsFrom = (planes: Float32Array, channels: 1 | 3): number[] => levelsOf(channels === 1 ? greyOf(planes) : planes);

const drawn = new Map<string, readonly number[]>();

/** channels × side² levels, plane by plane in row order. A scene is drawn once and kept. */
export function pixelsOf(picture: Picture, { side, channels }: PictureSize): readonly number[] {
  if (picture.kind !== 'scene') return picture.pixels;
  const key = `${picture.scene} ${side} ${channels}`;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const pixels = pixelsFrom(sceneOf(picture.scene, side), channels);
  drawn.set(key, pixels);
  return pixels;
}

/** The picture with some pixels of its first `channels` planes set; what the reader brought stays the reader's. */
export function painted(picture: Picture, size: PictureSize, indices: readonly number[], level: number): Picture {
  const plane = size.side * size.side;
  const pixels = [...pixelsOf(picture, size)];
  for (const index of indices) for (let c = 0; c < size.channels; c++) pixels[c * plane + index] = level;
  return { kind: picture.kind === 'own' ? 'own' : 'drawn', pixels };
}

export const blank = ({ side, channels }: PictureSize): Picture => ({ kind: 'drawn', pixels: new Array(channels * side * side).fill(0) });

const digits = '0123456789abcdef';
/** A letter after a digit repeats it: g twice, h three times, to z. */
const repeats = 'ghijklmnopqrstuvwxyz';

/** A scene's name, or a drawing run by run; undefined for a picture that must not be written down. */
export function pictureText(picture: Picture): string | undefined {
  if (picture.kind === 'own') return undefined;
  if (picture.kind === 'scene') return picture.scene;
  let text = '';
  for (let at = 0; at < picture.pixels.length; ) {
    let run = 1;
    while (run <= repeats.length && picture.pixels[at + run] === picture.pixels[at]) run++;
    text += digits.charAt(picture.pixels[at] ?? 0) + (run > 1 ? repeats.charAt(run - 2) : '');
    at += run;
  }
  return `-${text}`;
}

/** What `pictureText` wrote, or undefined for anything else. */
export function pictureFrom(text: string, { side, channels }: PictureSize, scenes: readonly SceneName[] = sceneNames): Picture | undefined {
  const scene = scenes.find((name) => name === text);
  if (scene !== undefined) return { kind: 'scene', scene };
  const count = channels * side * side;
  if (!/^-([0-9a-f][g-z]?)+$/.test(text) || text.length > 2 * count + 1) return undefined;
  const pixels: number[] = [];
  for (const [, digit = '', repeat = ''] of text.matchAll(/([0-9a-f])([g-z]?)/g)) {
    for (let n = repeat === '' ? 1 : repeats.indexOf(repeat) + 2; n > 0; n--) pixels.push(digits.indexOf(digit));
  }
  return pixels.length === count ? { kind: 'drawn', pixels } : undefined;
}

/** What a picture is called in a sentence: the scene's own name, or whose hand it is from. */
export const pictureName = (picture: Picture, words: Words): string =>
  words[picture.kind === 'scene' ? `scene_${picture.scene}` : `${picture.kind}Name`] ?? '';
