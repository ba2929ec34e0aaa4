import { describe, expect, it } from 'vitest';
import { conv2d } from '../nn/ops/conv2d.ts';
import { tensor } from '../nn/tensor.ts';
import { direct, interleaved } from './dilated-convolution/phases.ts';
import { dilation, w, x, y } from './dilated-convolution/plane.ts';
import { rows } from './dilated-convolution/rows.ts';
import { contextFields, surgery } from './dilated-convolution/stacks.ts';
import { example } from './dilated-convolution.ts';

const table = (name: string) => example.tables?.[name]?.rows ?? [];
const grid = (name: string) => example.grids?.[name]?.grids ?? [];
const column = (name: string, index: number) => table(name).map((row) => row[index]);

/** Adds up the products that a formula shows: \w{2}\cdot\x{3}{}+\w{(-1)}\cdot\x{0} … */
function shownSum(formula: string | undefined) {
  const products = [...(formula ?? '').matchAll(/\\w\{\(?(-?\d+)\)?\}\\cdot\\x\{(-?\d+)\}/g)];
  return { terms: products.length, sum: products.reduce((sum, [, weight, read]) => sum + Number(weight) * Number(read), 0) };
}

describe('the worked example', () => {
  it('maps 7×7 to 3×3 with a kernel of 3 and dilation 2', () => {
    expect(x.shape).toEqual([1, 1, 7, 7]);
    expect(y.shape).toEqual([1, 1, 3, 3]);
  });

  it('shows nine products that add up to the shown output', () => {
    expect(shownSum(example.formulas?.['sum'])).toEqual({ terms: 9, sum: 7 });
    expect(example.formulas?.['sum']).toContain('=\\y{7}');
    const corner = shownSum(example.formulas?.['sumCorner']);
    expect(corner).toEqual({ terms: 9, sum: rows(y)[0]?.[2] });
    expect(example.formulas?.['sumCorner']).toContain(`=\\y{${corner.sum}}`);
  });

  it('marks the nine cells that the sum reads, in its order', () => {
    const [input] = grid('window');
    const marked = (input?.read ?? []).map(([row, at]) => input?.cells[row]?.[at]);
    const summed = [...(example.formulas?.['sum'] ?? '').matchAll(/\\x\{(-?\d+)\}/g)].map(([, read]) => Number(read));
    expect(marked).toEqual(summed);
  });

  it('equals an ordinary convolution with the spread-out kernel, its holes filled with zeros', () => {
    const spread = grid('window')[1]?.cells ?? [];
    expect(spread.flat().filter((weight) => weight === null)).toHaveLength(16);
    const dense = tensor(
      [1, 1, 5, 5],
      spread.flat().map((weight) => weight ?? 0),
    );
    expect(conv2d.forward({ x, w: dense }).data).toEqual(y.data);
  });

  it('counts 9 multiply-accumulates for an output, 81 in all, and keeps 7×7 with padding 2', () => {
    expect(example.values).toMatchObject({ macsPerOutput: 9, outputCells: 9, macs: 81, skipped: 16, samePadding: 2, sameOutput: 7 });
    expect(conv2d.outputShape({ x: x.shape, w: w.shape }, { dilation, padding: 2 })).toEqual(x.shape);
  });
});

describe('space to batch', () => {
  it('gives what the dilated layer gives: y[0] = 3 + 2·4 − 5', () => {
    expect([interleaved]).toEqual(direct);
    expect(interleaved).toEqual([6, -6, 12, 13]);
  });
});

describe('cost', () => {
  it('has the same parameters and multiply-accumulates at every dilation', () => {
    expect(column('cost', 1)).toEqual([3, 5, 9, 17]);
    expect(new Set(column('cost', 2))).toEqual(new Set([9 * 64 * 64]));
    expect(new Set(column('cost', 3))).toEqual(new Set([9 * 64 * 64 * 56 * 56]));
  });

  it('would grow with the square of the span for a dense kernel', () => {
    expect(column('cost', 4)).toEqual([9, 25, 81, 289].map((area) => area * 64 * 64));
  });

  it('takes sixteen times the memory where two strides of 2 are given up', () => {
    expect(example.values).toMatchObject({ activationBefore: 98, activationAfter: 1568, activationRatio: 16 });
  });

  it('halves, keeps and doubles the side: pooling, dilated, transposed', () => {
    expect(column('compared', 3)).toEqual([4, 8, 16]);
    expect(column('compared', 4)).toEqual([0, 9, 9]);
  });
});

