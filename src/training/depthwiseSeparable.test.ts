import { describe, expect, it } from 'vitest';
import { layersOf } from '../demos/depthwise-separable/network/layers.ts';
import record from '../demos/depthwise-separable/network/record.json' with { type: 'json' };
import weights from '../demos/depthwise-separable/network/weights.json' with { type: 'json' };
import { fromStored, logitsOf, recheckEvery } from './depthwiseSeparable.ts';
import { loadDigits } from './digits.ts';
import { correctOf } from './score.ts';

const digits = loadDigits();

describe('the networks with and without an activation between the steps', () => {
  it.each(['none', 'relu'] as const)('get as many digits right as recorded: %s', (between) => {
    const chain = layersOf(fromStored(weights[between]), between === 'relu');
    const again = digits.test.filter((_, at) => at % recheckEvery === 0);
    expect(correctOf(again, ({ pixels }) => logitsOf(chain, pixels))).toBe(record.rechecked[between]);
  });

  it('were trained from as many seeds each', () => {
    expect([record.correct.none.length, record.correct.relu.length]).toEqual([record.seeds.length, record.seeds.length]);
    expect(record.testDigits).toBe(digits.test.length);
  });
});
