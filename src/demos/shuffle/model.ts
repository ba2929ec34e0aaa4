/**
 * The state of the figure: channels, one number of groups for all layers, how many layers, and what reorders the channels
 * between them. The number of groups always divides the channels.
 */
import type { BackendName } from '../../figure/backends.ts';
import { type ChannelStep, divisorNear, divisors, orderOf, reachOf } from '../../figure/channels/steps.ts';

/** The paper's table has a row for each group; the authors' later code has it the other way round, which is the inverse. */
export const orders = ['paper', 'inverse', 'none'] as const;
export type Order = (typeof orders)[number];

export interface ShuffleState {
  readonly channels: number;
  readonly groups: number;
  readonly layers: number;
  readonly order: Order;
  /** The output channel that is looked at. */
  readonly output: number;
  readonly backend: BackendName;
}

export const channelChoices: readonly number[] = [4, 6, 8, 12, 16];
export const limits = { layers: [1, 4] } as const;

export const defaults: ShuffleState = { channels: 12, groups: 3, layers: 2, order: 'paper', output: 5, backend: 'cpu' };

/** Enough channels for every group, too few, far too few. */
export const presets = {
  '12/3': { channels: 12, groups: 3 },
  '12/4': { channels: 12, groups: 4 },
  '16/4': { channels: 16, groups: 4 },
  '16/8': { channels: 16, groups: 8 },
} as const;
export type Preset = keyof typeof presets;
export const presetNames = Object.keys(presets) as Preset[];

export const presetOf = ({ channels, groups }: ShuffleState): Preset | undefined =>
  presetNames.find((name) => presets[name].channels === channels && presets[name].groups === groups);

export const choose = (state: ShuffleState, preset: Preset): ShuffleState => settled({ ...state, ...presets[preset] });

/** Another number of channels; groups that no longer divide it become the next smaller number that does. */
export const withChannels = (state: ShuffleState, channels: number): ShuffleState =>
  settled({ ...state, channels, groups: divisorNear(channels, state.groups) });

export const withOutput = (state: ShuffleState, output: number): ShuffleState => settled({ ...state, output });

export const settled = (state: ShuffleState): ShuffleState => ({
  ...state,
  output: Math.min(state.channels - 1, Math.max(0, state.output)),
});

export const groupsPossible = ({ channels }: ShuffleState): number[] => divisors(channels);

/** Into how many groups the shuffle deals: the paper's g, or n = C/g for the inverse. */
const dealt = ({ channels, groups, order }: ShuffleState): number => (order === 'inverse' ? channels / groups : groups);

/** Grouped convolutions with a shuffle between each two. */
export function stepsOf(state: ShuffleState, layers = state.layers): ChannelStep[] {
  const { groups, order } = state;
  return Array.from({ length: layers }, (_, layer): ChannelStep[] => [
    ...(layer > 0 && order !== 'none' ? [{ kind: 'shuffle', groups: dealt(state) } as const] : []),
    { kind: 'conv', groups },
  ]).flat();
}

/** Which channel stands at each place after the shuffle; undefined without one. */
export const dealing = (state: ShuffleState): number[] | undefined =>
  state.order === 'none' ? undefined : orderOf(state.channels, dealt(state));

/** How many input channels the same channel depends on after each layer. */
export const reachByLayer = (state: ShuffleState): number[] =>
  Array.from({ length: state.layers }, (_, layer) => reachOf(state.channels, stepsOf(state, layer + 1), state.output));

export type Sight = 'seesOneLayer' | 'seesTrivial' | 'seesNone' | 'seesAll' | 'seesPart';

/** The one thing worth noticing in this state: the key of its sentence, and the numbers in it. */
export function noticed(state: ShuffleState): { readonly sentence: Sight; readonly numbers: Readonly<Record<string, number>> } {
  const { channels, groups, layers, order, output } = state;
  const each = channels / groups;
  const reach = reachByLayer(state).at(-1) ?? 0;
  const numbers = { channels, groups, layers, output, each, reach, percent: Math.round((100 * reach) / channels) };
  if (groups === 1 || each === 1) return { sentence: 'seesTrivial', numbers };
  if (layers === 1) return { sentence: 'seesOneLayer', numbers };
  if (order === 'none') return { sentence: 'seesNone', numbers };
  return { sentence: reach === channels ? 'seesAll' : 'seesPart', numbers };
}
