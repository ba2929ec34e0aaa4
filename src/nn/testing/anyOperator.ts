/** Operators and their values as property tests see them: chosen by name, all alike. */
import { isSingle, type Operator } from '../operator.ts';
import { type OperatorName, operators } from '../ops/index.ts';
import type { Tensor } from '../tensor.ts';

export type Values = Readonly<Record<string, Tensor<Float64Array>>>;
export type AnyOperator = Operator<Values, object, Tensor<Float64Array> | Values>;

export const operatorNames = Object.keys(operators) as OperatorName[];

/** Its real types are known to whoever calls it by its own name; here only records of tensors are. */
export const operatorNamed = (name: OperatorName): AnyOperator => operators[name] as unknown as AnyOperator;

/** The outputs of an operator by name; a single one is called y. */
export const outputsOf = (result: Tensor<Float64Array> | Values): Values => (isSingle(result) ? { y: result } : result);

export function dot(a: Tensor<Float64Array>, b: Tensor<Float64Array>): number {
  // Both have the same shape.
  return a.data.reduce((sum, value, i) => sum + value * (b.data[i] as number), 0);
}
