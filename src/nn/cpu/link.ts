/** A way to a service: through a Worker in a page, or in the same thread where there are no Workers, as in tests. */
import type { EngineSettings } from './engine.ts';
import type { Reply, Request } from './protocol.ts';
import { createService } from './service.ts';

export interface Link {
  send(request: Request, transfer: readonly ArrayBuffer[]): void;
  close(): void;
}

export interface Listener {
  reply(reply: Reply): void;
  /** The other side is gone: no reply will come any more. */
  lost(reason: string): void;
}

export type Connect = (listener: Listener) => Link;

export const throughWorker: Connect = (listener) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<Reply>) => listener.reply(data);
  worker.onerror = (event) => listener.lost(event.message || 'the Worker could not be started');
  return {
    send: (request, transfer) => worker.postMessage(request, [...transfer]),
    close: () => worker.terminate(),
  };
};

/** Computes at the call. */
export function inThisThread(settings?: EngineSettings): Connect {
  return (listener) => {
    const serve = createService((reply) => listener.reply(reply), settings);
    return { send: serve, close: () => {} };
  };
}
