/**
 * The singular value decomposition of a small matrix, in its thin form.
 *
 *   a = u · diag(s) · vᵀ        uᵀu = vᵀv = I        s₁ ≥ s₂ ≥ … ≥ 0
 *
 * a: [M, N]   u: [M, R]   s: [R]   v: [N, R], with R the smaller of M and N. A kernel is separable when only s₁ is not 0.
 * Signs are chosen so that the largest entry of each column of v is positive.
 *
 * The decomposition itself is in ../jacobi.ts, in float64 throughout. Columns that belong to a singular value 0 are completed
 * to an orthonormal set. A matrix with a NaN or an infinity gives NaN everywhere.
 * Source of the gradient: Townsend 2016, "Differentiating the Singular Value Decomposition".
 */
import { decompose } from '../jacobi.ts';
import { bytesOf, type Operator } from '../operator.ts';
import { dimensions, expectShape, type FloatArray, type Shape, ShapeError, shapeText, type Tensor, zeros } from '../tensor.ts';
import type { NoOptions } from './activations.ts';

export interface SvdInputs<A extends FloatArray = Float32Array> {
  readonly a: Tensor<A>;
}

export interface SvdOutputs<A extends FloatArray = Float32Array> {
  readonly u: Tensor<A>;
  readonly s: Tensor<A>;
  readonly v: Tensor<A>;
}

/** The work grows with the cube of the side: beyond this, a page would stand still. */
export const largestSide = 128;

function outputShape({ a }: { readonly a: Shape }) {
  const [rows, columns] = dimensions('a', a, ['M', 'N']);
  if (Math.max(rows, columns) > largestSide) {
    throw new ShapeError(`a is ${shapeText(a)}, but the decomposition is for small matrices: at most ${largestSide} rows and columns`);
  }
  const rank = Math.min(rows, columns);
  return { u: [rows, rank], s: [rank], v: [columns, rank] };
}

function forward<A extends FloatArray>({ a }: SvdInputs<A>): SvdOutputs<A> {
  const shapes = outputShape({ a: a.shape });
  const [rows, columns] = dimensions('a', a.shape, ['M', 'N']);
  const result = { u: zeros(shapes.u, a.data), s: zeros(shapes.s, a.data), v: zeros(shapes.v, a.data) };
  // Scaling by the largest entry keeps squares from overflowing.
  let scale = 0;
  for (const value of a.data) scale = Math.max(scale, Math.abs(value));
  if (!Number.isFinite(scale)) {
    for (const { data } of Object.values(result)) data.fill(Number.NaN);
    return result;
  }
  const wide = columns > rows;
  const [long, short] = wide ? [columns, rows] : [rows, columns];
  const entry = (row: number, column: number) => (a.data[row * columns + column] as number) / (scale || 1);
  const matrix = Array.from({ length: short }, (_, j) =>
    Float64Array.from({ length: long }, (__, i) => (wide ? entry(j, i) : entry(i, j))),
  );
  const { u, s, v } = decompose(matrix, long);
  const [left, right] = wide ? [v, u] : [u, v];
  for (const [r, column] of right.entries()) {
    const largest = column.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best));
    const sign = largest < 0 ? -1 : 1;
    column.forEach((value, i) => {
      result.v.data[i * short + r] = sign * value;
    });
    left[r]?.forEach((value, i) => {
      result.u.data[i * short + r] = sign * value;
    });
    result.s.data[r] = (s[r] as number) * scale;
  }
  return result;
}

/** a · b for row-major [M, K] and [K, N]; `transposed` reads a as [K, M]. */
function multiply<A extends FloatArray>(a: Tensor<A>, b: Tensor<A>, transposed = false): Tensor<A> {
  const [aRows, aColumns] = dimensions('a', a.shape, ['M', 'K']);
  const [inner, columns] = dimensions('b', b.shape, ['K', 'N']);
  const rows = transposed ? aColumns : aRows;
  const product = zeros([rows, columns], a.data);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) {
        sum += (a.data[transposed ? k * aColumns + i : i * aColumns + k] as number) * (b.data[k * columns + j] as number);
      }
      product.data[i * columns + j] = sum;
    }
  }
  return product;
}

