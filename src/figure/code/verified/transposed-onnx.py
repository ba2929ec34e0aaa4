import numpy as np
from onnx import TensorProto, helper, numpy_helper

constants = [
    numpy_helper.from_array(np.array([
    -3, 2,
    0, -2,
    3, 1,
    -1, -3,
    2, 0,
    -2, 3,
    1, -1,
    -3, 2,
    0, -2,
    3, 1,
    -1, -3,
    2, 0,
    -2, 3,
    1, -1,
    -3, 2,
    0, -2,
    3, 1,
    -1, -3,
]).reshape(2, 3, 3, 2).astype(np.float32), "w0"),
]
nodes = [
    helper.make_node("ConvTranspose", ["x", "w0"], ["t1"], strides=[3, 3], pads=[1, 0, 1, 0], output_padding=[2, 2]),
]
graph = helper.make_graph(
    nodes, "figure",
    [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 2, 3, 2])],
    [helper.make_tensor_value_info("t1", TensorProto.FLOAT, [1, 3, 9, 7])],
    constants,
)
# Without versions onnx takes its newest, which runtimes may not read yet.
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
