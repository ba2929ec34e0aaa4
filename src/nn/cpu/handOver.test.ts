import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor.ts';
import { createCpu } from './cpu.ts';
import { handingOver } from './handOver.ts';
import { inThisThread } from './inThisThread.ts';
import type { Connect } from './link.ts';
import type { Request } from './protocol.ts';

const here = async () => inThisThread({ simd: false });
/** Takes what it is sent and never says a word. */
const silent: Connect = () => ({ send: () => {}, close: () => {} });
const failing =
  (reason: string): Connect =>
  (listener) => {
    setTimeout(() => listener.lost(reason));
    return { send: () => {}, close: () => {} };
  };
/** Is ready a moment after it was made. */
const late =
  (ended: { by?: (reason: string) => void } = {}): Connect =>
  (listener) => {
    const link = inThisThread()(listener);
    ended.by = (reason) => listener.lost(reason);
    setTimeout(() => listener.reply({ kind: 'ready' }));
    return link;
  };

/** What a backend answers that was asked before anything could have started. */
async function doubled(connect: Connect) {
  const cpu = createCpu(connect);
  const x = cpu.upload(tensor([1, 1, 1, 3], [1, 2, 3]));
  const w = cpu.upload(tensor([1, 1, 1, 1], [2]));
  const { data } = await cpu.download(cpu.run('conv2d', { x, w }));
  const answer = { data: [...data], reason: await cpu.handedOver(), simd: await cpu.usesSimd() };
  cpu.close();
  return answer;
}

describe('a Worker that can not be started', () => {
  it('hands over what it was asked meanwhile, says why, and so do those that never answer', async () => {
    const data = [2, 4, 6];
    expect(await doubled(handingOver(failing('a policy forbids it'), here))).toEqual({ data, reason: 'a policy forbids it', simd: false });
    expect(await doubled(handingOver(silent, here, 20))).toEqual({ data, reason: 'the Worker did not start in time', simd: false });
  });

  it('is not missed where it starts, however much it was asked before', async () => {
    expect(await doubled(handingOver(late(), here))).toEqual({ data: [2, 4, 6], reason: undefined, simd: true });
  });

  it('rejects instead of waiting where nobody can take its place', async () => {
    const nobody = () => Promise.reject(new Error('no network'));
    await expect(doubled(handingOver(failing('a policy forbids it'), nobody))).rejects.toThrow('a policy forbids it');
  });

  it('is not the same as one that is lost later: its tensors are gone', async () => {
    const ended: Parameters<typeof late>[0] = {};
    const cpu = createCpu(handingOver(late(ended), here));
    await cpu.finished();
    const answer = cpu.finished();
    await answer;
    ended.by?.('out of memory');
    await expect(cpu.finished()).rejects.toThrow('out of memory');
    cpu.close();
  });

  it('starts nothing in its place once the backend is closed', async () => {
    const sent: Request[] = [];
    const second: Connect = () => ({ send: (request) => sent.push(request), close: () => {} });
    const cpu = createCpu(handingOver(failing('a policy forbids it'), async () => second));
    cpu.upload(tensor([1], [1]));
    cpu.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sent).toEqual([]);
  });
});
