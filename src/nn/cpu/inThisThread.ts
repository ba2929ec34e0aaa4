/** The way to a service where there is no Worker: in the same thread. A file of its own, because a page needs it rarely. */
import type { EngineSettings } from './engine.ts';
import type { Connect } from './link.ts';
import { createService } from './service.ts';

/** Computes at the call. */
export function inThisThread(settings?: EngineSettings): Connect {
  return (listener) => {
    const serve = createService((reply) => listener.reply(reply), settings);
    return { send: serve, close: () => {} };
  };
}
