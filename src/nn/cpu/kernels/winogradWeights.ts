/**
 * The weights' side of Winograd's F(4×4, 3×3), see winograd.ts: U = G g Gᵀ. Done once for as long as the weights stay, so in
 * TypeScript and in double precision, which takes their share out of the rounding.
 */

/** G: a row for each of the six points, a column for each of the three weights. */
const weightTransform = Float64Array.of(
  ...[1 / 4, 0, 0],
  ...[-1 / 6, -1 / 6, -1 / 6],
  ...[-1 / 6, 1 / 6, -1 / 6],
  ...[1 / 24, 1 / 12, 1 / 6],
  ...[1 / 24, -1 / 12, 1 / 6],
  ...[0, 0, 1],
);

/** out[row, column] = Σᵢ G[row, i] · m[i, column]: m has three rows and `columns` columns, out has six rows. */
function applyWeightTransform(m: Float64Array, columns: number, out: Float64Array): void {
  for (let row = 0; row < 6; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let i = 0; i < 3; i++) sum += (weightTransform[3 * row + i] as number) * (m[i * columns + column] as number);
      out[row * columns + column] = sum;
    }
  }
}

/**
 * U[g][k][o][c] = (G g Gᵀ)[k], in double precision, from OIHW weights.
 * @param kernels groups, outputs and inputs of one group
 */
export function transformWeights(w: Float32Array, [groups, outputs, inputs]: readonly [number, number, number], u: Float32Array): void {
  const perMatrix = outputs * inputs;
  const [kernel, half, turned, whole] = [new Float64Array(9), new Float64Array(18), new Float64Array(18), new Float64Array(36)];
  for (let at = 0; at < groups * perMatrix; at++) {
    for (let i = 0; i < 9; i++) kernel[i] = w[9 * at + i] as number;
    applyWeightTransform(kernel, 3, half);
    for (let row = 0; row < 6; row++) for (let j = 0; j < 3; j++) turned[6 * j + row] = half[3 * row + j] as number;
    // Now (G g)ᵀ: the second application gives (G g Gᵀ)ᵀ.
    applyWeightTransform(turned, 6, whole);
    const first = Math.floor(at / perMatrix) * 36 * perMatrix + (at % perMatrix);
    for (let row = 0; row < 6; row++) {
      for (let column = 0; column < 6; column++) u[first + (6 * row + column) * perMatrix] = whole[6 * column + row] as number;
    }
  }
}
