import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findChromium } from '../../browser/findChromium.ts';
import { judgeInBrowser } from './browser.ts';
import { parseCases } from './cases.ts';

const pytorch = new URL('./pytorch.json', import.meta.url);
/** Kept beside the project, not in it: run where it is found. */
const onnx = new URL('../../../../shared/conformance/onnx.json', import.meta.url);
/** Iterations and decompositions, which the GPU backend does not have. */
const absent = new Set(['richardsonLucy', 'wienerDeconvolution']);

// Compiling dozens of shaders for a software adapter takes a while on a busy machine.
describe.skipIf(findChromium() === undefined)('in a browser, the webgpu backend', { timeout: 600_000 }, () => {
  for (const file of [pytorch, onnx].filter((url) => existsSync(url))) {
    const { generator, cases } = parseCases(readFileSync(file, 'utf8'));
    it(`agrees with ${generator} in every case of an operator it has`, async () => {
      const verdicts = await judgeInBrowser('webgpu', cases);
      expect(verdicts.filter(({ status }) => status === 'failed')).toEqual([]);
      const skipped = cases.filter((_, i) => verdicts[i]?.status === 'skipped').map(({ op }) => op);
      expect(skipped.filter((op) => !absent.has(op))).toEqual([]);
      expect(verdicts).toHaveLength(cases.length);
    });
  }
});
