/**
 * Hands over when a Worker can't be started: a policy forbids it, its script doesn't arrive, or it says nothing.
 *
 * Until it says `ready`, requests wait on this side, with the arrays that would travel; a Worker that never started would have
 * taken them along.
 */
import type { Connect } from './link.ts';
import type { Request } from './protocol.ts';

/** Milliseconds for a Worker's script to arrive and start, on a slow line too. */
const startsWithin = 15_000;

/**
 * `first`, or `second` if that is lost before it is ready. Once it was ready, its loss is a loss.
 * @param second loaded only when it is needed
 */
export function handingOver(first: Connect, second: () => Promise<Connect>, patience = startsWithin): Connect {
  return (listener) => {
    let stage: 'starting' | 'first' | 'second' | 'closed' = 'starting';
    let waiting: { readonly request: Request; readonly transfer: readonly ArrayBuffer[] }[] = [];
    const timer = setTimeout(() => void handOver('the Worker did not start in time'), patience);
    const started = first({
      reply(reply) {
        if (stage === 'first') listener.reply(reply);
        else if (stage === 'starting' && reply.kind === 'ready') begin('first');
      },
      lost(reason) {
        if (stage === 'first') listener.lost(reason);
        else if (stage === 'starting') void handOver(reason);
      },
    });
    let link = started;

    function begin(next: 'first' | 'second'): void {
      clearTimeout(timer);
      stage = next;
      for (const { request, transfer } of waiting) link.send(request, transfer);
      waiting = [];
    }

    async function handOver(reason: string): Promise<void> {
      clearTimeout(timer);
      started.close();
      // Whatever the first still says is not listened to; requests go on waiting.
      stage = 'second';
      try {
        const connect = await second();
        if (hasClosed()) return;
        link = connect(listener);
        listener.handedOver?.(reason);
        begin('second');
      } catch {
        listener.lost(reason);
      }
    }

    const hasClosed = () => stage === 'closed';

    return {
      send(request, transfer) {
        if (stage === 'first' || link !== started) link.send(request, transfer);
        else waiting.push({ request, transfer });
      },
      close() {
        clearTimeout(timer);
        stage = 'closed';
        link.close();
      },
    };
  };
}
