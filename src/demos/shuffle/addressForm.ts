/**
 * The state in the address, as `?shuffle=` and these fields, joined by dots, each only where it differs from the default:
 *
 *   c12 channels   g3 groups   l2 layers   s… paper, inverse or none   o5 output channel, from 0   bwebgpu backend
 *
 * A field that means nothing, or a number of groups that does not divide the channels, gives the default and is named.
 */
import { differingText, fieldReader, wholeIn } from '../../figure/address.ts';
import { channelChoices, defaults, limits, orders, type ShuffleState, settled, withChannels } from './model.ts';

export interface Reading {
  readonly state: ShuffleState;
  /** Fields that were not taken, as they stand in the address. */
  readonly ignored: readonly string[];
}

/** Reads any text at all. Never throws, and the state it returns is always possible. */
export function fromAddress(text: string): Reading {
  const { take, ignored } = fieldReader(text, 'cglsob');
  const channels = take('c', (value) => channelChoices.find((count) => String(count) === value), defaults.channels);
  const standard = withChannels(defaults, channels);
  const parseGroups = (value: string) => {
    const groups = wholeIn(value, [1, channels]);
    return groups !== undefined && channels % groups === 0 ? groups : undefined;
  };
  const state = {
    channels,
    groups: take('g', parseGroups, standard.groups),
    layers: take('l', (value) => wholeIn(value, limits.layers), defaults.layers),
    order: take('s', (value) => orders.find((name) => name === value), defaults.order),
    output: take('o', (value) => wholeIn(value, [0, channels - 1]), standard.output),
    backend: take('b', (value) => (['cpu', 'webgpu'] as const).find((name) => name === value), defaults.backend),
  };
  return { state: settled(state), ignored };
}

/** The text that `fromAddress` reads back as this state; '' for the default. */
export function toAddress({ channels, groups, layers, order, output, backend }: ShuffleState): string {
  const standard = withChannels(defaults, channels);
  return differingText([
    ['c', String(channels), String(defaults.channels)],
    ['g', String(groups), String(standard.groups)],
    ['l', String(layers), String(defaults.layers)],
    ['s', order, defaults.order],
    ['o', String(output), String(standard.output)],
    ['b', backend, defaults.backend],
  ]);
}
