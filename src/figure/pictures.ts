/**
 * Small test pictures, made by formulas: whole grey levels from 0 to 15, so that sums of them with whole weights are exact.
 * Each has something to look for: edges in every direction, one lone pixel (the answer to it is the kernel, turned by half a
 * turn), stripes that grow finer, a letter with thin and thick strokes.
 */
export const pictures = ['shapes', 'point', 'stripes', 'letter'] as const;
export type PictureName = (typeof pictures)[number];

/** side × side grey levels in row order. */
export function picture(name: PictureName, side: number): number[] {
  const rule = rules[name];
  // Positions run from −1 to 1 between the centres of the outermost pixels.
  const position = (at: number) => (2 * at) / Math.max(1, side - 1) - 1;
  return Array.from({ length: side * side }, (_, index) => {
    const [row, column] = [Math.floor(index / side), index % side];
    return name === 'point' ? pointAt(row, column, side) : rule(position(column), position(row));
  });
}

const pointAt = (row: number, column: number, side: number): number => (row === side >> 1 && column === side >> 1 ? 15 : 0);

const rules: Readonly<Record<PictureName, (x: number, y: number) => number>> = {
  shapes(x, y) {
    const disc = (x + 0.42) ** 2 + (y + 0.4) ** 2 < 0.16;
    const box = x > 0.18 && x < 0.82 && y > -0.78 && y < -0.14;
    const slope = y > 0.2 && y < 0.86 && Math.abs(x + 0.4 - (y - 0.53)) < 0.2;
    const ring = Math.abs(Math.hypot(x - 0.48, y - 0.5) - 0.3) < 0.09;
    if (disc || ring) return 15;
    if (box) return 11;
    return slope ? 13 : 3;
  },
  point: () => 0,
  stripes: (x, y) => (Math.sin(2.2 * Math.PI * (x + 1.4) ** 2) * (y < 0 ? 1 : -1) > 0 ? 13 : 2),
  letter(x, y) {
    const stem = x > -0.6 && x < -0.28 && Math.abs(y) < 0.76;
    const bowl = Math.abs(Math.hypot((x + 0.3) / 1.1, y + 0.3) - 0.4) < 0.1 && x > -0.3;
    const leg = Math.abs(x - 0.05 - 0.62 * (y - 0.15)) < 0.13 && y > 0.05 && y < 0.76;
    const foot = Math.abs(y - 0.73) < 0.06 && x > -0.74 && x < -0.14;
    return stem || bowl || leg || foot ? 1 : 14;
  },
};
