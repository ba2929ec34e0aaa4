/** Filtering is a convolution, sampling is a product with 0s and 1s: one signal under both, in either order of care. */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { tensor } from '../../nn/tensor.ts';
import type { Localised } from '../../schema/localised.ts';
import type { Example, ExampleTable } from '../example.ts';

const slow = [4, 4, 4, 4, 8, 8, 8, 8];
const fast = slow.map((_, n) => (n % 2 === 0 ? 2 : -2));
export const signal = slow.map((value, n) => value + (fast[n] ?? 0));

const row = (values: readonly number[]) => tensor([1, 1, 1, values.length], values);
const taps = row([0.25, 0.5, 0.25]);
const smoothedInside = [...conv2d.forward({ x: row(signal), w: taps }).data];
/** Filtered where the window fits; the two ends stay empty. */
const filtered: readonly (number | null)[] = [null, ...smoothedInside, null];

const keep = (values: readonly (number | null)[], phase: number) => values.map((value, n) => (n % 2 === phase ? value : null));
/** The layer that does both: stride 2, from the first window on. */
export const strided = [...conv2d.forward({ x: row(signal), w: taps }, { stride: [1, 2] }).data];

const same = (text: string): Localised => ({ zh: text, en: text });

const sampling: ExampleTable = {
  caption: {
    zh: '慢变化加上正负交替的快变化；滤波用(1/4, 1/2, 1/4)，只算窗口放得下的位置',
    en: 'A slow change plus a fast one of alternating sign; the filter is (1/4, 1/2, 1/4), where its window fits',
  },
  columns: [same('n'), ...signal.map((_, n) => same(`${n}`))],
  rows: [
    ['x', ...signal],
    [{ zh: '只留偶数位', en: 'even samples' }, ...keep(signal, 0)],
    [{ zh: '只留奇数位', en: 'odd samples' }, ...keep(signal, 1)],
    [{ zh: '先滤波', en: 'filtered first' }, ...filtered],
    [{ zh: '再留偶数位', en: 'then even samples' }, ...keep(filtered, 0)],
    [{ zh: '再留奇数位', en: 'then odd samples' }, ...keep(filtered, 1)],
  ],
};

export const samplingExample = {
  values: { stridedOutput: strided.join(', ') },
  tables: { sampling },
} satisfies Example;
