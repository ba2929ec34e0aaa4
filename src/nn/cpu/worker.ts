/** The Worker in which the cpu backend computes, so that the page never waits. */
import type { Reply, Request } from './protocol.ts';
import { createService } from './service.ts';

/** The part of a dedicated Worker's global scope that is used; the project's types are those of a page. */
interface WorkerScope {
  onmessage: ((event: { readonly data: Request }) => void) | null;
  postMessage(reply: Reply, transfer: readonly ArrayBuffer[]): void;
}

const scope = globalThis as unknown as WorkerScope;
const serve = createService((reply, transfer) => scope.postMessage(reply, transfer));
scope.onmessage = ({ data }) => serve(data);
scope.postMessage({ kind: 'ready' }, []);
