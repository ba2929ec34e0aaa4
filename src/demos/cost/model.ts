/**
 * The state of the figure: one place in a network (channels in and out, side of the map), the kernel and the number of groups,
 * and which way of building the layer is looked at. Every setting is one of a short list, so that all combinations fit.
 */
import { differingText, fieldReader, wholeIn } from '../../figure/address.ts';

export const variants = ['dense', 'dilated', 'grouped', 'spatial', 'depthwise', 'bottleneck', 'pointwise'] as const;
export type Variant = (typeof variants)[number];
export const backends = ['cpu', 'webgpu'] as const;

/** The values of each setting. Every number of groups divides every number of channels. */
export const choices = {
  inChannels: [32, 64, 128, 256],
  outChannels: [32, 64, 128, 256],
  side: [7, 14, 28, 56],
  kernel: [3, 5, 7],
  groups: [2, 4, 8, 16, 32],
} as const;
export type Setting = keyof typeof choices;
export const settings = Object.keys(choices) as readonly Setting[];

export interface CostState extends Readonly<Record<Setting, number>> {
  readonly variant: Variant;
  readonly backend: (typeof backends)[number];
}

export const defaults: CostState = {
  inChannels: 128,
  outChannels: 128,
  side: 56,
  kernel: 3,
  groups: 4,
  variant: 'depthwise',
  backend: 'cpu',
};

/** One of the values of a setting, the one at `position` in its list. */
export function withSetting(state: CostState, setting: Setting, position: number): CostState {
  const value = (choices[setting] as readonly number[])[Math.round(position)];
  return value === undefined || value === state[setting] ? state : { ...state, [setting]: value };
}

const letters: Readonly<Record<Setting, string>> = { inChannels: 'c', outChannels: 'o', side: 's', kernel: 'k', groups: 'g' };

/**
 * The state in the address: c and o channels, s side, k kernel, g groups, v variant, b backend. Reads any text at all; what
 * means nothing gives its default and is named.
 */
export function fromAddress(text: string): { readonly state: CostState; readonly ignored: readonly string[] } {
  const { take, ignored } = fieldReader(text, 'coskgvb');
  const state = { ...defaults };
  for (const setting of settings) {
    const values: readonly number[] = choices[setting];
    state[setting] = take(
      letters[setting],
      (value) => {
        const number = wholeIn(value, [0, 999]);
        return number !== undefined && values.includes(number) ? number : undefined;
      },
      defaults[setting],
    );
  }
  return {
    state: {
      ...state,
      variant: take('v', (value) => variants.find((name) => name === value), defaults.variant),
      backend: take('b', (value) => backends.find((name) => name === value), defaults.backend),
    },
    ignored,
  };
}

/** The text that `fromAddress` reads back as this state; '' for the default. */
export const toAddress = (state: CostState): string =>
  differingText([
    ...settings.map((setting) => [letters[setting], String(state[setting]), String(defaults[setting])] as const),
    ['v', state.variant, defaults.variant],
    ['b', state.backend, defaults.backend],
  ]);
