/** From numbers to grey levels, and from grey levels to a drawing that needs no script. Pure. */

/** 0 to 255 for each value; NaN is black. */
export function greys(values: ArrayLike<number>, [black, white]: readonly [number, number]): Uint8ClampedArray {
  // A clamped array rounds, and keeps what lies outside at 0 and 255.
  return Uint8ClampedArray.from(values, (value) => (white === black ? 128 : (255 * (value - black)) / (white - black)));
}

/** So many greys are told apart in a drawing that travels with the page: more would only make it heavier. */
const levels = 24;

/** The same plane as one path for each grey, runs of equal pixels drawn together. */
export function greyPaths(pixels: ArrayLike<number>, columns: number): readonly { readonly grey: number; readonly path: string }[] {
  const paths = new Map<number, string>();
  const greyAt = (at: number) => Math.round((Math.round(((pixels[at] ?? 0) * (levels - 1)) / 255) * 255) / (levels - 1));
  for (let at = 0; at < pixels.length; ) {
    const [grey, left, top] = [greyAt(at), at % columns, Math.floor(at / columns)];
    let run = 1;
    while (left + run < columns && at + run < pixels.length && greyAt(at + run) === grey) run++;
    paths.set(grey, `${paths.get(grey) ?? ''}M${left} ${top}h${run}v1h-${run}z`);
    at += run;
  }
  return [...paths].map(([grey, path]) => ({ grey, path }));
}

/** The least and the most of the values, 0 included: so black or white or some grey between always stands for nothing. */
export function rangeOf(...planes: readonly ArrayLike<number>[]): readonly [number, number] {
  let [least, most] = [0, 0];
  for (const plane of planes) {
    for (let i = 0; i < plane.length; i++) {
      least = Math.min(least, plane[i] ?? 0);
      most = Math.max(most, plane[i] ?? 0);
    }
  }
  return [least, most];
}
