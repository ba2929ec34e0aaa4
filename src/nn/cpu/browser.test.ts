import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findChromium } from '../../browser/findChromium.ts';
import { openBrowserPage } from '../conformance/browser.ts';
import { parseCases } from '../conformance/cases.ts';
import type { Verdict } from '../conformance/run.ts';

const pytorch = new URL('../conformance/pytorch.json', import.meta.url);
const scenarios = 'src/nn/cpu/scenarios.ts';

describe.skipIf(findChromium() === undefined)('in a browser, the cpu backend', { timeout: 120_000 }, () => {
  it('computes in its Worker, agrees with PyTorch there, and outlives a bad call', async () => {
    const page = await openBrowserPage();
    try {
      const outcome = await page.call(scenarios, 'failBetweenTwo');
      expect(outcome).toEqual({
        results: [
          [0, 4, 6],
          [0, 4, 6],
        ],
        failure: expect.stringContaining('ShapeError: stride'),
        simd: [true, true],
      });
      const { cases } = parseCases(readFileSync(pytorch, 'utf8'));
      const verdicts: Verdict[] = await page.call(scenarios, 'judge', cases);
      expect(verdicts.filter(({ status }) => status !== 'passed')).toEqual([]);
      expect(verdicts).toHaveLength(cases.length);
    } finally {
      await page.close();
    }
  });

  it('hands over to the reference loops where no Worker can be started, and says so', async () => {
    const page = await openBrowserPage();
    try {
      const outcome = { result: [-2, 4, 6], reason: expect.stringMatching(/./) };
      expect(await page.call(scenarios, 'hasNoWorker')).toEqual([outcome, outcome]);
    } finally {
      await page.close();
    }
  });
});
