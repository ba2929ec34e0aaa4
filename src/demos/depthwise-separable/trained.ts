/** What training said of the activation between the steps: shares of test digits named right, over all seeds. */
import record from './network/record.json' with { type: 'json' };

export type Verdict = 'trainedOverlap' | 'trainedNone' | 'trainedRelu';

interface Range {
  readonly least: number;
  readonly most: number;
}

/** Overlapping ranges decide nothing. */
export function verdictOf(none: Range, relu: Range): Verdict {
  if (none.least <= relu.most && relu.least <= none.most) return 'trainedOverlap';
  return none.least > relu.most ? 'trainedNone' : 'trainedRelu';
}

function percentages(correct: readonly number[]) {
  const shares = correct.map((count) => (100 * count) / record.testDigits);
  return { mean: shares.reduce((sum, share) => sum + share, 0) / shares.length, least: Math.min(...shares), most: Math.max(...shares) };
}

const [none, relu] = [percentages(record.correct.none), percentages(record.correct.relu)];

export const verdict = verdictOf(none, relu);
export const numbers = {
  test: record.testDigits,
  seeds: record.seeds.length,
  none: none.mean.toFixed(1),
  noneLeast: none.least.toFixed(1),
  noneMost: none.most.toFixed(1),
  relu: relu.mean.toFixed(1),
  reluLeast: relu.least.toFixed(1),
  reluMost: relu.most.toFixed(1),
};
