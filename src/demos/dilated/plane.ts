/** What the three drawings of the figure are given. */
import type { Words } from '../../figure/words.ts';
import type { DilatedState, Setting } from './model.ts';
import type { Tap } from './reading.ts';

export interface Shown {
  readonly id: string;
  readonly words: Words;
  readonly state: DilatedState;
  readonly taps: readonly Tap[];
}

/** For the two planes whose cells can be edited. */
export interface Edited extends Shown {
  /** The cell that the keyboard and the buttons edit. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onSetting: (setting: Setting, value: number) => void;
  readonly onCell: (index: number, value: number) => void;
  readonly onRefused: (sentence: string) => void;
}
