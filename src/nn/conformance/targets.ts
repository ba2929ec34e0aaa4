/**
 * The backends that `npm run conformance` judges. A target may run in this process or drive a browser: it only has to turn
 * cases into verdicts. Modules are loaded when their turn comes, so that one that can't load doesn't take the others along.
 */
import type { Case } from './cases.ts';
import { runCases, type Verdict } from './run.ts';

/** This machine can't run the target, for instance because it has no browser: its cases count as skipped. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

export interface Target {
  readonly name: string;
  /** @throws Unavailable */
  judge(cases: readonly Case[]): Promise<readonly Verdict[]>;
}

export const targets: readonly Target[] = [
  {
    name: 'reference',
    async judge(cases) {
      const { createReference } = await import('../reference.ts');
      return runCases(createReference(), cases);
    },
  },
  {
    name: 'cpu',
    async judge(cases) {
      const [{ createCpu }, { inThisThread }] = await Promise.all([import('../cpu/cpu.ts'), import('../cpu/inThisThread.ts')]);
      return runCases(createCpu(inThisThread()), cases);
    },
  },
  {
    name: 'webgpu',
    async judge(cases) {
      const { judgeInBrowser } = await import('./browser.ts');
      return judgeInBrowser('webgpu', cases);
    },
  },
];
