import { describe, expect, it } from 'vitest';
import type { Reply, Request } from './protocol.ts';
import { createService } from './service.ts';

describe('the service in the Worker', () => {
  it('survives a trap: the failure is told to who waits next, and the next computation is right', () => {
    const replies: Reply[] = [];
    const serve = createService((reply) => replies.push(reply));
    const upload = (id: number, shape: readonly number[], ...data: number[]) =>
      serve({ kind: 'upload', tensor: { id, shape }, data: Float32Array.from(data) });
    upload(1, [1, 1, 1, 1], 3);
    upload(2, [1, 1, 1, 1], 2);
    const run = (x: readonly number[], stride: readonly [number, number], y: readonly number[], id: number): Request => ({
      kind: 'run',
      task: { operator: 'conv2d', pass: 'forward', shapes: { x, w: [1, 1, 1, 1] }, options: { stride }, fast: false },
      inputs: { x: 1, w: 2 },
      outputs: { y: { id, shape: y } },
    });
    // A tensor that is far smaller than the shapes say: the backend would never ask for this.
    serve(run([1, 1, 4000, 4000], [1000, 1], [1, 1, 4, 4000], 3));
    serve({ kind: 'finished', ticket: 1 });
    serve(run([1, 1, 1, 1], [1, 1], [1, 1, 1, 1], 4));
    serve({ kind: 'download', ticket: 2, id: 4, data: new Float32Array(1) });
    expect(replies.filter(({ kind }) => kind !== 'returned')).toEqual([
      { kind: 'failed', ticket: 1, name: 'RuntimeError', message: expect.stringContaining('out of bounds') },
      { kind: 'done', ticket: 2, data: Float32Array.of(6) },
    ]);
  });

  it('frees a tensor that could not be computed', () => {
    const replies: Reply[] = [];
    const serve = createService((reply) => replies.push(reply));
    serve({ kind: 'free', id: 9 });
    serve({ kind: 'finished', ticket: 1 });
    expect(replies).toEqual([{ kind: 'done', ticket: 1, data: undefined }]);
  });
});