/** A matrix made of another's entries, by the rule for row and column. */
function build<A extends FloatArray>(
  rows: number,
  columns: number,
  like: Tensor<A>,
  rule: (row: number, column: number) => number,
): Tensor<A> {
  const result = zeros([rows, columns], like.data);
  for (let i = 0; i < rows * columns; i++) result.data[i] = rule(Math.floor(i / columns), i % columns);
  return result;
}

/**
 * With F[i,j] = 1/(sⱼ² − sᵢ²) off the diagonal:
 *
 *   da = u·[ (F∘(uᵀdu − duᵀu))·S + S·(F∘(vᵀdv − dvᵀv)) + diag(ds) ]·vᵀ + (I − uuᵀ)·du·S⁻¹·vᵀ + u·S⁻¹·dvᵀ·(I − vvᵀ)
 *
 * The vectors of equal singular values, and of 0, are not unique and have no gradient: what divides by 0 is left out. The
 * gradient of s is always there.
 */
function backward<A extends FloatArray>({ a }: SvdInputs<A>, gradient: SvdOutputs<A>): SvdInputs<A> {
  const shapes = outputShape({ a: a.shape });
  for (const name of ['u', 's', 'v'] as const)
    expectShape(`the gradient of ${name}`, gradient[name].shape, shapes[name], `it has one entry for each entry of ${name}`);
  const [rows, columns] = dimensions('a', a.shape, ['M', 'N']);
  const { u, s, v } = forward({ a });
  const rank = s.data.length;
  // Indices run over the ranks, for which s has a value each.
  const singular = (i: number) => s.data[i] as number;
  const inverse = (value: number) => (value === 0 ? 0 : 1 / value);
  const at = (matrix: Tensor<A>, i: number, j: number) => matrix.data[i * (matrix.shape[1] as number) + j] as number;

  const uu = multiply(u, gradient.u, true);
  const vv = multiply(v, gradient.v, true);
  const core = build(rank, rank, a, (i, j) => {
    if (i === j) return gradient.s.data[i] as number;
    const gap = inverse(singular(j) ** 2 - singular(i) ** 2);
    return gap * ((at(uu, i, j) - at(uu, j, i)) * singular(j) + singular(i) * (at(vv, i, j) - at(vv, j, i)));
  });
  const [uInside, vInside] = [multiply(u, uu), multiply(v, vv)];
  const uOutside = build(rows, rank, a, (i, j) => (at(gradient.u, i, j) - at(uInside, i, j)) * inverse(singular(j)));
  const vOutside = build(rank, columns, a, (j, i) => (at(gradient.v, i, j) - at(vInside, i, j)) * inverse(singular(j)));
  const vTransposed = build(rank, columns, a, (j, i) => at(v, i, j));
  const parts = [multiply(multiply(u, core), vTransposed), multiply(uOutside, vTransposed), multiply(u, vOutside)];
  return { a: build(rows, columns, a, (i, j) => parts.reduce((sum, part) => sum + at(part, i, j), 0)) };
}

export const svd: Operator<SvdInputs, NoOptions, SvdOutputs> = {
  outputShape,
  /** A sweep takes 5·M + 2·N multiply-accumulates for each pair of columns; six sweeps are typical. */
  cost(shapes) {
    const { u, s, v } = outputShape(shapes);
    const rank = s[0] as number;
    const long = Math.max(u[0] as number, v[0] as number);
    const perPair = 5 * long + 2 * rank;
    return { parameters: 0, multiplyAccumulates: (6 * perPair * rank * (rank - 1)) / 2, bytes: bytesOf(shapes.a, u, s, v) };
  },
  forward,
  backward,
};
