import numpy as np
from onnx import TensorProto, helper, numpy_helper

constants = [
    numpy_helper.from_array(np.random.default_rng(0).standard_normal((4, 2, 3, 3)).astype(np.float32), "w0"),
    numpy_helper.from_array(np.array([1, 2, 2, 5, 5], dtype=np.int64), "split1"),
    numpy_helper.from_array(np.array([1, 4, 5, 5], dtype=np.int64), "join1"),
    numpy_helper.from_array(np.random.default_rng(0).standard_normal((2, 4, 1, 1)).astype(np.float32), "w2_0"),
    numpy_helper.from_array(np.random.default_rng(1).standard_normal((4, 2, 1, 1)).astype(np.float32), "w2_1"),
]
nodes = [
    helper.make_node("Conv", ["x", "w0"], ["t1"], strides=[1, 1], pads=[1, 1, 1, 1], group=2),
    helper.make_node("Reshape", ["t1", "split1"], ["t2"]),
    helper.make_node("Transpose", ["t2"], ["t3"], perm=[0, 2, 1, 3, 4]),
    helper.make_node("Reshape", ["t3", "join1"], ["t4"]),
    helper.make_node("GlobalAveragePool", ["t4"], ["t5"]),
    helper.make_node("Conv", ["t5", "w2_0"], ["t6"]),
    helper.make_node("Relu", ["t6"], ["t7"]),
    helper.make_node("Conv", ["t7", "w2_1"], ["t8"]),
    helper.make_node("Sigmoid", ["t8"], ["t9"]),
    helper.make_node("Mul", ["t9", "t4"], ["t10"]),
]
graph = helper.make_graph(
    nodes, "figure",
    [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 4, 5, 5])],
    [helper.make_tensor_value_info("t10", TensorProto.FLOAT, [1, 4, 5, 5])],
    constants,
)
# Without versions onnx takes its newest, which runtimes may not read yet.
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
