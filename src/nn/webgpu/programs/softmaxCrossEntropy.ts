/** softmaxCrossEntropy on the GPU. Its equation is in ops/softmaxCrossEntropy.ts. */
import * as kernels from '../kernels/softmaxCrossEntropy.ts';
import type { Program } from './program.ts';

export const softmaxCrossEntropy: Program<'softmaxCrossEntropy'> = {
  run(job, { logits }, { labels }, y) {
    // The operator has checked that logits is [N, K] and has one label for each row.
    const [rows, classes] = logits.shape as readonly [number, number];
    const buffers = { logits: logits.buffer, labels: job.table(Int32Array.from(labels)), y: y.buffer };
    job.dispatch(kernels.softmaxCrossEntropy, { count: 1, uniforms: { rows, classes }, buffers });
  },
  gradients(job, { logits }, gradient, { labels }, out) {
    const [rows, classes] = logits.shape as readonly [number, number];
    const buffers = {
      logits: logits.buffer,
      labels: job.table(Int32Array.from(labels)),
      g: gradient.buffer,
      dlogits: out.logits.buffer,
    };
    job.dispatch(kernels.softmaxCrossEntropyGradient, { count: rows, uniforms: { classes }, buffers });
  },
};
