/**
 * One-sided Jacobi: rotate pairs of columns until all are orthogonal. Their lengths are then the singular values, their
 * directions the left singular vectors, and the product of the rotations holds the right ones.
 *
 *   A·V = U·diag(s)
 *
 * Source: Golub & Van Loan 2013, "Matrix Computations", section 8.6.3.
 */

/** Far more than Jacobi needs: it converges quadratically, in under ten sweeps for matrices of this size. */
const maxSweeps = 60;

/** Columns as arrays: rotations work on two of them at a time. */
type Columns = readonly Float64Array[];

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  // Both columns have the same length.
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** Turns both columns in the plane they span. */
function rotate(p: Float64Array, q: Float64Array, cos: number, sin: number): void {
  for (let i = 0; i < p.length; i++) {
    const [a, b] = [p[i] as number, q[i] as number];
    p[i] = cos * a - sin * b;
    q[i] = sin * a + cos * b;
  }
}

/** Makes the columns orthogonal in place, and applies the same rotations to `basis`. */
function orthogonalise(columns: Columns, basis: Columns): void {
  for (let sweep = 0, turned = true; turned && sweep < maxSweeps; sweep++) {
    turned = false;
    for (const [i, p] of columns.entries()) {
      for (let j = i + 1; j < columns.length; j++) {
        // i < j < columns.length, and basis has as many columns.
        const q = columns[j] as Float64Array;
        const [alpha, beta, gamma] = [dot(p, p), dot(q, q), dot(p, q)];
        // A scalar product of n terms is known no better than to n roundings.
        if (Math.abs(gamma) <= p.length * Number.EPSILON * Math.sqrt(alpha * beta)) continue;
        turned = true;
        const zeta = (beta - alpha) / (2 * gamma);
        const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
        const cos = 1 / Math.hypot(1, t);
        rotate(p, q, cos, cos * t);
        rotate(basis[i] as Float64Array, basis[j] as Float64Array, cos, cos * t);
      }
    }
  }
}

/** A unit vector orthogonal to all of `others`: what is left of the axis that sticks out of their span most. */
function completion(others: Columns, length: number): Float64Array {
  const candidate = new Float64Array(length);
  // The squared length of what the others leave of an axis; indices run over the rows, which all columns have.
  const left = Array.from({ length }, (_, axis) => others.reduce((sum, other) => sum - (other[axis] as number) ** 2, 1));
  candidate[left.indexOf(Math.max(...left))] = 1;
  // Twice, because once leaves rounding errors behind.
  for (const other of [...others, ...others]) {
    const overlap = dot(candidate, other);
    for (let i = 0; i < length; i++) candidate[i] = (candidate[i] as number) - overlap * (other[i] as number);
  }
  const norm = Math.sqrt(dot(candidate, candidate));
  return candidate.map((value) => value / norm);
}

/** The decomposition of a matrix given by its columns, no more of them than rows. */
export function decompose(columns: Columns, rows: number): { u: Columns; s: number[]; v: Columns } {
  const basis = columns.map((_, i) => Float64Array.from(columns, (__, j) => (i === j ? 1 : 0)));
  orthogonalise(columns, basis);
  const triples = columns.map((column, i) => ({ column, s: Math.sqrt(dot(column, column)), v: basis[i] as Float64Array }));
  triples.sort((a, b) => b.s - a.s);
  // What rounding leaves of a column that should be 0 is no direction.
  const noise = (triples[0]?.s ?? 0) * rows * Number.EPSILON;
  const u: Float64Array[] = [];
  for (const { column, s } of triples) u.push(s > noise ? column.map((value) => value / s) : completion(u, rows));
  return { u, s: triples.map(({ s }) => (s > noise ? s : 0)), v: triples.map(({ v }) => v) };
}
