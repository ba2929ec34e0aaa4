/**
 * The worked example: three layers along one axis, and the way back from one output to the twelve input cells. All weights
 * are 1, so the gradient of the output with respect to a cell counts the paths between them.
 */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { type Layer, receptiveField } from '../../nn/receptiveField.ts';
import { type Tensor, tensor, zeros } from '../../nn/tensor.ts';
import type { Example, ExampleGrid, Role } from '../example.ts';

export const layers: readonly Layer[] = [
  { kernel: 3, padding: 1 },
  { kernel: 2, stride: 2 },
  { kernel: 3, padding: 1 },
];
const inputCells = 12;
const output = 2;

/** One layer as a convolution with weights of 1 along the row. */
const ones = (kernel: number): Tensor => tensor([1, 1, 1, kernel], Array<number>(kernel).fill(1));
const along = ({ stride = 1, padding = 0 }: Layer) => ({ stride: [1, stride] as const, padding: [0, padding] as const });

/** The input and the map after each layer; only their shapes matter. */
const maps: Tensor[] = [];
let map = tensor([1, 1, 1, inputCells], Array<number>(inputCells).fill(1));
for (const layer of layers) {
  maps.push(map);
  map = conv2d.forward({ x: map, w: ones(layer.kernel) }, along(layer));
}
let gradient = zeros(map.shape, map.data);
gradient.data[output] = 1;

/** Gradients of the chosen output, last map first, input last. */
export const trace: readonly Tensor[] = [
  gradient,
  ...layers
    .map((layer, index) => ({ layer, x: maps[index] ?? map }))
    .toReversed()
    .map(({ layer, x }) => {
      gradient = conv2d.backward({ x, w: ones(layer.kernel) }, gradient, along(layer)).x;
      return gradient;
    }),
];

export const fields = receptiveField(layers);
const { size, jump, start } = fields.at(-1) ?? { size: 1, jump: 1, start: 0 };
const centre = start + output * jump;
const counts = [...(trace.at(-1)?.data ?? [])].filter((count) => count > 0);
const paths = counts.reduce((sum, count) => sum + count, 0);

const names: readonly { readonly role: Role; readonly zh: string; readonly en: string }[] = [
  { role: 'y', zh: '输出，第2格', en: 'output, cell 2' },
  { role: 'g', zh: '第二层的图', en: 'map of layer 2' },
  { role: 'g', zh: '第一层的图', en: 'map of layer 1' },
  { role: 'x', zh: '输入', en: 'input' },
];

const grids = trace.map(({ data }, index): ExampleGrid => {
  const cells = [...data].map((count) => (count === 0 ? null : count));
  const at = cells.flatMap((count, cell) => (count === null ? [] : [[0, cell] as const]));
  const { role, zh, en } = names[index] ?? { role: 'g', zh: '', en: '' };
  return { role, name: { zh, en }, cells: [cells], ...(role === 'y' ? { current: [0, output] as const } : { read: at }) };
});

export const walk = {
  values: { walkFirst: centre - (size - 1) / 2, walkLast: centre + (size - 1) / 2 },
  formulas: {
    walkPlace:
      `\\text{start}_3+\\y{${output}}\\cdot j_3=${start}+${output}\\cdot${jump}=${centre},\\qquad ` +
      `${centre}\\pm\\frac{${size}-1}{2}\\;\\Rightarrow\\;\\x{${centre - (size - 1) / 2}},\\dots,\\x{${centre + (size - 1) / 2}}`,
    walkSum: `${counts.map((count) => `\\x{${count}}`).join('+')}=${paths}=${layers.map(({ kernel }) => kernel).join('\\cdot')}`,
  },
  tables: {
    walk: {
      caption: { zh: '三层，沿一条轴，从r=1、j=1、start=0算起', en: 'Three layers along one axis, from r = 1, j = 1, start = 0' },
      columns: [
        { zh: '层', en: 'layer' },
        { zh: '核长k', en: 'kernel k' },
        { zh: '步幅s', en: 'stride s' },
        { zh: '填充p', en: 'padding p' },
        { zh: '感受野r', en: 'field r' },
        { zh: '步距j', en: 'jump j' },
        { zh: '起点start', en: 'start' },
      ],
      rows: layers.map(({ kernel, stride = 1, padding = 0 }, index) => {
        const field = fields[index] ?? { size: 1, jump: 1, start: 0 };
        return [`${index + 1}`, kernel, stride, padding, field.size, field.jump, field.start];
      }),
    },
  },
  grids: {
    trace: {
      caption: {
        zh: '从输出第2格往回走：格里是到它的路径数，横线格一条也没有',
        en: 'Back from output cell 2: each number counts the paths to it, a dash means none',
      },
      grids,
    },
  },
} satisfies Example;
