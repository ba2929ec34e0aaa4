import { elementCount, expectShape, type FloatArray, type Shape, type Tensor } from './tensor.ts';

/** What an operator's work amounts to, before it is done. */
export interface Cost {
  /** Learnable numbers: weights and biases. */
  readonly parameters: number;
  /** Multiplications each followed by an addition; taps that fall on padding count too, as papers count them. */
  readonly multiplyAccumulates: number;
  /** Bytes of float32 read and written when every input and output crosses memory once. */
  readonly bytes: number;
}

/**
 * The same names with another value: an operator's inputs as tensors, as shapes or as a backend's handles.
 * A single tensor maps to a single value; optional inputs stay optional.
 */
export type Mapped<T, Value> = T extends Tensor<FloatArray> ? Value : { readonly [K in keyof T]: Value };

/** Options may be left out wherever every one of them has a default. */
export type OptionsArgument<Options> = Partial<Options> extends Options ? [options?: Options] : [options: Options];

/**
 * One operator: its shape rule, its cost, its definition in plain loops, and its gradient.
 *
 * `Inputs` and `Outputs` are records of tensors (`Outputs` usually one tensor). Options default to what the deep-learning
 * frameworks take: stride 1, padding 0, dilation 1, groups 1. Every method throws a ShapeError for shapes and options
 * that don't fit together; numbers inside the tensors may be anything, NaN and infinities go through the arithmetic.
 */
export interface Operator<Inputs, Options, Outputs = Tensor> {
  outputShape(shapes: Mapped<Inputs, Shape>, ...options: OptionsArgument<Options>): Mapped<Outputs, Shape>;
  cost(shapes: Mapped<Inputs, Shape>, ...options: OptionsArgument<Options>): Cost;
  forward<A extends FloatArray>(inputs: Mapped<Inputs, Tensor<A>>, ...options: OptionsArgument<Options>): Mapped<Outputs, Tensor<A>>;
  /**
   * The vector–Jacobian product: given d loss / d output, d loss / d input for every input that was given.
   * Nothing of the forward pass is kept, so what is needed of it is computed again.
   */
  backward<A extends FloatArray>(
    inputs: Mapped<Inputs, Tensor<A>>,
    gradient: Mapped<Outputs, Tensor<A>>,
    ...options: OptionsArgument<Options>
  ): Mapped<Inputs, Tensor<A>>;
}

/** The shapes of a record of tensors or handles; an optional input that is absent stays absent. */
export function shapesOf<T extends { readonly [K in keyof T]?: { readonly shape: Shape } | undefined }>(
  tensors: T,
): { readonly [K in keyof T]: Shape } {
  // The names of the result are those of `tensors`, which the type of a record made at run time can't say.
  return mapRecord(tensors as Record<string, { readonly shape: Shape } | undefined>, ({ shape }) => shape) as {
    readonly [K in keyof T]: Shape;
  };
}

/** One tensor or handle, or a record of them: each passed through `change`, absent optional ones left absent. */
export function mapEach<From extends { readonly shape: Shape }, To>(
  value: From | Readonly<Record<string, From | undefined>>,
  change: (value: From, name?: string) => To,
): To | Record<string, To> {
  return isSingle(value) ? change(value) : mapRecord(value, change);
}

export function mapRecord<From, To>(
  record: Readonly<Record<string, From | undefined>>,
  change: (value: From, name: string) => To,
): Record<string, To> {
  const present = Object.entries(record).flatMap(([name, value]) => (value === undefined ? [] : [[name, change(value, name)] as const]));
  return Object.fromEntries(present);
}

/** Whether this is one tensor or handle, not a record of them. No operator names an input or output `shape`. */
export function isSingle<One extends { readonly shape: Shape }>(value: One | Readonly<Record<string, One | undefined>>): value is One {
  return Array.isArray(value.shape);
}

/** Bytes of float32 that these tensors take together; absent optional inputs take none. */
export function bytesOf(...shapes: readonly (Shape | undefined)[]): number {
  return shapes.reduce((sum, shape) => sum + (shape === undefined ? 0 : 4 * elementCount(shape)), 0);
}

/** @throws ShapeError unless the upstream gradient has the shape of the output. */
export function expectGradientShape(gradient: { readonly shape: Shape }, outputShape: Shape): void {
  expectShape('the gradient', gradient.shape, outputShape, 'it has one entry for each entry of the output');
}
