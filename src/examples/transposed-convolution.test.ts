import { describe, expect, it } from 'vitest';
import { convolve, matrix, rank, scatter } from './transposed-convolution/line.ts';
import { contributions, counts, interior } from './transposed-convolution/overlap.ts';
import { example } from './transposed-convolution.ts';

const rows = (name: string) => example.tables?.[name]?.rows;
const cells = (figure: string, grid: number) => example.grids?.[figure]?.grids[grid]?.cells;

describe('the matrix', () => {
  it('has the kernel in each row, shifted by the stride, and the same rows as convolving unit vectors', () => {
    expect(rows('matrix')).toEqual([
      ['v[0]', 1, 2, 3, null, null],
      ['v[1]', null, null, 1, 2, 3],
    ]);
    const A = matrix(3, [1, 2, 3], { stride: 2 });
    const columns = Array.from({ length: 7 }, (_, t) =>
      convolve(
        Array.from({ length: 7 }, (__, i) => (i === t ? 1 : 0)),
        [1, 2, 3],
        { stride: 2 },
      ),
    );
    expect(A).toEqual(A.map((_, n) => columns.map((column) => column[n])));
  });

  it('satisfies the adjoint identity with both sides 27', () => {
    expect(example.formulas?.['adjoint']).toContain('7\\cdot\\x{2}+13\\cdot\\x{1}=27');
    expect(example.formulas?.['adjoint']).toContain('1\\cdot\\y{2}+0\\cdot\\y{4}+2\\cdot\\y{7}+1\\cdot\\y{2}+3\\cdot\\y{3}=27');
  });

  it('is 6×8 of rank 6 for length 8 and kernel 3, so the round trip cannot return the input', () => {
    expect(example.values).toMatchObject({ rows: 6, columns: 8, rank: 6 });
    const [u, raised, once, again, back] = rows('roundTrip') ?? [];
    expect(once?.slice(1)).toEqual(again?.slice(1));
    expect(once).toEqual(['Au', -3, 2, 2, -2, 1, -5, null, null]);
    expect(back).toEqual(['AᵀAu', -3, -1, 10, -4, -5, 0, -7, 10]);
    expect(back?.slice(1)).not.toEqual(u?.slice(1));
    expect(back?.slice(1)).not.toEqual(raised?.slice(1));
  });

  it('knows a rank that is not full', () => {
    expect(
      rank([
        [1, 2, 3],
        [2, 4, 6],
        [1, 0, 1],
      ]),
    ).toBe(2);
  });
});

describe('the step from 2×2 to 5×5', () => {
  it('stamps the kernel at every second cell', () => {
    expect(example.values?.['outputSize']).toBe(5);
    expect(cells('stamps', 2)).toEqual([
      [2, 4, 7, 2, 3],
      [2, 10, 5, 5, 2],
      [7, 6, 20, 2, 7],
      [3, 15, 7, 5, 2],
      [6, 0, 14, 0, 4],
    ]);
  });

  it('gives the same plane by zero insertion with the flipped kernel', () => {
    expect(cells('zeroInsertion', 2)).toEqual(cells('stamps', 2));
    expect(cells('zeroInsertion', 1)).toEqual([
      [4, 0, 2],
      [2, 5, 1],
      [3, 2, 1],
    ]);
    const inserted = cells('zeroInsertion', 0)?.flat() ?? [];
    expect(inserted).toHaveLength(49);
    expect(inserted.filter((value) => value !== null)).toEqual([2, 1, 3, 1]);
  });

  it('sums four terms at the centre, one in a corner of the plane', () => {
    expect(example.formulas?.['centre']).toContain(
      '\\x{2}\\cdot\\w{4}+\\x{1}\\cdot\\w{2}+\\x{3}\\cdot\\w{3}+\\x{1}\\cdot\\w{1}\\\\&=\\y{20}',
    );
    expect(example.formulas?.['exerciseCell']).toContain('\\x{2}\\cdot\\w{2}+\\x{1}\\cdot\\w{1}\\\\&=\\y{5}');
    expect(contributions([0, 0], [2, 2], 3, 2)).toEqual([{ input: [0, 0], weight: [0, 0] }]);
  });
});

describe('sizes and cost', () => {
  it('returns to every input size once the output padding is chosen', () => {
    expect(rows('sizes')).toEqual([
      [5, 3, 5, 0, 5],
      [6, 3, 5, 1, 6],
      [7, 4, 7, 0, 7],
      [8, 4, 7, 1, 8],
    ]);
    expect(example.values).toMatchObject({ outputPadding224: 1, sizeWithoutOutputPadding: 223 });
  });

  it('counts multiply-adds on the input plane: a quarter of what inserted zeros would take', () => {
    expect(example.values).toMatchObject({ parameters: 131_072, macs: 33_554_432, macsZeroInserted: 134_217_728 });
  });
});

describe('the checkerboard', () => {
  it('is uneven where the stride does not divide the kernel', () => {
    expect(counts(3, 2)).toEqual([1, 2, 1, 2]);
    expect(counts(4, 2)).toEqual([2, 2, 2, 2]);
    expect(counts(5, 3)).toEqual([1, 2, 2, 1, 2, 2]);
    expect(rows('overlap')?.[1]).toEqual([3, 2, 1, '1, 2, 1, 2', '1 / 4']);
    expect(example.values).toMatchObject({ overlap7by3: '2, 3, 2', overlap6by3: 2, overlap9by3: 3 });
  });

  it('survives even counts when the phases have different sums, and never survives resizing', () => {
    expect(interior([1, 3, 2, 1], 2)).toEqual([4, 3, 4, 3]);
    expect(rows('constantInput')?.at(-1)?.[2]).toBe('6, 6, 6, 6');
  });

  it('comes from s interleaved filters of stride 1', () => {
    const [w, x] = [
      [1, 3, 2, 5],
      [2, -1, 4],
    ];
    const y = scatter(x, w, { stride: 2 });
    expect(y.filter((_, t) => t % 2 === 0)).toEqual(scatter(x, [1, 2]));
    expect(y.filter((_, t) => t % 2 === 1)).toEqual(scatter(x, [3, 5]));
  });

  it('resizing by nearest neighbour is itself a transposed convolution, with a kernel of length k + s − 1', () => {
    const x = [2, -1, 4];
    expect(scatter(scatter(x, [1, 1], { stride: 2 }), [1, 3, 2])).toEqual(scatter(x, scatter([1, 3, 2], [1, 1]), { stride: 2 }));
  });
});
