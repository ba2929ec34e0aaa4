/** What the gallery draws of this figure: the kernel, its heaviest term, and what the kept terms make of the picture. */
import { halved, type Plate } from '../../schema/plate.ts';
import { defaults, size } from './model.ts';
import { inPasses, kernelOf, tensorsOf, termsOf } from './reading.ts';

export function thumbnail(): readonly Plate[] {
  const terms = termsOf(defaults);
  const tensors = tensorsOf(defaults, terms);
  const y = inPasses(tensors);
  const side = size.side - defaults.kernel + 1;
  return [
    { role: 'w', columns: defaults.kernel, values: defaults.w },
    { role: 'w', columns: defaults.kernel, values: kernelOf(terms.slice(0, 1), defaults.kernel) },
    { role: 'y', columns: Math.floor(side / 2), values: halved(y.data, side) },
  ];
}
