/** The weights that `npm run train` wrote, and what it recorded about them. */
import { named } from '../../../figure/named.ts';
import { restored, type StoredTensor } from '../../../figure/network.ts';
import { type WeightName, type Weights, weightNames } from './layers.ts';
import stored from './weights.json' with { type: 'json' };

const tensors: Readonly<Record<WeightName, StoredTensor>> = stored.weights;

export const trained: Weights = named(weightNames, (name) => restored(tensors[name]));
export const record = stored.record;
/** Mean gates of the test digits of each class: ten lists of sixteen. */
export const classGates: readonly (readonly number[])[] = stored.classGates;
/** The first test digit of each class, in the form of the address. */
export const samples: readonly string[] = stored.samples;
