/**
 * The engine: a memory with tensors in it, and plans that compute from tensor to tensor. It runs where it is called; the
 * backend calls it in a Worker.
 *
 * Planning emits and compiles code, allocates scratch and is remembered; running allocates nothing.
 */
import { isSingle, type Operator } from '../operator.ts';
import { type OperatorName, operators } from '../ops/index.ts';
import { elementCount, type Shape, ShapeError, type Tensor } from '../tensor.ts';
import { Arena } from './arena.ts';
import { makePlan, type Operands, type Plan, type Stored } from './plan.ts';
import { programs, type Shapes } from './programs/programs.ts';
import { hasRelaxedSimd, hasSimd } from './simd.ts';

export interface EngineSettings {
  /** Whether to use relaxed multiply-adds; without an answer the machine is asked. */
  readonly fused?: boolean | undefined;
  /** False computes everything with the operators' own loops. */
  readonly simd?: boolean | undefined;
  /** Bytes that the engine may take; 2 GiB if nothing is said. */
  readonly memoryLimit?: number | undefined;
}

export interface EngineTensor extends Stored {
  readonly shape: Shape;
}

export type Pass = 'forward' | 'backward';
export type TensorRecord = Readonly<Record<string, EngineTensor>>;

/** One computation: a pass of an operator, with everything that planning depends on. */
export interface Task {
  readonly operator: OperatorName;
  readonly pass: Pass;
  readonly shapes: Shapes;
  readonly options: object;
  readonly fast: boolean;
}

/** Plans kept for tasks that come again; the one not used for longest goes first. */
const mostPlans = 64;
const mostPlanBytes = 2 ** 28;

type AnyOperator = Operator<Readonly<Record<string, Tensor>>, object, Tensor | Readonly<Record<string, Tensor>>>;
const named = operators as unknown as Readonly<Record<OperatorName, AnyOperator>>;

export class Engine {
  readonly #arena: Arena;
  readonly #fused: boolean;
  /** Whether the hot operators run as WebAssembly with SIMD; else everything runs the operators' own loops. */
  readonly simd: boolean;
  readonly #plans = new Map<string, Plan | undefined>();
  readonly #tensors = new Set<EngineTensor>();

  constructor({ simd = hasSimd(), fused = hasRelaxedSimd(), memoryLimit }: EngineSettings = {}) {
    this.#arena = new Arena(memoryLimit);
    this.simd = simd;
    this.#fused = fused;
  }

