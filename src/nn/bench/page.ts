/** What runs inside the page of conformance/browser.ts. */
import { createWebGpu } from '../webgpu/webgpu.ts';
import { cpuContestants, webgpuContestants } from './contestants.ts';
import { type Measurement, measure } from './measure.ts';

/** What was measured and on what, or why nothing was: an Error's class would not come through to the caller. */
export type Outcome = { readonly on: string; readonly measurements: readonly Measurement[] } | { readonly missing: string };

export async function measureCpu(seconds: number): Promise<Outcome> {
  return attempt(async () => ({ on: navigator.userAgent, measurements: await measure(cpuContestants(), seconds) }));
}

export async function measureWebGpu(seconds: number): Promise<Outcome> {
  return attempt(async () => {
    // Typed as always there.
    const gpu = navigator.gpu as GPU | undefined;
    if (gpu === undefined) return { missing: 'this Chromium has no WebGPU' };
    const backend = await createWebGpu(gpu);
    try {
      return { on: await adapterName(gpu), measurements: await measure(webgpuContestants(backend), seconds) };
    } finally {
      backend.close();
    }
  });
}

async function adapterName(gpu: GPU): Promise<string> {
  const { vendor, architecture, description } = (await gpu.requestAdapter())?.info ?? {};
  return [vendor, architecture, description].filter((part) => part !== undefined && part !== '').join(' ') || 'an adapter without a name';
}

async function attempt(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}
