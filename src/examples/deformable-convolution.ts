/**
 * The numbers of the note on deformable convolution: one interpolated reading, one output summed term by term, fixed
 * offsets that give back other layers, and what the offsets cost. Past 200 lines for its captions in two languages.
 */
import { deformConv2d } from '../nn/ops/deformConv2d.ts';
import { tensor } from '../nn/tensor.ts';
import { costs, costValues } from './deformable-convolution/costs.ts';
import {
  around,
  centre,
  chosen,
  gradientAtCentre,
  input,
  kernel,
  ordinary,
  outputAtCentre,
  type Place,
  placeOf,
  taps,
  valueAt,
  weightOf,
} from './deformable-convolution/field.ts';
import type { Example, ExampleTable } from './example.ts';

const written = (value: number): string => `${Number(value.toFixed(6))}`;
const factor = (value: number): string => (value < 0 ? `(${written(value)})` : written(value));
const signed = (value: number): string => (value > 0 ? `+${written(value)}` : written(value).replace('-', '−'));
const point = ([row, column]: Place): string => `(${written(row)}, ${written(column)})`.replaceAll('-', '−');
const move = ([row, column]: Place): string => `(${signed(row)}, ${signed(column)})`;

// One reading, worked: the upper right tap, which lands between four pixels.
const upperRight = 2;
const landing = placeOf(upperRight, chosen);
const readings = around(landing);
const sampleFormula = [
  '\\begin{aligned}',
  `\\x{\\tilde x}(${landing.join(',\\,')})&=`,
  readings
    .map(({ at: [row, column] }) => {
      const part = (distance: number) => written(1 - Math.abs(distance));
      return `${part(landing[0] - row)}\\cdot${part(landing[1] - column)}\\cdot\\x{x}[${row},${column}]`;
    })
    .map((term, n) => (n === 0 ? term : n % 2 === 0 ? `\\\\&\\quad+${term}` : `+${term}`))
    .join(''),
  `\\\\&=${readings.map(({ share, value }) => `${written(share)}\\cdot\\x{${value}}`).join('+')}`,
  `\\\\&=\\x{${written(valueAt(landing))}}`,
  '\\end{aligned}',
].join('');

// The nine terms at the centre.
const output = outputAtCentre(chosen);
const touched = new Map(taps.flatMap((_, tap) => around(placeOf(tap, chosen)).map(({ at }) => [at.join(','), at] as const)));
const terms: ExampleTable = {
  caption: {
    zh: 'y[2, 2]的九项；位置写作(行, 列)',
    en: 'The nine terms of y[2, 2]; places are (row, column)',
  },
  columns: [
    { zh: '采样点pₙ', en: 'tap pₙ' },
    { zh: '偏移Δpₙ', en: 'offset Δpₙ' },
    { zh: '读的位置', en: 'place read' },
    { zh: '读到的值', en: 'value read' },
    { zh: '权重', en: 'weight' },
    { zh: '积', en: 'product' },
  ],
  rows: taps.map((tap, n) => {
    const place = placeOf(n, chosen);
    return [move(tap), move(chosen[n] ?? [0, 0]), point(place), valueAt(place), weightOf(n), valueAt(place) * weightOf(n)];
  }),
};
const sum = [
  '\\begin{aligned}\\y{y}[2,2]&=',
  taps
    .map((_, n) => `\\w{${factor(weightOf(n))}}\\cdot\\x{${written(valueAt(placeOf(n, chosen)))}}`)
    .map((term, n) => (n === 0 ? term : n % 3 === 0 ? `\\\\&\\quad+${term}` : `+${term}`))
    .join(''),
  `\\\\&=\\y{${written(output)}}\\end{aligned}`,
].join('');

// The same offset's gradient, from the slopes between the four pixels.
const [perRow, perColumn] = gradientAtCentre(upperRight);
const pixel = (row: number, column: number): number => input[row]?.[column] ?? 0;
const [top, left] = [Math.floor(landing[0]), Math.floor(landing[1])];
const [below, right] = [landing[0] - top, landing[1] - left];
const slope = (to: Place, from: Place): string => `(\\x{${pixel(...to)}}-\\x{${pixel(...from)}})`;
const gradient = [
  '\\begin{aligned}',
  `\\frac{\\partial\\y{y}[2,2]}{\\partial\\g{\\Delta r_2}}&=\\w{${factor(weightOf(upperRight))}}\\cdot\\big(`,
  `${written(1 - right)}\\cdot${slope([top + 1, left], [top, left])}+${written(right)}\\cdot${slope([top + 1, left + 1], [top, left + 1])}`,
  `\\big)=\\g{${written(perRow)}}\\\\`,
  `\\frac{\\partial\\y{y}[2,2]}{\\partial\\g{\\Delta c_2}}&=\\w{${factor(weightOf(upperRight))}}\\cdot\\big(`,
  `${written(1 - below)}\\cdot${slope([top, left + 1], [top, left])}+${written(below)}\\cdot${slope([top + 1, left + 1], [top + 1, left])}`,
  `\\big)=\\g{${written(perColumn)}}`,
  '\\end{aligned}',
].join('');

