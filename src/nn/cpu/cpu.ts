/**
 * The cpu backend: every operator, computed in a Worker. conv2d, convTranspose2d and deformConv2d and their gradients run in
 * WebAssembly SIMD emitted for their shapes; the other operators run their reference loops there, and so does everything
 * where a browser has no SIMD. Where no Worker can be started, the reference loops run in the page instead.
 *
 * With `fast`, 3×3 convolutions of stride 1 may use Winograd's algorithm.
 * Over 200 lines, because everything here shares the table of handles and who waits for an answer.
 */
import { type Backend, type Handle, HandleError, type RunSettings } from '../backend.ts';
import { expectGradientShape, isSingle, mapEach, mapRecord, type Operator, shapesOf } from '../operator.ts';
import { type OperatorName, operators } from '../ops/index.ts';
import { elementCount, expectShape, type Shape, ShapeError, type Tensor, tensor } from '../tensor.ts';
import { TravellingArrays } from './buffers.ts';
import type { Pass, Task } from './engine.ts';
import { handingOver } from './handOver.ts';
import { type Connect, throughWorker } from './link.ts';
import type { NamedTensor, Reply, Request } from './protocol.ts';

type Many<T> = Readonly<Record<string, T>>;
type OneOrMany<T> = T | Many<T>;
type AnyOperator = Operator<Many<Tensor>, object, Tensor | Many<Tensor>>;
/** Which operator a name stands for is known to the caller's types; inside, all are seen as one. */
const named = operators as unknown as Readonly<Record<OperatorName, AnyOperator>>;

interface Waiting {
  resolve(data: Float32Array<ArrayBuffer> | undefined): void;
  reject(error: Error): void;
}

export interface CpuBackend extends Backend {
  /**
   * Whether the Worker computes with SIMD. It is asked rather than the page, whose own policy may forbid to compile
   * WebAssembly where the Worker's allows it.
   */
  usesSimd(): Promise<boolean>;
  /**
   * Why no Worker could be started, if so: then the reference loops compute in the page's own thread, and whoever asks for much
   * makes the page wait. Told when it is known.
   */
  handedOver(): Promise<string | undefined>;
}

const throughWorkerOrHere = handingOver(throughWorker, async () => (await import('./inThisThread.ts')).inThisThread({ simd: false }));

