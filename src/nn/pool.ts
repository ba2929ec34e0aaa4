/**
 * The windows of a pooling layer. Padding is no number here: a window counts only the cells that exist, and always has one.
 */
import { dimensions, elementCount, expectWork, type Shape, ShapeError } from './tensor.ts';
import { type Padding, type Pair, type PerAxis, pair, type Sides, sides, slidingOutput } from './window.ts';

export interface PoolOptions {
  readonly kernel: PerAxis;
  /** As large as the kernel by default, so that windows don't overlap. */
  readonly stride?: PerAxis | undefined;
  /** Smaller than the kernel on each side. */
  readonly padding?: Padding | undefined;
}

export interface PoolGeometry {
  readonly batch: number;
  readonly channels: number;
  readonly input: Pair;
  readonly output: Pair;
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly padding: Sides;
}

/** All sizes and options of one call, checked and in full. @throws ShapeError */
export function poolGeometry(x: Shape, options: PoolOptions): PoolGeometry {
  const [batch, channels, height, width] = dimensions('x', x, ['N', 'C', 'H', 'W']);
  const kernel = pair('kernel', options.kernel);
  const stride = pair('stride', options.stride ?? options.kernel);
  const padding = sides(options.padding ?? 0);
  padding.forEach((cells, side) => {
    const size = kernel[side % 2 === 0 ? 0 : 1];
    if (cells >= size) throw new ShapeError(`padding ${cells} must be smaller than the pooling kernel ${size}, or windows would be empty`);
  });
  const input = [height, width] as const;
  const output = slidingOutput(input, { kernel, stride, padding, dilation: [1, 1] });
  const windowCells = Math.min(kernel[0], height) * Math.min(kernel[1], width);
  expectWork(elementCount([batch, channels, ...output], 'the output') * windowCells);
  return { batch, channels, input, output, kernel, stride, padding };
}

export function poolOutputShape(x: Shape, options: PoolOptions): Shape {
  const { batch, channels, output } = poolGeometry(x, options);
  return [batch, channels, ...output];
}

/** Calls `visit` with the output's index, and the flat indices in x of the cells its window holds. */
export function eachWindow(geometry: PoolGeometry, visit: (output: number, cells: readonly number[]) => void): void {
  const { batch, channels, kernel, stride, padding } = geometry;
  const [height, width] = geometry.input;
  const [outHeight, outWidth] = geometry.output;
  let output = 0;
  for (let plane = 0; plane < batch * channels; plane++) {
    for (let p = 0; p < outHeight; p++) {
      for (let q = 0; q < outWidth; q++) {
        const [top, left] = [p * stride[0] - padding[0], q * stride[1] - padding[1]];
        const cells: number[] = [];
        for (let row = Math.max(top, 0); row < Math.min(top + kernel[0], height); row++) {
          for (let column = Math.max(left, 0); column < Math.min(left + kernel[1], width); column++) {
            cells.push((plane * height + row) * width + column);
          }
        }
        visit(output++, cells);
      }
    }
  }
}
