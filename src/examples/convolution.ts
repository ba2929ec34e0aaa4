/** The numbers of the note on convolution: the flip, its algebra, the theorem, sampling beside filtering, and the layer. */
import { echoes } from './convolution/echoes.ts';
import { layerCosts } from './convolution/layers.ts';
import { planes } from './convolution/plane.ts';
import { samplingExample } from './convolution/sampling.ts';
import { spectrum } from './convolution/spectrum.ts';
import type { Example } from './example.ts';

export const example: Example = {
  values: { ...echoes.values, ...spectrum.values, ...samplingExample.values },
  formulas: { ...echoes.formulas, ...planes.formulas },
  tables: { ...echoes.tables, ...spectrum.tables, ...samplingExample.tables, ...layerCosts.tables },
  grids: planes.grids,
};
