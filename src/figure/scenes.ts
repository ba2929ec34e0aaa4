/**
 * Pictures drawn by code, so that a figure has something to look at before the reader brings a picture: each is a function of
 * the place, averaged over a few points of every pixel.
 */
type Colour = readonly [red: number, green: number, blue: number];
/** u to the right and v down, both from 0 to 1; colours from 0 to 1. */
type Shade = (u: number, v: number, side: number) => Colour;

const sky = (v: number): Colour => [0.55 + 0.35 * v, 0.72 + 0.2 * v, 0.95];
const near = (u: number, v: number, atU: number, atV: number): number => Math.hypot(u - atU, v - atV);

const shades = {
  /** Soft and hard edges, flat parts and a gradient: what a photograph has, in little. */
  hills(u, v) {
    const far = 0.55 + 0.08 * Math.sin(7 * u + 0.6);
    const front = 0.78 - 0.14 * Math.sin(3.4 * u + 0.3);
    const wall = u > 0.22 && u < 0.44 && v > 0.56 && v < 0.8;
    const roof = v > 0.42 && v <= 0.56 && Math.abs(u - 0.33) < v - 0.42 + 0.01;
    if (u > 0.3 && u < 0.36 && v > 0.66 && v < 0.8) return [0.2, 0.14, 0.14];
    if (wall) return [0.94, 0.88, 0.74];
    if (roof) return [0.7, 0.2, 0.16];
    if (v > front) return [0.26 + 0.3 * (v - front), 0.5 + 0.3 * (v - front), 0.2];
    if (v > far) return [0.36, 0.5, 0.55];
    if (near(u, v, 0.76, 0.22) < 0.11) return [1, 0.9, 0.45];
    return sky(v);
  },
  /** Flat shapes, where every answer of an edge kernel can be foretold. */
  shapes(u, v) {
    if (near(u, v, 0.3, 0.3) < 0.19) return [1, 0.86, 0.2];
    if (u > 0.57 && u < 0.9 && v > 0.12 && v < 0.45) return [0.16, 0.3, 0.62];
    if (v > 0.58 && v < 0.9 && Math.abs(u - 0.3) < (v - 0.58) * 0.62) return [0.84, 0.24, 0.2];
    if (Math.abs(u - v) < 0.05 && u > 0.56) return [1, 1, 1];
    return [0.45, 0.48, 0.45];
  },
  /** Stripes that grow finer, upright above and sloping below. */
  stripes(u, v) {
    const wave = v < 0.5 ? Math.cos(2 * Math.PI * (1.5 * u + 4.5 * u * u)) : Math.cos(2 * Math.PI * 4 * (u + v));
    return [0.5 + 0.5 * wave, 0.5 + 0.5 * wave, 0.5 + 0.5 * wave];
  },
  /** Every hue, pale in the middle. */
  wheel(u, v) {
    const saturation = Math.min(1, 2.1 * near(u, v, 0.5, 0.5));
    const turn = Math.atan2(v - 0.5, u - 0.5);
    const channel = (shift: number) => 1 - saturation * (0.5 - 0.5 * Math.cos(turn - shift));
    return [channel(0), channel((2 * Math.PI) / 3), channel((4 * Math.PI) / 3)];
  },
  /** One bright pixel: what a kernel makes of it is its impulse response. */
  dot(u, v, side) {
    const lit = Math.floor(u * side) === Math.floor(side / 2) && Math.floor(v * side) === Math.floor(side / 2);
    return lit ? [1, 1, 1] : [0, 0, 0];
  },
} as const satisfies Record<string, Shade>;

export type SceneName = keyof typeof shades;
export const sceneNames = Object.keys(shades) as readonly SceneName[];

const pointsAcross = 4;

/** A scene as three planes, red, green, blue, each of side² values from 0 to 1 in row order: [3, side, side]. */
export function sceneOf(name: SceneName, side: number): Float32Array {
  const planes = new Float32Array(3 * side * side);
  const points = pointsAcross * side;
  const share = 1 / pointsAcross ** 2;
  for (let row = 0; row < points; row++) {
    for (let column = 0; column < points; column++) {
      const colour = shades[name]((column + 0.5) / points, (row + 0.5) / points, side);
      const pixel = Math.floor(row / pointsAcross) * side + Math.floor(column / pointsAcross);
      // The pixel lies within the planes by construction.
      for (let c = 0; c < 3; c++)
        planes[c * side * side + pixel] = (planes[c * side * side + pixel] as number) + share * (colour[c] as number);
    }
  }
  return planes;
}
