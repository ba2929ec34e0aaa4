/**
 * The layer of the figure as programs: the stroke, the nine offsets (the same for every output) and, in version 2, the nine
 * modulations. Keras and JAX have no such layer; theirs is written out with a tent for each axis, 1 at the sampling point and
 * falling to 0 a pixel away, which is bilinear interpolation with 0 outside.
 */
import { type Framework, listed } from '../../figure/code/layers.ts';
import { type DeformableState, kernel, kernelSide, outSide, points, side, strokeAt } from './model.ts';

type Part = Pick<DeformableState, 'angle' | 'offsets' | 'modulated' | 'mask'>;

export const codeOf = (state: Part, framework: Framework): string => `${writers[framework](numbersOf(state))}\n`;

/** Python lists. */
interface Numbers {
  readonly x: string;
  readonly w: string;
  readonly offsets: string;
  /** Only in version 2. */
  readonly mask: string | undefined;
}

const numbersOf = ({ angle, offsets, modulated, mask }: Part): Numbers => {
  const pixels = (tenths: readonly number[]) => tenths.map((value) => value / 10);
  return {
    x: listed(strokeAt(angle), side),
    w: listed(kernel, kernelSide),
    offsets: listed(pixels(offsets), 2),
    mask: modulated ? listed(pixels(mask), kernelSide) : undefined,
  };
};

const order = '# Δrow and Δcolumn of each of the nine points';

const pytorch = ({ x, w, offsets, mask }: Numbers) => `import torch
from torchvision.ops import deform_conv2d

x = torch.tensor(${x}).float().reshape(1, 1, ${side}, ${side})
w = torch.tensor(${w}).float().reshape(1, 1, ${kernelSide}, ${kernelSide})
offset = torch.tensor(${offsets})  ${order}
offset = offset.float().reshape(1, ${2 * points}, 1, 1).repeat(1, 1, ${outSide}, ${outSide})  # here the same for every output
${
  mask === undefined
    ? 'y = deform_conv2d(x, offset, w)'
    : `mask = torch.tensor(${mask}).float().reshape(1, ${points}, 1, 1).repeat(1, 1, ${outSide}, ${outSide})
y = deform_conv2d(x, offset, w, mask=mask)`
}  # 1, 1, ${outSide}, ${outSide}`;

/** `np` is whatever has NumPy's functions. */
const written = (np: string, { x, w, offsets, mask }: Numbers) => `def deform_conv2d(x, offset, w, mask):
    # x: H, W   w: k, k   offset: k·k, 2, H', W'   mask: k·k, H', W'
    i, j = ${np}.array(np.mgrid[:${kernelSide}, :${kernelSide}].reshape(2, ${points}, 1, 1), dtype="float32")
    p, q = ${np}.array(np.mgrid[:${outSide}, :${outSide}], dtype="float32")
    cells = ${np}.arange(${side}, dtype="float32")
    row = p + i + offset[:, 0]
    column = q + j + offset[:, 1]
    # Bilinear weights of all rows and columns of x: 0 from one pixel away
    r = ${np}.maximum(0, 1 - abs(row[..., None] - cells))
    c = ${np}.maximum(0, 1 - abs(column[..., None] - cells))
    read = ${np}.einsum("kpqa,ab,kpqb->kpq", r, x, c)
    return ${np}.einsum("k,kpq,kpq->pq", ${np}.reshape(w, ${points}), mask, read)

x = ${np}.reshape(${np}.array(${x}, dtype="float32"), (${side}, ${side}))
w = ${np}.reshape(${np}.array(${w}, dtype="float32"), (${kernelSide}, ${kernelSide}))
offset = ${np}.array(${offsets}, dtype="float32")  ${order}
offset = ${np}.tile(${np}.reshape(offset, (${points}, 2, 1, 1)), (1, 1, ${outSide}, ${outSide}))  # here the same for every output
${
  mask === undefined
    ? `mask = ${np}.ones((${points}, ${outSide}, ${outSide}))  # version 1: no modulation`
    : `mask = ${np}.array(${mask}, dtype="float32")
mask = ${np}.tile(${np}.reshape(mask, (${points}, 1, 1)), (1, ${outSide}, ${outSide}))`
}
y = deform_conv2d(x, offset, w, mask)  # ${outSide}, ${outSide}`;

const keras = (numbers: Numbers) => `# Keras has no deformable layer; this computes the same.
import numpy as np
from keras import ops

${written('ops', numbers)}`;

const jax = (numbers: Numbers) => `# JAX has no deformable convolution; this computes the same, gradients of the offsets included.
import numpy as np
from jax import numpy as jnp

${written('jnp', numbers)}`;

const onnx = ({ x, w, offsets, mask }: Numbers) => `import numpy as np
from onnx import TensorProto, helper, numpy_helper

x = np.array(${x}).reshape(1, 1, ${side}, ${side})
w = np.array(${w}).reshape(1, 1, ${kernelSide}, ${kernelSide})
offset = np.array(${offsets})  ${order}
offset = np.tile(offset.reshape(1, ${2 * points}, 1, 1), (1, 1, ${outSide}, ${outSide}))  # here the same for every output
${
  mask === undefined
    ? ''
    : `mask = np.array(${mask})
mask = np.tile(mask.reshape(1, ${points}, 1, 1), (1, 1, ${outSide}, ${outSide}))
`
}constants = {"x": x, "w": w, "offset": offset${mask === undefined ? '' : ', "mask": mask'}}
graph = helper.make_graph(
    [helper.make_node("DeformConv", ["x", "w", "offset"${mask === undefined ? '' : ', "", "mask"'}], ["y"], kernel_shape=[${kernelSide}, ${kernelSide}])],
    "figure", [],
    [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 1, ${outSide}, ${outSide}])],
    [numpy_helper.from_array(value.astype(np.float32), name) for name, value in constants.items()],
)
# Without versions onnx takes its newest, which runtimes may not read yet.
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 19)], ir_version=9)`;

const writers: Readonly<Record<Framework, (numbers: Numbers) => string>> = { PyTorch: pytorch, Keras: keras, JAX: jax, ONNX: onnx };
