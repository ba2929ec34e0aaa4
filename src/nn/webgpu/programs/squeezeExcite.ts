/** squeezeExcite on the GPU, stage by stage as its equation in ops/squeezeExcite.ts has it. */
import { elementCount } from '../../tensor.ts';
import type { Job } from '../job.ts';
import { relu, sigmoid } from '../kernels/activation.ts';
import { channelProducts, scaleChannels } from '../kernels/perChannel.ts';
import { squeezeExciteGradient } from '../kernels/squeezeExciteGradient.ts';
import { recordActivation, recordActivationGradient } from './activations.ts';
import { recordLinear, recordLinearGradients } from './linear.ts';
import { recordMeans } from './pools.ts';
import type { GpuInputs, Program } from './program.ts';

/** The gates and what leads to them; the gradient needs all of it. */
function recordStages(job: Job, { x, w1, b1, w2, b2 }: GpuInputs<'squeezeExcite'>) {
  // The operator has checked that x is [N, C, H, W] and w1 [M, C].
  const perChannel = x.shape.slice(0, 2);
  const perUnit = [x.shape[0] as number, w1.shape[0] as number];
  const squeezed = job.scratch(perChannel);
  const hidden = job.scratch(perUnit);
  const rectified = job.scratch(perUnit);
  const logits = job.scratch(perChannel);
  const gate = job.scratch(perChannel);
  recordMeans(job, x, squeezed);
  recordLinear(job, { x: squeezed, w: w1, b: b1 }, hidden);
  recordActivation(job, relu, hidden, rectified);
  recordLinear(job, { x: rectified, w: w2, b: b2 }, logits);
  recordActivation(job, sigmoid, logits, gate);
  return { squeezed, hidden, rectified, logits, gate, plane: elementCount(x.shape) / elementCount(perChannel) };
}

export const squeezeExcite: Program<'squeezeExcite'> = {
  run(job, inputs, _options, y) {
    const { gate, plane } = recordStages(job, inputs);
    const buffers = { x: inputs.x.buffer, gate: gate.buffer, y: y.buffer };
    job.dispatch(scaleChannels, { count: elementCount(y.shape), uniforms: { plane }, buffers });
  },
  gradients(job, inputs, gradient, _options, out) {
    const { x, w1, b1, w2, b2 } = inputs;
    const { squeezed, hidden, rectified, logits, gate, plane } = recordStages(job, inputs);
    const dgate = job.scratch(gate.shape);
    const dlogits = job.scratch(logits.shape);
    const drectified = job.scratch(rectified.shape);
    const dhidden = job.scratch(hidden.shape);
    const dsqueezed = job.scratch(squeezed.shape);
    const products = { a: gradient.buffer, b: x.buffer, sums: dgate.buffer };
    job.dispatch(channelProducts, { count: elementCount(gate.shape), uniforms: { plane }, buffers: products });
    recordActivationGradient(job, sigmoid, logits, dgate, dlogits);
    recordLinearGradients(job, { x: rectified, w: w2, b: b2 }, dlogits, { x: drectified, w: out.w2, b: out.b2 });
    recordActivationGradient(job, relu, hidden, drectified, dhidden);
    recordLinearGradients(job, { x: squeezed, w: w1, b: b1 }, dhidden, { x: dsqueezed, w: out.w1, b: out.b1 });
    const buffers = { g: gradient.buffer, gate: gate.buffer, dsqueezed: dsqueezed.buffer, dx: out.x.buffer };
    job.dispatch(squeezeExciteGradient, { count: elementCount(x.shape), uniforms: { plane }, buffers });
  },
};