  /** A tensor of undefined numbers. @throws ShapeError when there is no memory for it. */
  allocate(shape: Shape): EngineTensor {
    const count = elementCount(shape);
    const address = this.#withRoom(
      () => this.#arena.allocate(4 * count),
      (error) => {
        throw error;
      },
    );
    const made = { shape, count, address, version: 0 };
    this.#tensors.add(made);
    return made;
  }

  free(tensor: EngineTensor): void {
    if (!this.#tensors.delete(tensor)) throw new Error('the tensor was freed already');
    this.#arena.free(tensor.address);
  }

  /**
   * The tensor's numbers where they are, valid until the next allocation or plan.
   * Whoever writes to them says so with `changed`.
   */
  view(tensor: EngineTensor): Float32Array<ArrayBuffer> {
    return this.#arena.floats(tensor.address, tensor.count);
  }

  changed(tensor: EngineTensor): void {
    tensor.version++;
  }

  get memory(): { readonly tensors: number; readonly plans: number; readonly bytes: number } {
    return { tensors: this.#tensors.size, plans: this.#plans.size, bytes: this.#arena.bytes };
  }

  /** The plan of a task; undefined when the operator's own loops are to compute it: they need no scratch. @throws ShapeError */
  plan({ operator, pass, shapes, options, fast }: Task): Plan | undefined {
    const program = programs[operator];
    if (program === undefined || !this.simd) return undefined;
    const key = JSON.stringify([operator, pass, shapes, options, fast]);
    const known = this.#plans.get(key);
    if (known !== undefined || this.#plans.has(key)) {
      // Putting it last again makes the first the one not used for longest.
      this.#plans.delete(key);
      this.#plans.set(key, known);
      return known;
    }
    const make = () =>
      makePlan(this.#arena, this.#fused, (workshop) =>
        pass === 'forward' ? program.forward(workshop, shapes, options, fast) : program.backward(workshop, shapes, options),
      );
    let room = true;
    const made = this.#withRoom(make, () => {
      room = false;
      return undefined;
    });
    // Another time there may be room.
    if (room) this.#plans.set(key, made);
    this.#dropPlans(made);
    return made;
  }

  /**
   * Computes a task into tensors that exist. Operands: the inputs and, going forward, the outputs (`y` where there is one);
   * going backward `gradient`, and as outputs one tensor for each input.
   */
  run(task: Task, inputs: TensorRecord, outputs: TensorRecord, gradient?: EngineTensor | TensorRecord): void {
    const plan = this.plan(task);
    if (plan === undefined) {
      this.#runLoops(task, inputs, outputs, gradient);
    } else if (task.pass === 'forward') {
      plan.run({ ...inputs, ...outputs });
    } else {
      plan.run(backwardOperands(inputs, outputs, gradient as EngineTensor));
      if (outputs['b'] !== undefined) this.#sumChannels(gradient as EngineTensor, outputs['b']);
    }
    for (const output of Object.values(outputs)) output.version++;
  }

  /** Forgets all plans, as after a trap, when what they keep can't be trusted. */
  dropAllPlans(): void {
    for (const plan of this.#plans.values()) plan?.free();
    this.#plans.clear();
  }

  /** Does what allocates; when there is no room, once more without the plans that are kept, and then `otherwise`. */
  #withRoom<Result>(work: () => Result, otherwise: (error: unknown) => Result): Result {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      if (this.#plans.size === 0) return otherwise(error);
      this.dropAllPlans();
      return this.#withRoom(work, otherwise);
    }
  }

  #dropPlans(newest: Plan | undefined): void {
    let bytes = [...this.#plans.values()].reduce((sum, plan) => sum + (plan?.bytes ?? 0), 0);
    for (const [key, plan] of this.#plans) {
      if (plan !== undefined && plan === newest) return;
      if (this.#plans.size <= mostPlans && bytes <= mostPlanBytes) return;
      bytes -= plan?.bytes ?? 0;
      plan?.free();
      this.#plans.delete(key);
    }
  }

  #runLoops({ operator, pass, options }: Task, inputs: TensorRecord, outputs: TensorRecord, gradient?: EngineTensor | TensorRecord): void {
    const tensorOf = (stored: EngineTensor): Tensor => ({ shape: stored.shape, data: this.view(stored) });
    const tensorsOf = (record: TensorRecord) =>
      Object.fromEntries(Object.entries(record).map(([name, stored]) => [name, tensorOf(stored)]));
    const given = tensorsOf(inputs);
    const result =
      pass === 'forward' || gradient === undefined
        ? named[operator].forward(given, options)
        : named[operator].backward(given, isSingle(gradient) ? tensorOf(gradient) : tensorsOf(gradient), options);
    for (const [name, output] of Object.entries(outputs)) {
      const computed = isSingle(result) ? result : result[name];
      if (computed !== undefined) this.view(output).set(computed.data);
    }
  }

  /** d/db: the sum of the gradient over everything but the channel. */
  #sumChannels(gradient: EngineTensor, b: EngineTensor): void {
    const sums = this.view(b).fill(0);
    const numbers = this.view(gradient);
    const plane = numbers.length / ((gradient.shape[0] ?? 1) * sums.length);
    for (let at = 0, channel = 0; at < numbers.length; at += plane, channel = (channel + 1) % sums.length) {
      let sum = 0;
      for (let i = at; i < at + plane; i++) sum += numbers[i] as number;
      sums[channel] = (sums[channel] as number) + sum;
    }
  }
}

function backwardOperands(inputs: TensorRecord, outputs: TensorRecord, gradient: EngineTensor): Operands {
  const { x: dx, w: dw } = outputs;
  return { ...inputs, dy: gradient, ...(dx && { dx }), ...(dw && { dw }) };
}
