/**
 * The workloads on each backend. What is timed is the operator alone: from tensors that are where the backend computes to a
 * tensor there, packing of weights and pictures included.
 */
import type { Backend, Handle } from '../backend.ts';
import { Engine, type EngineTensor } from '../cpu/engine.ts';
import { hasRelaxedSimd, hasSimd } from '../cpu/simd.ts';
import { elementCount, type Shape, type Tensor } from '../tensor.ts';
import type { GpuOperatorName } from '../webgpu/programs/index.ts';
import type { Contestant } from './measure.ts';
import { fill, operationsOf, operatorOf, shapesAlong, type Workload, workloads } from './workloads.ts';

/** The operators' own loops, called as the site's build calls them: each run makes its result. */
export function referenceContestants(): Contestant[] {
  const filled = (shape: Shape): Tensor => ({ shape, data: fill(new Float32Array(elementCount(shape))) });
  return workloads.map((workload) => {
    const parameters = workload.stages.map((stage) => record(stage.parameters, filled));
    const x = filled(workload.x);
    const run = () => {
      workload.stages.reduce((reached, stage, at) => operatorOf(stage).forward({ ...parameters[at], x: reached }, stage.options), x);
    };
    return { workload: workload.name, how: 'plain loops', operations: operationsOf(workload), peak: 'separate', run };
  });
}

/**
 * The engine in the calling thread, with and without fused multiply-adds, and with Winograd's algorithm where there is one.
 * @throws Error where WebAssembly has no SIMD: then the cpu backend is the reference
 */
export function cpuContestants(): Contestant[] {
  if (!hasSimd()) throw new Error('WebAssembly has no SIMD here, and without it the cpu backend computes what the reference does');
  const kinds = hasRelaxedSimd() ? [false, true] : [false];
  return workloads.flatMap((workload) =>
    kinds.flatMap((fused) => (workload.winograd ? [false, true] : [false]).map((fast) => onEngine(workload, fused, fast))),
  );
}

function onEngine(workload: Workload, fused: boolean, fast: boolean): Contestant {
  const engine = new Engine({ fused });
  const filled = (shape: Shape): EngineTensor => {
    const made = engine.allocate(shape);
    fill(engine.view(made));
    engine.changed(made);
    return made;
  };
  let x = filled(workload.x);
  const along = shapesAlong(workload);
  const runs = workload.stages.map(({ operator, parameters, options }, at) => {
    const { inputs: shapes, y: shape } = along[at] as (typeof along)[number];
    const operands = { ...record(parameters, filled), x, y: engine.allocate(shape) };
    const plan = engine.plan({ operator, pass: 'forward', shapes: shapes as { x: Shape; w: Shape }, options, fast });
    if (plan === undefined) throw new Error(`there is no program for ${workload.name}`);
    x = operands.y;
    return () => plan.run(operands);
  });
  const run = () => {
    for (const each of runs) each();
  };
  const how = `${fused ? 'fused' : 'mul, add'}${fast ? ', Winograd' : ''}`;
  return { workload: workload.name, how, operations: operationsOf(workload), peak: fused ? 'fused' : 'separate', run };
}

/** A backend through its interface; the results are written where the last ones are. */
export function webgpuContestants(backend: Backend<GpuOperatorName>): Contestant[] {
  // Which operator a stage names is not known to the type of the call.
  const call = backend.run as unknown as (name: string, inputs: object, options: object, settings: { into?: Handle | undefined }) => Handle;
  const filled = (shape: Shape): Handle => backend.upload({ shape, data: fill(new Float32Array(elementCount(shape))) });
  return workloads.map((workload) => {
    const parameters = workload.stages.map((stage) => record(stage.parameters, filled));
    const x = filled(workload.x);
    const results: Handle[] = [];
    const run = () => {
      workload.stages.reduce((reached, { operator, options }, at) => {
        const y = call(operator, { ...parameters[at], x: reached }, options, { into: results[at] });
        results[at] = y;
        return y;
      }, x);
    };
    return { workload: workload.name, how: 'WGSL', operations: operationsOf(workload), run, finished: () => backend.finished() };
  });
}

function record<To>(shapes: Readonly<Record<string, Shape>>, make: (shape: Shape) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, make(shape)]));
}
