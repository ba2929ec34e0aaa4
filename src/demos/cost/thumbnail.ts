/** What the gallery draws of this figure: a row for each way to build the layer, as long as its weights, and its multiply–accumulates. */
import type { Plate } from '../../schema/plate.ts';
import { type Bill, billOf } from './layers.ts';
import { defaults, variants } from './model.ts';

/** So many cells a row; there are about half as many ways, and each has a row of space. */
const columns = 14;

export function thumbnail(): readonly Plate[] {
  const bills = variants.map((variant) => billOf({ ...defaults, variant }));
  const bars = (key: 'parameters' | 'multiplyAccumulates') => {
    const longest = Math.max(...bills.map((bill: Bill) => bill[key]));
    return bills.flatMap((bill) => [
      ...Array.from({ length: columns }, (_, at) => Number(at < Math.max(1, Math.round((columns * bill[key]) / longest)))),
      ...new Array<number>(columns).fill(0),
    ]);
  };
  return [
    { role: 'w', columns, values: bars('parameters') },
    { role: 'y', columns, values: bars('multiplyAccumulates') },
  ];
}
