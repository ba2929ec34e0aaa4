/**
 * The two-dimensional discrete Fourier transform, of any size.
 *
 *   y[f, g] = Σ_{p,q} x[p, q] · e^{−2πi·(f·p/H + g·q/W)}        the inverse has +2πi and divides by H·W
 *
 * x: [H, W] real, or [2, H, W] complex: the plane of real parts, then that of imaginary parts   y: [2, H, W].
 * The gradient is the conjugate transform of the upstream one, of which a real x takes the real part.
 * Source: Oppenheim & Schafer 2010, "Discrete-Time Signal Processing", chapter 8; the algorithm is in ../fft.ts.
 */
import { type Complex, complex, fftPlane } from '../fft.ts';
import { bytesOf, expectGradientShape, type Operator } from '../operator.ts';
import { dimensions, elementCount, type FloatArray, type Shape, ShapeError, shapeText, type Tensor, zeros } from '../tensor.ts';

export interface Fft2dInputs<A extends FloatArray = Float32Array> {
  readonly x: Tensor<A>;
}

export interface Fft2dOptions {
  readonly inverse?: boolean | undefined;
}

function planeSize(x: Shape): readonly [height: number, width: number] {
  if (x.length !== 3) return dimensions('x', x, ['H', 'W']);
  const [parts, height, width] = dimensions('x', x, ['2', 'H', 'W']);
  if (parts !== 2) throw new ShapeError(`a complex x is a real and an imaginary plane, [2, H, W], but its shape is ${shapeText(x)}`);
  return [height, width];
}

function outputShape({ x }: { readonly x: Shape }): Shape {
  const shape = [2, ...planeSize(x)];
  elementCount(shape, 'the output');
  return shape;
}

function toComplex({ shape, data }: Tensor<FloatArray>): Complex {
  const [height, width] = planeSize(shape);
  const plane = complex(height * width);
  plane.re.set(data.subarray(0, height * width));
  if (shape.length === 3) plane.im.set(data.subarray(height * width));
  return plane;
}

export const fft2d: Operator<Fft2dInputs, Fft2dOptions> = {
  outputShape,
  /** 5·M·log₂M floating-point operations is the customary count for M numbers; two make one multiply-accumulate. */
  cost(shapes) {
    const shape = outputShape(shapes);
    const elements = elementCount(shape) / 2;
    return { parameters: 0, multiplyAccumulates: Math.round(2.5 * elements * Math.log2(elements)), bytes: bytesOf(shapes.x, shape) };
  },
  forward<A extends FloatArray>({ x }: Fft2dInputs<A>, options: Fft2dOptions = {}): Tensor<A> {
    const y = zeros(outputShape({ x: x.shape }), x.data);
    const [height, width] = planeSize(x.shape);
    const plane = toComplex(x);
    fftPlane(plane, height, width, options.inverse);
    y.data.set(plane.re);
    y.data.set(plane.im, height * width);
    return y;
  },
  backward<A extends FloatArray>({ x }: Fft2dInputs<A>, gradient: Tensor<A>, options: Fft2dOptions = {}) {
    expectGradientShape(gradient, outputShape({ x: x.shape }));
    const [height, width] = planeSize(x.shape);
    const plane = toComplex(gradient);
    const inverse = options.inverse ?? false;
    fftPlane(plane, height, width, !inverse);
    // The adjoint of the transform is H·W times the inverse; that of the inverse is the transform by H·W.
    const scale = inverse ? 1 / (height * width) : height * width;
    const dx = zeros(x.shape, x.data);
    for (let i = 0; i < dx.data.length; i++) {
      const value = i < height * width ? plane.re[i] : plane.im[i - height * width];
      dx.data[i] = scale * (value as number);
    }
    return { x: dx };
  },
};
