/** How far a stack of dilated layers reads (the receptive field) and how much of that it reads at all (the coverage). */
import { coverage, receptiveField } from '../../nn/receptiveField.ts';
import type { Example, ExampleGrid } from '../example.ts';

/** Receptive field of a stack of stride 1 after its last layer. */
const field = (dilations: readonly number[], kernel = 3) =>
  receptiveField(dilations.map((dilation) => ({ kernel, dilation }))).at(-1)?.size ?? 1;
const doubling = (layers: number) => Array.from({ length: layers }, (_, layer) => 2 ** layer);
const list = (rates: readonly number[]) => ({ zh: rates.join('、'), en: rates.join(', ') });
const commonFactor = (rates: readonly number[]) =>
  rates.reduce((a, b) => {
    while (b !== 0) [a, b] = [b, a % b];
    return a;
  });

const growthRows = [1, 2, 3, 4, 5, 6].map((layers) => [layers, 2 ** (layers - 1), field(doubling(layers)), field(Array(layers).fill(1))]);

const coverageRows = [
  [1, 2, 4],
  [2, 2, 2],
  [1, 2, 3],
  [1, 2, 5],
  [2, 4, 8],
].map((rates) => {
  const { read, span } = coverage(rates, 3);
  return [list(rates), commonFactor(rates), span, read, `${read ** 2} / ${span ** 2}`];
});

/** One row of cells, one for each position of the span; the number counts the paths, and what is never read stays empty. */
function pathGrid(rates: readonly number[]): ExampleGrid {
  const { span, positions, pathCounts } = coverage(rates, 3);
  const cells: (number | null)[] = Array(span).fill(null);
  positions.forEach((position, index) => {
    cells[position] = pathCounts[index] ?? null;
  });
  const { zh, en } = list(rates);
  return { role: 'x', name: { zh: `扩张率${zh}`, en: `rates ${en}` }, cells: [cells] };
}

// The context module of Yu & Koltun 2016, table 1: seven 3×3 layers and a 1×1 layer.
const contextLayers = [...[1, 1, 2, 4, 8, 16, 1].map((dilation) => ({ kernel: 3, dilation })), { kernel: 1, dilation: 1 }];
export const contextFields = receptiveField(contextLayers).map(({ size }) => size);
const contextArrows = contextLayers.map(
  ({ kernel, dilation }, layer) => `\\xrightarrow{${kernel === 1 ? '1\\times1' : dilation}}\\x{${contextFields[layer] ?? 1}}`,
);

const [rates222, rates123, rates139, rates129] = [
  [2, 2, 2],
  [1, 2, 3],
  [1, 3, 9],
  [1, 2, 9],
].map((rates) => coverage(rates, 3));

// WaveNet (2016): rounds of ten layers with 2 taps and rates 1 to 512, at 16,000 samples a second.
const round = doubling(10);
const sampleRate = 16_000;
const wavenetField = field(round, 2);

/** A strided 3×3 layer and a plain one; and what replaces them without the stride. */
export const surgery = {
  strided: receptiveField([{ kernel: 3, stride: 2 }, { kernel: 3 }]).at(-1)?.size,
  dilated: receptiveField([{ kernel: 3 }, { kernel: 3, dilation: 2 }]).at(-1)?.size,
};

export const stacks = {
  values: {
    span222: rates222?.span ?? 0,
    read222: rates222?.read ?? 0,
    span123: rates123?.span ?? 0,
    span139: rates139?.span ?? 0,
    read139: rates139?.read ?? 0,
    span129: rates129?.span ?? 0,
    read129: rates129?.read ?? 0,
    field12: field([1, 2]),
    pathCount: (rates222?.pathCounts ?? []).reduce((sum, count) => sum + count, 0),
    wavenetField,
    wavenetMilliseconds: (1000 * wavenetField) / sampleRate,
    wavenetStep: wavenetField - 1,
    wavenetThree: field([...round, ...round, ...round], 2),
    surgeryField: surgery.dilated ?? 0,
  },
  formulas: { contextModule: `\\x{1}${contextArrows.join('')}` },
  tables: {
    growth: {
      caption: {
        zh: '3×3、步幅1：扩张率逐层加倍，与不扩张相比',
        en: '3×3, stride 1: rates doubling from layer to layer, beside no dilation',
      },
      columns: [
        { zh: '层数n', en: 'layers n' },
        { zh: '第n层的扩张率', en: 'rate of layer n' },
        { zh: '感受野，加倍', en: 'field, doubling' },
        { zh: '感受野，不扩张', en: 'field, undilated' },
      ],
      rows: growthRows,
    },
    coverage: {
      caption: { zh: '三层3点核读到多少：一维与二维', en: 'How much three layers of 3 taps read, in one and in two dimensions' },
      columns: [
        { zh: '扩张率', en: 'rates' },
        { zh: '最大公因数', en: 'common factor' },
        { zh: '跨度', en: 'span' },
        { zh: '读到', en: 'read' },
        { zh: '二维：读到 / 跨度', en: 'in 2-D: read / span' },
      ],
      rows: coverageRows,
    },
  },
  grids: {
    paths: {
      caption: {
        zh: '从每个输入通到一个输出的路径数，三层3点核；空格漏读',
        en: 'Paths from each input to one output through three layers of 3 taps; empty cells are never read',
      },
      grids: [pathGrid([2, 2, 2]), pathGrid([1, 2, 3])],
    },
  },
} satisfies Example;
