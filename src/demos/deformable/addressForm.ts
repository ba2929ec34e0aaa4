/**
 * The state in the address, as `?deformable=` and these fields, joined by dots, each only where it differs from the default:
 *
 *   a30 angle   o0-0-m3-6-… eighteen offsets in tenths, m for minus   v2 the modulations count   m… nine of 0–9 or a (ten)
 *   k1 looked-at point   t60 step of the descent   bwebgpu backend
 */
import { differingText, fieldReader, wholeIn } from '../../figure/address.ts';
import { angles, backends, type DeformableState, defaults, farthest, lastStep, points } from './model.ts';

const offsetsText = (offsets: readonly number[]): string => offsets.map((tenths) => String(tenths).replace('-', 'm')).join('-');

function offsetsFrom(text: string): number[] | undefined {
  const values = text.split('-').map((part) => {
    const size = wholeIn(part.replace(/^m/, ''), [part.startsWith('m') ? 1 : 0, farthest]);
    return size === undefined ? undefined : part.startsWith('m') ? -size : size;
  });
  const whole = values.filter((value) => value !== undefined);
  return values.length === 2 * points && whole.length === values.length ? whole : undefined;
}

const maskText = (mask: readonly number[]): string => mask.map((tenths) => tenths.toString(11)).join('');
const maskFrom = (text: string): number[] | undefined =>
  text.length === points && /^[0-9a]*$/.test(text) ? [...text].map((character) => Number.parseInt(character, 11)) : undefined;

/** Reads any text at all. Never throws, and the state it returns is always possible. */
export function fromAddress(text: string): { readonly state: DeformableState; readonly ignored: readonly string[] } {
  const { take, ignored } = fieldReader(text, 'aovmktb');
  const state: DeformableState = {
    angle: take('a', (value) => wholeIn(value, angles), defaults.angle),
    offsets: take('o', offsetsFrom, defaults.offsets),
    modulated: take('v', (value) => (value === '2' ? true : undefined), defaults.modulated),
    mask: take('m', maskFrom, defaults.mask),
    point: take('k', (value) => wholeIn(value, [0, points - 1]), defaults.point),
    step: take('t', (value) => wholeIn(value, [0, lastStep]), defaults.step),
    backend: take('b', (value) => backends.find((name) => name === value), defaults.backend),
  };
  return { state, ignored };
}

/** The text that `fromAddress` reads back as this state; '' for the default. */
export const toAddress = (state: DeformableState): string =>
  differingText([
    ['a', String(state.angle), String(defaults.angle)],
    ['o', offsetsText(state.offsets), offsetsText(defaults.offsets)],
    ['v', state.modulated ? '2' : '1', '1'],
    ['m', maskText(state.mask), maskText(defaults.mask)],
    ['k', String(state.point), String(defaults.point)],
    ['t', String(state.step), String(defaults.step)],
    ['b', state.backend, defaults.backend],
  ]);
