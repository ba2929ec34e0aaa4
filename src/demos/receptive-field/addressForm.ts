/**
 * The state in the address, as `?receptive-field=` and these fields, joined by dots, each only where it differs:
 *
 *   v… name of a network   or   l… its layers, joined by -: c3p1 a convolution, m2s2 a pooling, with s stride, d dilation, p padding
 *   n… layer looked at, from 1   wrandom weights   tyes trained   bwebgpu backend
 *
 * A field that means nothing gives its default and is named, and so does a stack whose field is too large to draw.
 */
import { differingText, fieldReader, wholeIn } from '../../figure/address.ts';
import { defaults, type FieldState, fits, layersText, limits, mostLayers, networkOf, weightKinds } from './model.ts';
import { type Layer, networkNames, networks } from './networks.ts';

export interface Reading {
  readonly state: FieldState;
  /** Fields that were not taken, as they stand in the address. */
  readonly ignored: readonly string[];
}

/** Reads any text at all. Never throws, and the state it returns is always possible. */
export function fromAddress(text: string): Reading {
  const { take, ignored } = fieldReader(text, 'vlnwtb');
  const named: readonly Layer[] = take(
    'v',
    (value) => {
      const name = networkNames.find((candidate) => candidate === value);
      return name === undefined ? undefined : networks[name];
    },
    defaults.layers,
  );
  const layers = take('l', layersFrom, named);
  const selected = take('n', (value) => wholeIn(value, [1, layers.length]), layers.length) - 1;
  const weights = take('w', (value) => weightKinds.find((kind) => kind === value), defaults.weights);
  const trained = take('t', (value) => (value === 'yes' ? true : undefined), defaults.trained);
  const backend = take('b', (value) => (['cpu', 'webgpu'] as const).find((name) => name === value), defaults.backend);
  return { state: { layers, selected, weights, trained, backend }, ignored };
}

/** The text that `fromAddress` reads back as this state; '' for the default. */
export function toAddress(state: FieldState): string {
  const { layers, selected, weights, trained, backend } = state;
  const name = networkOf(state);
  const standard = networkOf(defaults);
  return differingText([
    name === undefined ? ['l', layersText(layers), ''] : ['v', name, standard ?? ''],
    ['n', String(selected + 1), String(layers.length)],
    ['w', weights, defaults.weights],
    ['t', trained ? 'yes' : '', ''],
    ['b', backend, defaults.backend],
  ]);
}

function layersFrom(text: string): readonly Layer[] | undefined {
  const parts = text.split('-');
  if (parts.length > mostLayers) return undefined;
  const layers = parts.map(layerFrom);
  const all = layers.filter((layer) => layer !== undefined);
  return all.length === parts.length && fits(all) ? all : undefined;
}

function layerFrom(text: string): Layer | undefined {
  const [, kind, k = '', s = '1', d = '1', p = '0'] = /^([cm])(\d+)(?:s(\d+))?(?:d(\d+))?(?:p(\d+))?$/.exec(text) ?? [];
  const [kernel, stride, dilation, padding] = [
    wholeIn(k, limits.kernel),
    wholeIn(s, limits.stride),
    wholeIn(d, limits.dilation),
    wholeIn(p, limits.padding),
  ];
  if (kind === undefined || kernel === undefined || stride === undefined || dilation === undefined || padding === undefined)
    return undefined;
  return { kind: kind === 'c' ? 'conv' : 'pool', kernel, stride, dilation, padding };
}
