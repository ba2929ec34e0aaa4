/**
 * The Worker's side: carries out requests on an engine, one after the other. Nothing that goes wrong in one request ends the
 * service: the failure is kept, told with the next reply that someone waits for, and then forgotten.
 */
import { Engine, type EngineSettings, type EngineTensor } from './engine.ts';
import type { Ids, NamedTensor, Reply, Request } from './protocol.ts';

export type Send = (reply: Reply, transfer: readonly ArrayBuffer[]) => void;

export function createService(send: Send, settings?: EngineSettings): (request: Request) => void {
  const engine = new Engine(settings);
  const tensors = new Map<number, EngineTensor>();
  let failure: unknown;

  function tensorOf(id: number): EngineTensor {
    const found = tensors.get(id);
    if (found === undefined) throw new Error('a tensor was used that could not be computed');
    return found;
  }

  function made({ id, shape }: NamedTensor): EngineTensor {
    const existing = tensors.get(id);
    if (existing !== undefined) return existing;
    const tensor = engine.allocate(shape);
    tensors.set(id, tensor);
    return tensor;
  }

  const recordOf = (ids: Ids) => Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, tensorOf(id)]));

  function fill(tensor: EngineTensor, data: Float32Array<ArrayBuffer>): void {
    engine.view(tensor).set(data);
    engine.changed(tensor);
    send({ kind: 'returned', data }, [data.buffer]);
  }

  function answer(ticket: number, compute: () => Float32Array<ArrayBuffer> | undefined): void {
    const data = failure === undefined ? attempt(compute) : undefined;
    if (failure === undefined) {
      send({ kind: 'done', ticket, data }, data ? [data.buffer] : []);
    } else {
      const { name, message } = failure instanceof Error ? failure : new Error(String(failure));
      failure = undefined;
      send({ kind: 'failed', ticket, name, message }, []);
    }
  }

  function attempt<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      failure ??= error;
      // A trap may have left a plan's memory half written.
      if (typeof WebAssembly !== 'undefined' && error instanceof WebAssembly.RuntimeError) engine.dropAllPlans();
      return undefined;
    }
  }

  return (request) => {
    switch (request.kind) {
      case 'upload':
        attempt(() => fill(made(request.tensor), request.data));
        break;
      case 'write':
        attempt(() => fill(tensorOf(request.id), request.data));
        break;
      case 'run':
        attempt(() => {
          const { task, gradient } = request;
          const inputs = recordOf(request.inputs);
          const upstream = gradient === undefined ? undefined : typeof gradient === 'number' ? tensorOf(gradient) : recordOf(gradient);
          const outputs = Object.fromEntries(Object.entries(request.outputs).map(([name, named]) => [name, made(named)]));
          engine.run(task, inputs, outputs, upstream);
        });
        break;
      case 'download':
        answer(request.ticket, () => {
          request.data.set(engine.view(tensorOf(request.id)));
          return request.data;
        });
        break;
      case 'finished':
        answer(request.ticket, () => undefined);
        break;
      case 'simd':
        answer(request.ticket, () => Float32Array.of(engine.simd ? 1 : 0));
        break;
      case 'free':
        // A tensor whose computation failed was never made.
        attempt(() => {
          const tensor = tensors.get(request.id);
          if (tensor !== undefined) engine.free(tensor);
          tensors.delete(request.id);
        });
        break;
    }
  };
}
