import numpy as np
from onnx import TensorProto, helper, numpy_helper

constants = [
    numpy_helper.from_array(np.array(-np.inf, dtype=np.float32), "low1"),
    numpy_helper.from_array(np.array([0, 0, 2, 2, 0, 0, 2, 2], dtype=np.int64), "rim1"),
]
nodes = [
    helper.make_node("MaxPool", ["x"], ["t1"], kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1]),
    helper.make_node("Pad", ["t1", "rim1", "low1"], ["t2"]),
    helper.make_node("MaxPool", ["t2"], ["t3"], kernel_shape=[2, 2], strides=[1, 1], pads=[0, 0, 0, 0], dilations=[2, 2]),
]
graph = helper.make_graph(
    nodes, "figure",
    [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 1, 12, 12])],
    [helper.make_tensor_value_info("t3", TensorProto.FLOAT, [1, 1, 8, 8])],
    constants,
)
# Without versions onnx takes its newest, which runtimes may not read yet.
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