// Offsets that are the same everywhere give back layers with names of their own.
const turned = taps.map(([row, column]): Place => [column, -row]);
const special: ExampleTable = {
  caption: {
    zh: '同一个核，同一张图，y[2, 2]随偏移而变；前三行与普通算子的结果相同',
    en: 'One kernel, one plane: y[2, 2] under different offsets; the first three agree with the ordinary operator',
  },
  columns: [
    { zh: '偏移Δpₙ', en: 'offsets Δpₙ' },
    { zh: '等于', en: 'what it is' },
    { zh: 'y[2, 2]', en: 'y[2, 2]' },
  ],
  rows: [
    ['0', { zh: '普通卷积', en: 'ordinary convolution' }, outputAtCentre(taps.map(() => [0, 0]))],
    ['pₙ', { zh: '扩张率2的空洞卷积', en: 'dilated convolution, rate 2' }, outputAtCentre(taps)],
    [
      { zh: '一律(0, +1)', en: '(0, +1) for all' },
      { zh: '右移一格的普通卷积', en: 'ordinary, one column to the right' },
      outputAtCentre(taps.map(() => [0, 1])),
    ],
    [
      { zh: 'pₙ再转90°', en: 'pₙ turned by 90°' },
      { zh: '网格转45°并放大√2倍', en: 'the grid turned by 45°, √2 as large' },
      outputAtCentre(turned),
    ],
    [{ zh: '上表的九个', en: 'the nine above' }, { zh: '逐点各移各的', en: 'each tap on its own' }, output],
  ],
};

// Offsets predicted from the input: doubling the input doubles the offset, and the output does not double.
const row = [0, 1, 4, 9];
const predicted = (scale: number): number => {
  const x = row.map((value) => value * scale);
  const offset = tensor([1, 2, 1, x.length], [...x.map(() => 0), ...x.map((value) => value / 2)]);
  return deformConv2d.forward({ x: tensor([1, 1, 1, x.length], x), w: tensor([1, 1, 1, 1], [1]), offset }).data[1] ?? 0;
};

// A bin of deformable RoI pooling: four pixels, moved together by a tenth of the region's width.
const region = { height: 4, width: 5 };
const normalised: Place = [0, 1];
const shift: Place = [0.1 * normalised[0] * region.height, 0.1 * normalised[1] * region.width];
const bin: readonly Place[] = [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
];
const pooled = (by: Place): readonly number[] => bin.map(([r, c]) => valueAt([r + by[0], c + by[1]]));
const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length;
const average = (values: readonly number[]): string =>
  `\\tfrac14(${values.map((value) => `\\x{${written(value)}}`).join('+')})=\\y{${written(mean(values))}}`;
const roi = [
  '\\begin{aligned}',
  `0.1\\cdot(${normalised[0]}\\cdot${region.height},\\,${normalised[1]}\\cdot${region.width})&=\\g{(${shift.map(written).join(',\\,')})}\\\\`,
  `\\g{\\Delta p}=\\g{0}&:\\quad ${average(pooled([0, 0]))}\\\\`,
  `\\g{\\Delta p}=\\g{(${shift.map(written).join(',\\,')})}&:\\quad ${average(pooled(shift))}`,
  '\\end{aligned}',
].join('');

// The lower left tap, for the reader to work out.
const lowerLeft = placeOf(6, chosen);
const byHand = `\\x{\\tilde x}(${lowerLeft.join(',\\,')})=${around(lowerLeft)
  .map(({ share, value }) => `${written(share)}\\cdot\\x{${value}}`)
  .join('+')}=\\x{${written(valueAt(lowerLeft))}}`;

const places = taps.map((_, tap) => placeOf(tap, chosen));
const extent = (axis: 0 | 1): number => Math.max(...places.map((place) => place[axis])) - Math.min(...places.map((place) => place[axis]));
const outside = places[8] ?? centre;

export const example: Example = {
  values: {
    output,
    ordinaryOutput: ordinary(1),
    modulatedOutput: outputAtCentre(chosen, [0.5, 1, 0.5, 0.5, 1, 0.5, 0.5, 1, 0.5]),
    sample: valueAt(landing),
    outsideSample: valueAt(outside),
    outsideShare: around(outside).reduce((total, { share }) => total + share, 0),
    rowExtent: extent(0),
    columnExtent: extent(1),
    gradientRow: perRow,
    gradientColumn: perColumn,
    onceOutput: predicted(1),
    twiceOutput: predicted(2),
    touchedPixels: touched.size,
    ...costValues,
  },
  formulas: { sample: sampleFormula, sum, gradient, roi, byHand },
  tables: { terms, special, costs },
  grids: {
    plane: {
      caption: {
        zh: '输入里描出的格，是九次读数碰到的像素；核与输出中央一格',
        en: 'Marked in the input: the pixels that the nine readings touch; the kernel; the centre of the output',
      },
      grids: [
        { role: 'x', name: { zh: '输入', en: 'input' }, cells: input, read: [...touched.values()] },
        { role: 'w', name: { zh: '核', en: 'kernel' }, cells: kernel },
        { role: 'y', name: { zh: 'y[2, 2]', en: 'y[2, 2]' }, cells: [[output]], current: [0, 0] },
      ],
    },
    offsets: {
      caption: {
        zh: '中央一格的九个偏移，按采样点排成3×3：行偏移与列偏移',
        en: 'The nine offsets of the centre, laid out as the taps are: rows and columns',
      },
      grids: [0, 1].map((axis) => ({
        role: 'g' as const,
        name: axis === 0 ? { zh: '行偏移', en: 'row offsets' } : { zh: '列偏移', en: 'column offsets' },
        cells: [0, 3, 6].map((start) => chosen.slice(start, start + 3).map((offset) => offset[axis] ?? 0)),
      })),
    },
  },
};
