/**
 * What every backend offers: the same operators, on tensors that live where the backend computes.
 *
 * Shapes are known before numbers are, so `upload`, `run` and `gradients` return handles at once and queue the work; only
 * `download` and `finished` wait for it. A chain of operators therefore needs no round trip to the Worker or the GPU.
 * What is wrong with a call (a ShapeError, a freed handle) throws at the call. What goes wrong later (memory, a lost device)
 * rejects the next `download` or `finished`.
 *
 * Tensors belong to the backend. Where the same operator runs again and again, give it its last outputs with `into`, new
 * inputs with `write`, and an array to `download`: then nothing is allocated.
 */
import type { Mapped } from './operator.ts';
import type { InputsOf, OperatorName, OptionsOf, OutputsOf } from './ops/index.ts';
import type { Shape, Tensor } from './tensor.ts';

/** A tensor inside a backend. Only the backend that made it can use it, and only until it is freed. */
export interface Handle {
  readonly shape: Shape;
}

/** A handle was used that this backend has not made, or has freed already. */
export class HandleError extends Error {
  override readonly name = 'HandleError';
}

export interface RunSettings<Result> {
  /** Write the result here instead of making new handles. The shapes must be those of the result; not one of the inputs. */
  readonly into?: Result | undefined;
  /** Permit algorithms that are faster and round more than the direct sum, such as Winograd's; the error is ~10⁻⁵. */
  readonly fast?: boolean | undefined;
}

/** Options, which may be left out where all have defaults, and then how to run. */
export type RunArguments<Options, Result> =
  Partial<Options> extends Options
    ? [options?: Options | undefined, settings?: RunSettings<Result>]
    : [options: Options, settings?: RunSettings<Result>];

type HandlesIn<Name extends OperatorName> = Mapped<InputsOf<Name>, Handle>;
type HandlesOut<Name extends OperatorName> = Mapped<OutputsOf<Name>, Handle>;

export interface Memory {
  readonly handles: number;
  /** Bytes of the tensors behind them, without the backend's own tables and padding. */
  readonly bytes: number;
}

/**
 * `Name` is the set of operators the backend has: calling another one does not type-check. It is declared as a parameter
 * (`in`), so that a backend with more operators passes for one with fewer, and never the other way round.
 */
export interface Backend<in Name extends OperatorName = OperatorName> {
  /** For messages: reference, cpu, webgpu. */
  readonly name: string;
  /** The same set, for code that learns an operator's name at run time. */
  readonly operators: ReadonlySet<OperatorName>;

  /** Copies a tensor into the backend. @throws ShapeError when its numbers don't fill its shape. */
  upload(tensor: Tensor): Handle;
  /** Overwrites a tensor's numbers. @throws ShapeError unless there are as many as before. */
  write(handle: Handle, data: Float32Array): void;

  /** The operator's output(s). @throws ShapeError @throws HandleError */
  readonly run: <N extends Name>(name: N, inputs: HandlesIn<N>, ...rest: RunArguments<OptionsOf<N>, HandlesOut<N>>) => HandlesOut<N>;

  /** d loss / d input for each input given, from d loss / d output. @throws ShapeError @throws HandleError */
  readonly gradients: <N extends Name>(
    name: N,
    inputs: HandlesIn<N>,
    gradient: HandlesOut<N>,
    ...rest: RunArguments<OptionsOf<N>, HandlesIn<N>>
  ) => HandlesIn<N>;

  /** A copy of the tensor's numbers, in `target` if it is given. @throws ShapeError when `target` has another length. */
  download(handle: Handle, target?: Float32Array): Promise<Tensor>;
  /** Resolves when everything queued so far is computed. */
  finished(): Promise<void>;

  /** Gives the tensor's memory back. Freeing twice throws a HandleError. */
  free(handle: Handle): void;
  memory(): Memory;
  /** Frees everything, and stops what the backend started. No call may follow. */
  close(): void;
}
