/**
 * The state in the address, as `?grouped=` and these fields, joined by dots, each only where it differs from the default:
 *
 *   c12 channels   g3-3 groups of each layer   o5 output channel, from 0   a41 half of AlexNet: conv4, GPU 1   bwebgpu backend
 *
 * A field that means nothing, or groups that do not divide the channels, give the default and are named.
 */
import { differingText, fieldReader, wholeIn } from '../../figure/address.ts';
import { channelChoices, defaults, type GroupedState, mostLayers, settled, withChannels } from './model.ts';
import type { Half } from './towers.ts';

export interface Reading {
  readonly state: GroupedState;
  /** Fields that were not taken, as they stand in the address. */
  readonly ignored: readonly string[];
}

/** Reads any text at all. Never throws, and the state it returns is always possible. */
export function fromAddress(text: string): Reading {
  const { take, ignored } = fieldReader(text, 'cgoab');
  const channels = take('c', (value) => channelChoices.find((count) => String(count) === value), defaults.channels);
  const standard = withChannels(defaults, channels);
  const parseGroups = (value: string) => {
    const groups = value.split('-').map((part) => wholeIn(part, [1, channels]) ?? 0);
    return groups.length <= mostLayers && groups.every((count) => count > 0 && channels % count === 0) ? groups : undefined;
  };
  const groups = take('g', parseGroups, standard.groups);
  const output = take('o', (value) => wholeIn(value, [0, channels - 1]), standard.output);
  const half = take(
    'a',
    (value) => {
      const [, layer, gpu] = /^([1-5])([12])$/.exec(value) ?? [];
      return layer === undefined ? undefined : { layer: Number(layer) - 1, gpu: Number(gpu) - 1 };
    },
    defaults.half,
  );
  const backend = take('b', (value) => (['cpu', 'webgpu'] as const).find((name) => name === value), defaults.backend);
  return { state: settled({ channels, groups, output, half, backend }), ignored };
}

/** The text that `fromAddress` reads back as this state; '' for the default. */
export function toAddress({ channels, groups, output, half, backend }: GroupedState): string {
  const standard = withChannels(defaults, channels);
  return differingText([
    ['c', String(channels), String(defaults.channels)],
    ['g', groups.join('-'), standard.groups.join('-')],
    ['o', String(output), String(standard.output)],
    ['a', halfText(half), halfText(defaults.half)],
    ['b', backend, defaults.backend],
  ]);
}

const halfText = ({ layer, gpu }: Half): string => `${layer + 1}${gpu + 1}`;
