/** What the drawings of the figure are given. */
import type { Words } from '../../figure/words.ts';
import type { Setting, TransposedState } from './model.ts';
import type { Contribution } from './pictures.ts';

export interface Shown {
  readonly id: string;
  readonly words: Words;
  readonly state: TransposedState;
  /** What reaches the selected output. */
  readonly met: readonly Contribution[];
  readonly side: number;
  /** The input whose stamp is lit. */
  readonly stamping: number;
}

/** For the two planes whose cells can be edited. */
export interface Edited extends Shown {
  /** The cell that the keyboard and the buttons edit. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onCell: (index: number, value: number) => void;
  readonly onSetting: (setting: Setting, value: number) => void;
  readonly onRefused: (sentence: string) => void;
}
