/** What the page and the Worker say to each other. Tensors are named by numbers that the page chooses. */
import type { Shape } from '../tensor.ts';
import type { Task } from './engine.ts';

export interface NamedTensor {
  readonly id: number;
  readonly shape: Shape;
}

export type Ids = Readonly<Record<string, number>>;

export type Request =
  | { readonly kind: 'upload'; readonly tensor: NamedTensor; readonly data: Float32Array<ArrayBuffer> }
  | { readonly kind: 'write'; readonly id: number; readonly data: Float32Array<ArrayBuffer> }
  | {
      readonly kind: 'run';
      readonly task: Task;
      readonly inputs: Ids;
      /** Made if they don't exist yet. */
      readonly outputs: Readonly<Record<string, NamedTensor>>;
      readonly gradient?: number | Ids | undefined;
    }
  /** The array travels there to be filled and comes back in the reply. */
  | { readonly kind: 'download'; readonly ticket: number; readonly id: number; readonly data: Float32Array<ArrayBuffer> }
  | { readonly kind: 'finished'; readonly ticket: number }
  /** Asks whether this side computes with SIMD; answered by one number, 1 or 0. */
  | { readonly kind: 'simd'; readonly ticket: number }
  | { readonly kind: 'free'; readonly id: number };

export type Reply =
  /** A Worker's first word: it has loaded, and answers from now on. */
  | { readonly kind: 'ready' }
  /** An array that was sent along and is not needed any more. */
  | { readonly kind: 'returned'; readonly data: Float32Array<ArrayBuffer> }
  | { readonly kind: 'done'; readonly ticket: number; readonly data?: Float32Array<ArrayBuffer> | undefined }
  | { readonly kind: 'failed'; readonly ticket: number; readonly name: string; readonly message: string };
