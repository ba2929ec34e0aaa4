/** A way to a service: through a Worker in a page; the others are in inThisThread.ts and thread.ts. */
import type { Reply, Request } from './protocol.ts';

export interface Link {
  send(request: Request, transfer: readonly ArrayBuffer[]): void;
  close(): void;
}

export interface Listener {
  reply(reply: Reply): void;
  /** The other side is gone: no reply will come any more. */
  lost(reason: string): void;
  /** The other side could not be started, and another one has taken its place. */
  handedOver?(reason: string): void;
}

export type Connect = (listener: Listener) => Link;

/** A Worker that says `ready` when it has loaded. One that can't be made, or fails to load, is `lost`. */
export const throughWorker: Connect = (listener) => {
  let worker: Worker;
  try {
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  } catch (error) {
    // Told later, as by a Worker: whoever connects has no link yet.
    const reason = error instanceof Error ? error.message : String(error);
    queueMicrotask(() => listener.lost(reason));
    return { send: () => {}, close: () => {} };
  }
  worker.onmessage = ({ data }: MessageEvent<Reply>) => listener.reply(data);
  worker.onerror = (event) => listener.lost(event.message || 'the Worker could not be started');
  return {
    send: (request, transfer) => worker.postMessage(request, [...transfer]),
    close: () => worker.terminate(),
  };
};