describe('receptive fields', () => {
  it('grow as 2^(n+1) − 1 with doubling rates and as 2n + 1 without', () => {
    expect(column('growth', 2)).toEqual([3, 7, 15, 31, 63, 127]);
    expect(column('growth', 3)).toEqual([3, 5, 7, 9, 11, 13]);
  });

  it('are 3, 5, 9, 17, 33, 65, 67, 67 in the context module', () => {
    expect(contextFields).toEqual([3, 5, 9, 17, 33, 65, 67, 67]);
    expect(example.formulas?.['contextModule']?.startsWith('\\x{1}\\xrightarrow{1}\\x{3}')).toBe(true);
  });

  it('reach 1,024 samples (64 ms) in one round of WaveNet and 3,070 in three', () => {
    expect(example.values).toMatchObject({ wavenetField: 1024, wavenetMilliseconds: 64, wavenetStep: 1023, wavenetThree: 3070 });
  });
});

describe('coverage', () => {
  it('is whole for 1, 2, 4 and 1, 2, 3 and 1, 2, 5, and has gaps where the rates share a factor', () => {
    expect(table('coverage').map(([, factor, span, read]) => [factor, read, span])).toEqual([
      [1, 15, 15],
      [2, 7, 13],
      [1, 13, 13],
      [1, 17, 17],
      [2, 15, 29],
    ]);
    expect(table('coverage')[1]?.[4]).toBe('49 / 169');
  });

  it('draws 27 paths through three layers of 3 taps, with holes at the odd cells of 2, 2, 2', () => {
    expect(grid('paths').map(({ cells }) => cells.flat().reduce<number>((sum, count) => sum + (count ?? 0), 0))).toEqual([27, 27]);
    expect(grid('paths')[0]?.cells).toEqual([[1, null, 3, null, 6, null, 7, null, 6, null, 3, null, 1]]);
    expect(grid('paths')[1]?.cells.flat()).not.toContain(null);
  });

  it('is whole exactly when every rate, in rising order, is at most the field of the smaller ones', () => {
    const holesBy = (rates: number[]) => {
      let field = 1;
      let fits = true;
      for (const rate of rates.toSorted((a, b) => a - b)) {
        fits &&= rate <= field;
        field += 2 * rate;
      }
      return !fits;
    };
    const steps = [-1, 0, 1];
    const read = ([a = 1, b = 1, c = 1]: number[]) =>
      new Set(steps.flatMap((i) => steps.flatMap((j) => steps.map((k) => i * a + j * b + k * c))));
    for (let a = 1; a <= 9; a++) {
      for (let b = 1; b <= 9; b++) {
        for (let c = 1; c <= 10; c++) {
          const rates = [a, b, c];
          expect([rates, read(rates).size < 1 + 2 * (a + b + c)]).toEqual([rates, holesBy(rates)]);
        }
      }
    }
  });

  it('reaches its greatest span with 1, 3, 9 and breaks with 1, 2, 9', () => {
    expect(example.values).toMatchObject({ span139: 27, read139: 27, pathCount: 27, span129: 25, read129: 21, field12: 7 });
  });
});

describe('dilation in place of a stride', () => {
  it('keeps the field', () => {
    expect(surgery).toEqual({ strided: 7, dilated: 7 });
    expect(example.values?.['surgeryField']).toBe(7);
  });

  it('gives the old output at every second place', () => {
    const plane = tensor(
      [1, 1, 11, 11],
      Array.from({ length: 121 }, (_, at) => (at * at) % 7),
    );
    const first = tensor([1, 1, 3, 3], [...w.data].toReversed());
    const strided = rows(conv2d.forward({ x: conv2d.forward({ x: plane, w: first }, { stride: 2 }), w }));
    const dilated = rows(conv2d.forward({ x: conv2d.forward({ x: plane, w: first }), w }, { dilation: 2 }));
    const everySecond = <Item>(items: readonly Item[]) => items.filter((_, at) => at % 2 === 0);
    expect([strided.length, dilated.length]).toEqual([3, 5]);
    expect(everySecond(dilated).map(everySecond)).toEqual(strided);
  });
});
