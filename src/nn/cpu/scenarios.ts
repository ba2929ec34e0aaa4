/** What the tests do with the cpu backend inside a page, where its Worker is a real one. */
import type { Case } from '../conformance/cases.ts';
import { runCases, type Verdict } from '../conformance/run.ts';
import { tensor } from '../tensor.ts';
import { createCpu } from './cpu.ts';
import { hasRelaxedSimd, hasSimd } from './simd.ts';

export async function judge(cases: readonly Case[]): Promise<Verdict[]> {
  const cpu = createCpu();
  try {
    return await runCases(cpu, cases);
  } finally {
    cpu.close();
  }
}

/** A chain of operators, then a call that fails, then another chain: what both chains gave, and what the failure said. */
export async function failBetweenTwo(): Promise<{ readonly results: number[][]; readonly failure: string; readonly simd: boolean[] }> {
  const cpu = createCpu();
  const x = cpu.upload(tensor([1, 1, 1, 3], [-1, 2, 3]));
  const w = cpu.upload(tensor([1, 1, 1, 1], [2]));
  const chain = async () => [...(await cpu.download(cpu.run('relu', { x: cpu.run('conv2d', { x, w }) }))).data];
  const first = await chain();
  let failure = '';
  try {
    cpu.run('conv2d', { x, w }, { stride: Number.NaN });
  } catch (error) {
    failure = String(error);
  }
  const second = await chain();
  cpu.close();
  return { results: [first, second], failure, simd: [hasSimd(), hasRelaxedSimd()] };
}

/** What a page computes in which no Worker can be started: its script is not there, or a policy forbids it. */
export async function hasNoWorker(): Promise<readonly { readonly result: number[]; readonly reason: string | undefined }[]> {
  const outcomes = [];
  for (const prevent of [loseScripts, forbidWorkers]) {
    prevent();
    const cpu = createCpu();
    const x = cpu.upload(tensor([1, 1, 1, 3], [-1, 2, 3]));
    const w = cpu.upload(tensor([1, 1, 1, 1], [2]));
    const { data } = await cpu.download(cpu.run('conv2d', { x, w }));
    outcomes.push({ result: [...data], reason: await cpu.handedOver() });
    cpu.close();
  }
  return outcomes;
}

function loseScripts(): void {
  globalThis.Worker = class extends Worker {
    constructor() {
      super(new URL('/nowhere.js', location.href), { type: 'module' });
    }
  };
}

function forbidWorkers(): void {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "worker-src 'none'";
  document.head.append(policy);
}
