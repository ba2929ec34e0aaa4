import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapEach } from './operator.ts';
import { elementCount, type Shape } from './tensor.ts';
import { operatorNamed, operatorNames } from './testing/anyOperator.ts';
import { calls } from './testing/arbitraries.ts';

/** Inputs that are learned; whatever else an operator is given is data. */
const learned = new Set(['w', 'b', 'w1', 'b1', 'w2', 'b2', 'gamma', 'beta', 'k']);

describe('the cost of an operator', () => {
  it.each(operatorNames)('%s: every input and output crosses memory once, and parameters are what is learned', (name) => {
    fc.assert(
      fc.property(calls[name], ({ shapes, options }) => {
        const operator = operatorNamed(name);
        const { parameters, multiplyAccumulates, bytes } = operator.cost(shapes, options);
        let elements = 0;
        for (const shape of Object.values(shapes)) elements += elementCount(shape);
        mapEach(operator.forward(zerosOf(shapes), options), ({ shape }) => {
          elements += elementCount(shape);
        });
        expect(bytes).toBe(4 * elements);
        const parts = Object.entries(shapes).map(([key, shape]) => (learned.has(key) ? elementCount(shape) : 0));
        expect(parameters).toBe(parts.reduce((sum, count) => sum + count, 0));
        expect(Number.isInteger(multiplyAccumulates) && multiplyAccumulates >= 0).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

function zerosOf(shapes: Readonly<Record<string, Shape>>) {
  return Object.fromEntries(Object.entries(shapes).map(([key, shape]) => [key, { shape, data: new Float64Array(elementCount(shape)) }]));
}
