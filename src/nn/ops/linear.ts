/**
 * A fully connected layer.
 *
 *   y[…, o] = b[o] + Σᵢ x[…, i] · w[o, i]
 *
 * x: [..., I]   w: [O, I]   b: [O]   y: [..., O]; every leading dimension is a batch.
 * Source: Goodfellow, Bengio & Courville 2016, "Deep Learning", section 6.5.
 */
import { bytesOf, expectGradientShape, type Mapped, type Operator, shapesOf } from '../operator.ts';
import {
  dimensions,
  elementCount,
  expectShape,
  expectWork,
  type FloatArray,
  type Shape,
  ShapeError,
  shapeText,
  type Tensor,
  zeros,
} from '../tensor.ts';
import type { NoOptions } from './activations.ts';

export interface LinearInputs<A extends FloatArray = Float32Array> {
  readonly x: Tensor<A>;
  readonly w: Tensor<A>;
  readonly b?: Tensor<A> | undefined;
}

function sizes({ x, w, b }: Mapped<LinearInputs, Shape>): { rows: number; inFeatures: number; outFeatures: number } {
  const [outFeatures, inFeatures] = dimensions('w', w, ['O', 'I']);
  if (x.at(-1) !== inFeatures) {
    throw new ShapeError(`w reads ${inFeatures} features, but x of shape ${shapeText(x)} ends in ${x.at(-1) ?? 'none'}`);
  }
  if (b !== undefined) expectShape('b', b, [outFeatures], 'one bias for each output feature');
  return { rows: elementCount(x, 'x') / inFeatures, inFeatures, outFeatures };
}

function outputShape(shapes: Mapped<LinearInputs, Shape>): Shape {
  const shape = [...shapes.x.slice(0, -1), sizes(shapes).outFeatures];
  expectWork(elementCount(shape, 'the output') * (shapes.w[1] as number));
  return shape;
}

function forward<A extends FloatArray>({ x, w, b }: LinearInputs<A>): Tensor<A> {
  const shapes = shapesOf({ x, w, b });
  const { rows, inFeatures, outFeatures } = sizes(shapes);
  const y = zeros(outputShape(shapes), x.data);
  for (let n = 0; n < rows; n++) {
    for (let o = 0; o < outFeatures; o++) {
      let sum = b?.data[o] ?? 0;
      // Indices are within the shapes that `sizes` checked.
      for (let i = 0; i < inFeatures; i++) sum += (x.data[n * inFeatures + i] as number) * (w.data[o * inFeatures + i] as number);
      y.data[n * outFeatures + o] = sum;
    }
  }
  return y;
}

function backward<A extends FloatArray>({ x, w, b }: LinearInputs<A>, gradient: Tensor<A>): LinearInputs<A> {
  const shapes = shapesOf({ x, w, b });
  const { rows, inFeatures, outFeatures } = sizes(shapes);
  expectGradientShape(gradient, outputShape(shapes));
  const dx = zeros(x.shape, x.data);
  const dw = zeros(w.shape, w.data);
  const db = b && zeros(b.shape, b.data);
  for (let n = 0; n < rows; n++) {
    for (let o = 0; o < outFeatures; o++) {
      const g = gradient.data[n * outFeatures + o] as number;
      if (db) db.data[o] = (db.data[o] as number) + g;
      for (let i = 0; i < inFeatures; i++) {
        const [xi, wi] = [n * inFeatures + i, o * inFeatures + i];
        dx.data[xi] = (dx.data[xi] as number) + g * (w.data[wi] as number);
        dw.data[wi] = (dw.data[wi] as number) + g * (x.data[xi] as number);
      }
    }
  }
  return db === undefined ? { x: dx, w: dw } : { x: dx, w: dw, b: db };
}

export const linear: Operator<LinearInputs, NoOptions> = {
  outputShape,
  cost(shapes) {
    const shape = outputShape(shapes);
    return {
      parameters: elementCount(shapes.w) + (shapes.b?.[0] ?? 0),
      multiplyAccumulates: elementCount(shape) * sizes(shapes).inFeatures,
      bytes: bytesOf(shapes.x, shapes.w, shapes.b, shape),
    };
  },
  forward,
  backward,
};
