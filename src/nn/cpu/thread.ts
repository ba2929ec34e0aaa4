/** The way to a service in Node: the same Worker file in one of Node's threads, for tests and measurements. */
import { Worker as Thread } from 'node:worker_threads';
import type { Connect } from './link.ts';
import type { Reply } from './protocol.ts';

/** Gives the thread the two names of a Worker's scope that worker.ts uses. */
const shim = (url: URL) => `
  const { parentPort } = require('node:worker_threads');
  const early = [];
  parentPort.on('message', (data) => globalThis.onmessage ? globalThis.onmessage({ data }) : early.push(data));
  globalThis.postMessage = (reply, transfer) => parentPort.postMessage(reply, transfer);
  import(${JSON.stringify(url.href)}).then(() => early.forEach((data) => globalThis.onmessage({ data })));`;

export const throughThread: Connect = (listener) => {
  const thread = new Thread(shim(new URL('./worker.ts', import.meta.url)), { eval: true });
  thread.on('message', (reply: Reply) => listener.reply(reply));
  thread.on('error', (error: Error) => listener.lost(error.message));
  return {
    send: (request, transfer) => thread.postMessage(request, [...transfer]),
    close: () => void thread.terminate(),
  };
};
