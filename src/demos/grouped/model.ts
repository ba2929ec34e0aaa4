/**
 * The state of the figure: how many channels, in how many groups each layer splits them, and which output is looked at. The
 * number of groups always divides the channels: what does not is brought to the next smaller divisor.
 */
import type { BackendName } from '../../figure/backends.ts';
import { type ChannelStep, costsOf, divisorNear, divisors, reachOf } from '../../figure/channels/steps.ts';
import { alexnetLayers, type Half } from './towers.ts';

export interface GroupedState {
  readonly channels: number;
  /** Groups of each layer, first layer first. */
  readonly groups: readonly number[];
  /** The output channel that is looked at. */
  readonly output: number;
  /** The half of a layer of AlexNet that is looked at. */
  readonly half: Half;
  readonly backend: BackendName;
}

/** Numbers with enough divisors to be worth splitting. */
export const channelChoices: readonly number[] = [4, 6, 8, 12, 16];
export const mostLayers = 4;

export const defaults: GroupedState = {
  channels: 12,
  groups: [3, 3],
  output: 5,
  half: { layer: alexnetLayers.length - 1, gpu: 0 },
  backend: 'cpu',
};

/** conv2 to conv5 of AlexNet, whose halves sat on two GPUs; eight channels stand for its hundreds. */
export const alexnet = { channels: 8, groups: [2, 1, 2, 2] } as const;

export const presets = {
  three: { channels: 12, groups: [3, 3] },
  dense: { channels: 12, groups: [1, 1] },
  depthwise: { channels: 12, groups: [12, 12] },
  different: { channels: 12, groups: [2, 3] },
  alexnet,
} as const;
export type Preset = keyof typeof presets;
export const presetNames = Object.keys(presets) as Preset[];

const sameGroups = (a: readonly number[], b: readonly number[]) => a.join() === b.join();

export const presetOf = ({ channels, groups }: GroupedState): Preset | undefined =>
  presetNames.find((name) => presets[name].channels === channels && sameGroups(presets[name].groups, groups));

export const choose = (state: GroupedState, preset: Preset): GroupedState => settled({ ...state, ...presets[preset] });

/** Another number of channels; layers whose groups no longer divide it get the next smaller number that does. */
export const withChannels = (state: GroupedState, channels: number): GroupedState =>
  settled({ ...state, channels, groups: state.groups.map((groups) => divisorNear(channels, groups)) });

export const withGroups = (state: GroupedState, layer: number, groups: number): GroupedState => ({
  ...state,
  groups: state.groups.map((old, at) => (at === layer ? divisorNear(state.channels, groups) : old)),
});

export const withAllGroups = (state: GroupedState, groups: number): GroupedState => ({
  ...state,
  groups: state.groups.map(() => divisorNear(state.channels, groups)),
});

export const withOutput = (state: GroupedState, output: number): GroupedState => settled({ ...state, output });

export const settled = (state: GroupedState): GroupedState => ({
  ...state,
  output: Math.min(state.channels - 1, Math.max(0, state.output)),
});

export const stepsOf = ({ groups }: Pick<GroupedState, 'groups'>): ChannelStep[] =>
  groups.map((count) => ({ kind: 'conv', groups: count }));

export const groupsPossible = ({ channels }: GroupedState): number[] => divisors(channels);

/** How many input channels the same channel depends on after each layer. */
export const reachByLayer = ({ channels, groups, output }: GroupedState): number[] =>
  groups.map((_, layer) => reachOf(channels, stepsOf({ groups: groups.slice(0, layer + 1) }), output));

/** Parameters and multiply-accumulates of each layer, and of the same layers without groups. */
export function costs({ channels, groups }: GroupedState) {
  const sum = (steps: readonly ChannelStep[]) => {
    const layers = costsOf(channels, steps);
    return {
      layers: layers.map(({ parameters }) => parameters),
      parameters: layers.reduce((total, { parameters }) => total + parameters, 0),
      multiplyAccumulates: layers.reduce((total, { multiplyAccumulates }) => total + multiplyAccumulates, 0),
    };
  };
  return { grouped: sum(stepsOf({ groups })), dense: sum(stepsOf({ groups: groups.map(() => 1) })) };
}

export type Sight = 'seesAlexnet' | 'seesDepthwise' | 'seesDense' | 'seesOpened' | 'seesGroup' | 'seesBlocks' | 'seesMixed';

/** The one thing worth noticing in this state: the key of its sentence, and the numbers in it. */
export function noticed(state: GroupedState): { readonly sentence: Sight; readonly numbers: Readonly<Record<string, number>> } {
  const { channels, groups, output } = state;
  const reach = reachByLayer(state).at(-1) ?? 1;
  const dense = groups.indexOf(1);
  const numbers = { channels, output, reach, percent: Math.round((100 * reach) / channels), layers: groups.length, dense: dense + 1 };
  if (presetOf(state) === 'alexnet') return { sentence: 'seesAlexnet', numbers };
  if (groups.every((count) => count === channels)) return { sentence: 'seesDepthwise', numbers };
  if (groups.every((count) => count === 1)) return { sentence: 'seesDense', numbers };
  if (dense >= 0) return { sentence: 'seesOpened', numbers };
  if (groups.length === 1) return { sentence: 'seesGroup', numbers };
  return { sentence: groups.every((count) => count === groups[0]) ? 'seesBlocks' : 'seesMixed', numbers };
}