export function createCpu(connect: Connect = throughWorkerOrHere): CpuBackend {
  const ids = new Map<Handle, number>();
  const waiting = new Map<number, Waiting>();
  const arrays = new TravellingArrays();
  let lastNumber = 0;
  let lost: string | undefined;
  let notice: string | undefined;
  const link = connect({
    reply: receive,
    lost: lose,
    handedOver(reason) {
      notice = reason;
    },
  });

  function receive(reply: Reply): void {
    if (reply.kind === 'ready') return;
    if (reply.kind === 'returned') {
      arrays.giveBack(reply.data);
      return;
    }
    const { resolve, reject } = waiting.get(reply.ticket) ?? {};
    waiting.delete(reply.ticket);
    if (reply.kind === 'done') resolve?.(reply.data);
    else reject?.(reply.name === 'ShapeError' ? new ShapeError(reply.message) : new Error(reply.message));
  }

  function lose(reason: string): void {
    lost = reason;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  }

  function idOf(handle: Handle): number {
    const id = ids.get(handle);
    if (id === undefined) throw new HandleError('this tensor was freed, or belongs to another backend');
    return id;
  }

  function newHandle(shape: Shape): Handle {
    const handle: Handle = { shape };
    ids.set(handle, ++lastNumber);
    return handle;
  }

  function send(request: Request, ...transfer: ArrayBuffer[]): void {
    if (lost === undefined) link.send(request, transfer);
  }

  function ask(request: (ticket: number) => Request, ...transfer: ArrayBuffer[]): Promise<Float32Array<ArrayBuffer> | undefined> {
    if (lost !== undefined) return Promise.reject(new Error(lost));
    return new Promise((resolve, reject) => {
      const ticket = ++lastNumber;
      waiting.set(ticket, { resolve, reject });
      link.send(request(ticket), transfer);
    });
  }

  /** New handles for the result's shapes, or the given ones if they fit. */
  function receivers(shapes: OneOrMany<Shape>, inputs: Many<Handle>, into: OneOrMany<Handle> | undefined): OneOrMany<Handle> {
    const described = Array.isArray(shapes) ? { shape: shapes as Shape } : mapRecord(shapes as Many<Shape>, (shape) => ({ shape }));
    if (into === undefined) return mapEach(described, ({ shape }) => newHandle(shape));
    return mapEach(described, ({ shape }, name) => {
      const target = isSingle(into) ? into : into[name ?? ''];
      if (target === undefined) throw new HandleError(`no tensor was given to write ${name ?? 'the result'} into`);
      expectShape('the tensor to write into', target.shape, shape, 'it takes the result');
      idOf(target);
      if (Object.values(inputs).includes(target)) throw new HandleError('a result may not overwrite its own input');
      return target;
    });
  }

  function compute(
    pass: Pass,
    operator: OperatorName,
    inputs: Many<Handle>,
    gradient: OneOrMany<Handle> | undefined,
    options: object | undefined,
    settings: RunSettings<OneOrMany<Handle>> | undefined,
  ): OneOrMany<Handle> {
    const inputIds = mapRecord(inputs, idOf);
    const shapes = shapesOf(inputs);
    const outputShapes = named[operator].outputShape(shapes, options);
    const upstream = gradient && mapEach(gradient, idOf);
    if (gradient) expectGradientShapes(gradient, outputShapes);
    const result = receivers(
      pass === 'forward' ? outputShapes : shapes,
      gradient ? withGradient(inputs, gradient) : inputs,
      settings?.into,
    );
    const outputs: Many<NamedTensor> = isSingle(result) ? { y: namedTensor(result) } : mapRecord(result, namedTensor);
    const task: Task = { operator, pass, shapes, options: options ?? {}, fast: settings?.fast ?? false };
    send({ kind: 'run', task, inputs: inputIds, outputs, gradient: upstream });
    return result;
  }

  async function asksForSimd(): Promise<boolean> {
    const [answer] = (await ask((ticket) => ({ kind: 'simd', ticket }))) ?? [];
    return answer === 1;
  }

  const namedTensor = (handle: Handle): NamedTensor => ({ id: idOf(handle), shape: handle.shape });

  const run = (name: OperatorName, inputs: Many<Handle>, options?: object, settings?: RunSettings<OneOrMany<Handle>>) =>
    compute('forward', name, inputs, undefined, options, settings);
  const gradients = (
    name: OperatorName,
    inputs: Many<Handle>,
    gradient: OneOrMany<Handle>,
    options?: object,
    settings?: RunSettings<OneOrMany<Handle>>,
  ) => compute('backward', name, inputs, gradient, options, settings);

  return {
    name: 'cpu',
    operators: new Set(Object.keys(operators) as OperatorName[]),
    upload({ shape, data }) {
      const handle = newHandle(tensor(shape, data).shape);
      const copy = arrays.copyOf(data);
      send({ kind: 'upload', tensor: namedTensor(handle), data: copy }, copy.buffer);
      return handle;
    },
    write(handle, data) {
      const id = idOf(handle);
      const count = elementCount(handle.shape);
      if (data.length !== count) throw new ShapeError(`the tensor has ${count} numbers, but ${data.length} were given`);
      const copy = arrays.copyOf(data);
      send({ kind: 'write', id, data: copy }, copy.buffer);
    },
    // The casts give the names their types back: what `named` took away.
    run: run as unknown as Backend['run'],
    gradients: gradients as unknown as Backend['gradients'],
    async download(handle, target) {
      const id = idOf(handle);
      const count = elementCount(handle.shape);
      if (target !== undefined && target.length !== count) {
        throw new ShapeError(`the tensor has ${count} numbers, but the array has room for ${target.length}`);
      }
      const traveller = arrays.take(count);
      const data = await ask((ticket) => ({ kind: 'download', ticket, id, data: traveller }), traveller.buffer);
      if (data === undefined) throw new Error('the tensor came back without its numbers');
      if (target === undefined) return { shape: handle.shape, data };
      target.set(data);
      arrays.giveBack(data);
      return { shape: handle.shape, data: target };
    },
    async finished() {
      await ask((ticket) => ({ kind: 'finished', ticket }));
    },
    usesSimd: asksForSimd,
    async handedOver() {
      // Whoever answers has taken its place before.
      await asksForSimd();
      return notice;
    },
    free(handle) {
      const id = idOf(handle);
      ids.delete(handle);
      send({ kind: 'free', id });
    },
    memory: () => ({ handles: ids.size, bytes: [...ids.keys()].reduce((sum, { shape }) => sum + 4 * elementCount(shape), 0) }),
    close() {
      ids.clear();
      lose('the backend was closed');
      link.close();
    },
  };
}

function withGradient(inputs: Many<Handle>, gradient: OneOrMany<Handle>): Many<Handle> {
  return isSingle(gradient) ? { ...inputs, gradient } : { ...inputs, ...mapRecord(gradient, (handle) => handle) };
}

function expectGradientShapes(gradient: OneOrMany<Handle>, shapes: OneOrMany<Shape>): void {
  if (isSingle(gradient)) {
    expectGradientShape(gradient, shapes as Shape);
    return;
  }
  for (const [name, shape] of Object.entries(shapes as Many<Shape>)) {
    const given = gradient[name];
    if (given === undefined) throw new HandleError(`the gradient of the output ${name} is missing`);
    expectGradientShape(given, shape);
  }
}
