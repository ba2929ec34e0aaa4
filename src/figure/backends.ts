/**
 * The backends a page can compute on besides the reference operators. A backend is opened by the first figure that asks for
 * it, shared by all figures of the page, and closed when the last of them leaves.
 */
import type { Backend } from '../nn/backend.ts';
import type { GpuOperatorName } from '../nn/webgpu/programs/index.ts';

export type BackendName = 'cpu' | 'webgpu';

/** Why there is no GPU: the browser has no WebGPU, it has but finds no adapter, or the device broke down. */
export type Missing = 'noApi' | 'noAdapter' | 'lost' | 'gpuFailed';
export type Gpu = Backend<GpuOperatorName>;
/** `wasLost` tells whether the device broke down since it was opened (the backend then asks for another one by itself). */
export type Opened = { readonly backend: Gpu; readonly wasLost: () => boolean } | { readonly missing: Missing };

let opening: Promise<Opened> | undefined;
let users = 0;

/** Takes part in the page's GPU backend. Each call needs one `leaveGpu`. */
export function joinGpu(): void {
  users++;
}

/** The GPU backend, opened at the first call. Never rejects. */
export function gpu(): Promise<Opened> {
  opening ??= openGpu();
  return opening;
}

export function leaveGpu(): void {
  users--;
  if (users > 0 || opening === undefined) return;
  void opening.then(close);
  opening = undefined;
}

/** Closes a backend that failed, so that the next call opens a new one; one that was replaced already stays replaced. */
export async function dropGpu(failed: Opened): Promise<void> {
  const current = opening;
  if (current !== undefined && (await current) === failed && opening === current) opening = undefined;
  close(failed);
}

function close(opened: Opened): void {
  if ('backend' in opened) opened.backend.close();
}

async function openGpu(): Promise<Opened> {
  // Typed as always there; older browsers and insecure pages don't have it.
  const api = navigator.gpu as GPU | undefined;
  if (api === undefined) return { missing: 'noApi' };
  try {
    const { createWebGpu } = await import('../nn/webgpu/webgpu.ts');
    let lost = false;
    const backend = await createWebGpu(api, {
      onLost: () => {
        lost = true;
      },
    });
    return { backend, wasLost: () => lost };
  } catch {
    return { missing: 'noAdapter' };
  }
}
