/** What runs inside the page of browser.ts. */
import { createWebGpu } from '../webgpu/webgpu.ts';
import type { Case } from './cases.ts';
import { runCases, type Verdict } from './run.ts';

const backends = { webgpu: () => createWebGpu(navigator.gpu) };

export async function judge(name: keyof typeof backends, cases: readonly Case[]): Promise<Verdict[]> {
  const backend = await backends[name]();
  try {
    return await runCases(backend, cases);
  } finally {
    backend.close();
  }
}
