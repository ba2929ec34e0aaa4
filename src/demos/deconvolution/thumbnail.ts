/** What the gallery draws of this figure: the blurred picture, the blur, what Wiener's filter restores. */
import { halved, type Plate } from '../../schema/plate.ts';
import { blurSide } from './blurs.ts';
import { cropped, defaults, filtered, middleOffset, observe, ratios, size } from './model.ts';

export function thumbnail(): readonly Plate[] {
  const observation = observe(defaults);
  const columns = size.side / 2;
  return [
    { role: 'x', columns, values: halved(cropped(observation.seen.data, middleOffset), size.side) },
    { role: 'w', columns: blurSide, values: observation.psf.data },
    { role: 'y', columns, values: halved(filtered(observation, ratios[defaults.ratio] ?? 0), size.side) },
  ];
}
