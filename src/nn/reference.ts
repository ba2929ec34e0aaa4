/**
 * The reference backend: the operators' own loops, run at the call. It is what the others are tested against, what computes
 * the static figures, and what a browser without SIMD falls back to.
 */
import { type Backend, type Handle, HandleError, type RunSettings } from './backend.ts';
import { isSingle, mapEach, mapRecord, type Operator } from './operator.ts';
import { type OperatorName, operators } from './ops/index.ts';
import { expectShape, ShapeError, type Tensor, tensor } from './tensor.ts';

type TensorRecord = Readonly<Record<string, Tensor>>;
type HandleRecord = Readonly<Record<string, Handle>>;
type Handles = Handle | HandleRecord;

/** Any operator. Which one a name stands for is known to the caller's types; inside, all are seen as this. */
type AnyOperator = Operator<TensorRecord, object, Tensor | TensorRecord>;
const named = operators as unknown as Readonly<Record<OperatorName, AnyOperator>>;

export function createReference(): Backend {
  const tensors = new Map<Handle, Tensor>();

  function tensorOf(handle: Handle): Tensor {
    const found = tensors.get(handle);
    if (found === undefined) throw new HandleError('this tensor was freed, or belongs to another backend');
    return found;
  }

  function keep(value: Tensor): Handle {
    const handle: Handle = { shape: value.shape };
    tensors.set(handle, value);
    return handle;
  }

  function overwrite(handle: Handle, value: Tensor): Handle {
    expectShape('the tensor to write into', handle.shape, value.shape, 'it takes the result');
    tensorOf(handle).data.set(value.data);
    return handle;
  }

  /** New handles for a result, or the given ones filled with it. */
  function deliver(result: Tensor | TensorRecord, inputs: HandleRecord, into: Handles | undefined): Handles {
    if (into === undefined) return mapEach(result, keep);
    const targets = isSingle(into) ? [into] : Object.values(into);
    if (targets.some((target) => Object.values(inputs).includes(target))) throw new HandleError('a result may not overwrite its own input');
    return mapEach(result, (value, name) => {
      const target = isSingle(into) ? into : into[name ?? ''];
      if (target === undefined) throw new HandleError(`no tensor was given to write ${name ?? 'the result'} into`);
      return overwrite(target, value);
    });
  }

  function run(name: OperatorName, inputs: HandleRecord, options?: object, settings?: RunSettings<Handles>): Handles {
    const result = named[name].forward(mapRecord(inputs, tensorOf), options);
    return deliver(result, inputs, settings?.into);
  }

  function gradients(
    name: OperatorName,
    inputs: HandleRecord,
    gradient: Handles,
    options?: object,
    settings?: RunSettings<Handles>,
  ): Handles {
    const result = named[name].backward(mapRecord(inputs, tensorOf), mapEach(gradient, tensorOf), options);
    return deliver(result, inputs, settings?.into);
  }

  return {
    name: 'reference',
    operators: new Set(Object.keys(operators) as OperatorName[]),
    // Copies, so that what the caller does to its array later does not reach in here.
    upload: ({ shape, data }) => keep(tensor(shape, data.slice())),
    write(handle, data) {
      const { data: kept } = tensorOf(handle);
      if (data.length !== kept.length) throw new ShapeError(`the tensor has ${kept.length} numbers, but ${data.length} were given`);
      kept.set(data);
    },
    // The two casts give the names their types back: what `named` took away.
    run: run as unknown as Backend['run'],
    gradients: gradients as unknown as Backend['gradients'],
    async download(handle, target) {
      const { shape, data } = tensorOf(handle);
      if (target === undefined) return { shape, data: data.slice() };
      if (target.length !== data.length)
        throw new ShapeError(`the tensor has ${data.length} numbers, but the array has room for ${target.length}`);
      target.set(data);
      return { shape, data: target };
    },
    async finished() {},
    free(handle) {
      tensorOf(handle);
      tensors.delete(handle);
    },
    memory: () => ({ handles: tensors.size, bytes: [...tensors.values()].reduce((sum, { data }) => sum + data.byteLength, 0) }),
    close: () => tensors.clear(),
  };
}
