/**
 * Resizing a plane: along each axis, every output cell is a blend of two neighbouring input cells.
 * The kind of resizing is only the rule that says which two, and in what proportion.
 */
import { bytesOf, expectGradientShape, type Operator } from './operator.ts';
import { dimensions, elementCount, type FloatArray, type Shape, type Tensor, zeros } from './tensor.ts';
import { type PerAxis, pair } from './window.ts';

export interface ResizeInputs<A extends FloatArray = Float32Array> {
  readonly x: Tensor<A>;
}

export interface ResizeOptions {
  /** Height and width of the output. */
  readonly size: PerAxis;
}

export interface InterpolationOptions extends ResizeOptions {
  /** Lay the centres of the corner cells on each other, instead of the outer edges; false by default. */
  readonly alignCorners?: boolean | undefined;
}

/** The value near·(1 − blend) + far·blend. */
export interface Sample {
  readonly near: number;
  readonly far: number;
  readonly blend: number;
}

/** What an output cell of one axis samples, given the lengths of the input and the output along it. */
export type SamplingRule = (output: number, from: number, to: number, alignCorners: boolean) => Sample;

function outputShape({ x }: { readonly x: Shape }, options: ResizeOptions): Shape {
  const [batch, channels] = dimensions('x', x, ['N', 'C', 'H', 'W']);
  const shape = [batch, channels, ...pair('size', options.size)];
  elementCount(shape, 'the output');
  return shape;
}

/** An operator from [N, C, H, W] to [N, C, ...size] that samples both axes by `rule`. */
export function resizeOperator(rule: SamplingRule): Operator<ResizeInputs, InterpolationOptions> {
  /** Calls `visit` with the output's index and, for each input cell it blends, that cell's index and weight. */
  function eachBlend(x: Shape, options: InterpolationOptions, visit: (output: number, cell: number, weight: number) => void): void {
    const [batch, channels, height, width] = dimensions('x', x, ['N', 'C', 'H', 'W']);
    const [outHeight, outWidth] = pair('size', options.size);
    const alignCorners = options.alignCorners ?? false;
    const rows = Array.from({ length: outHeight }, (_, p) => rule(p, height, outHeight, alignCorners));
    const columns = Array.from({ length: outWidth }, (_, q) => rule(q, width, outWidth, alignCorners));
    // A cell of weight 0 is not part of the blend: an infinity there must not turn into NaN.
    const visitBlended = (output: number, cell: number, weight: number) => weight !== 0 && visit(output, cell, weight);
    let output = 0;
    for (let plane = 0; plane < batch * channels; plane++) {
      for (const row of rows) {
        const near = (plane * height + row.near) * width;
        const far = (plane * height + row.far) * width;
        for (const column of columns) {
          visitBlended(output, near + column.near, (1 - row.blend) * (1 - column.blend));
          visitBlended(output, near + column.far, (1 - row.blend) * column.blend);
          visitBlended(output, far + column.near, row.blend * (1 - column.blend));
          visitBlended(output, far + column.far, row.blend * column.blend);
          output++;
        }
      }
    }
  }

  return {
    outputShape,
    cost: (shapes, options) => ({ parameters: 0, multiplyAccumulates: 0, bytes: bytesOf(shapes.x, outputShape(shapes, options)) }),
    forward<A extends FloatArray>({ x }: ResizeInputs<A>, options: InterpolationOptions): Tensor<A> {
      const y = zeros(outputShape({ x: x.shape }, options), x.data);
      eachBlend(x.shape, options, (output, cell, weight) => {
        y.data[output] = (y.data[output] as number) + weight * (x.data[cell] as number);
      });
      return y;
    },
    backward({ x }, gradient, options) {
      expectGradientShape(gradient, outputShape({ x: x.shape }, options));
      const dx = zeros(x.shape, x.data);
      eachBlend(x.shape, options, (output, cell, weight) => {
        dx.data[cell] = (dx.data[cell] as number) + weight * (gradient.data[output] as number);
      });
      return { x: dx };
    },
  };
}
