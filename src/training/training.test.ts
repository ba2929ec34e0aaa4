import { describe, expect, it } from 'vitest';
import { logitsOf, mapsOf } from '../demos/squeeze-excite/network/forward.ts';
import { record, samples, trained } from '../demos/squeeze-excite/network/trained.ts';
import { largestOf, pictureTensor } from '../figure/digits.ts';
import { restored, stored } from '../figure/network.ts';
import { pictureText } from '../figure/pictureState.ts';
import type { Step } from '../figure/runs.ts';
import { createCpu } from '../nn/cpu/cpu.ts';
import { inThisThread } from '../nn/cpu/inThisThread.ts';
import { uniform } from '../nn/random.ts';
import { tensor } from '../nn/tensor.ts';
import { loadDigits } from './digits.ts';
import { firstWeights } from './firstWeights.ts';
import { train } from './train.ts';

const digits = loadDigits();

describe('the digits', () => {
  it('are ten thousand, split so that no test digit is trained on', () => {
    expect([digits.training.length, digits.test.length]).toEqual([record.trainingDigits, record.testDigits]);
    expect(digits.training.length + digits.test.length).toBe(10_000);
    const trainedOn = new Set(digits.training);
    expect(digits.test.filter((digit) => trainedOn.has(digit))).toEqual([]);
  });

  it('are shown in the figure by the first test digit of each class', () => {
    const first = samples.map((_, k) => pictureText({ kind: 'drawn', pixels: digits.test.find(({ label }) => label === k)?.pixels ?? [] }));
    expect(samples).toEqual(first);
  });
});

describe('the stored network', () => {
  it('names exactly as many of every fourth test digit right as was recorded', () => {
    const again = digits.test.filter((_, at) => at % record.recheckEvery === 0);
    const right = again.filter(({ pixels, label }) => largestOf(logitsOf(mapsOf(pictureTensor(pixels), trained), trained)) === label);
    expect(right.length).toBe(record.recheckCorrect);
    expect(record.accuracy).toBeGreaterThan(95);
  });

  it('keeps every weight within half a step of its scale', () => {
    const made = firstWeights([8, 5], uniform(3));
    const kept = stored(made);
    for (const [i, value] of restored(kept).data.entries()) expect(Math.abs(value - (made.data[i] ?? 0))).toBeLessThan(0.501 * kept.scale);
    expect(() => restored({ ...kept, shape: [8, 6] })).toThrow('48 elements');
  });
});

describe('training', () => {
  const small = (): readonly Step[] => {
    const next = uniform(2);
    const w = firstWeights([10, 1, 28, 28], next);
    return [{ name: 'conv2d', inputs: { w, b: tensor([10], new Float32Array(10)) }, options: {} }];
  };
  const settings = { seed: 5, epochs: 4, batch: 20, rate: 0.003, shift: 0 };
  const some = digits.training.filter((_, at) => at % 40 === 0);

  it('learns, and the same seed gives the same bytes', async () => {
    const runs = [];
    for (const _ of [1, 2]) {
      const backend = createCpu(inThisThread({ fused: false }));
      const steps = small();
      const once = await train(steps, some, { ...settings, epochs: 1 }, backend);
      const more = await train(steps, some, settings, backend);
      expect(more.loss).toBeLessThan(once.loss / 2);
      expect(backend.memory().handles).toBe(0);
      backend.close();
      runs.push(steps[0]?.inputs['w']?.data);
    }
    expect(runs[0]).toEqual(runs[1]);
  });
});
