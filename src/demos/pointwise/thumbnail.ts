/** What the gallery draws of this figure: the red of the picture, the matrix, and the red it makes. */
import { halved, type Plate } from '../../schema/plate.ts';
import { computed, defaults, input, size } from './model.ts';

export function thumbnail(): readonly Plate[] {
  const red = (data: ArrayLike<number>) => halved(Array.from(data).slice(0, size.side ** 2), size.side);
  return [
    { role: 'x', columns: size.side / 2, values: red(input(defaults).data) },
    { role: 'w', columns: 3, values: defaults.first.w },
    { role: 'y', columns: size.side / 2, values: red(computed(defaults).data) },
  ];
}
