/**
 * The four ways back as programs, with the present point spread, noise, K and number of iterations. The picture itself is left
 * to the reader: 784 numbers would hide the rest. Richardson–Lucy cuts noise below 0 off, as the figure does.
 */
import { type Framework, listed } from '../../figure/code/layers.ts';
import { blurOf, blurSide } from './blurs.ts';
import { type DeconvolutionState, middleOffset, noises, ratios, seenSide, size } from './model.ts';

type Part = Pick<DeconvolutionState, 'blur' | 'noise' | 'ratio' | 'iterations'>;

export const codeOf = (state: Part, framework: Framework): string => `${writers[framework](numbersOf(state))}\n`;

interface Numbers {
  /** The point spread as a Python list. */
  readonly h: string;
  readonly noise: number;
  readonly K: number;
  readonly iterations: number;
}

const numbersOf = ({ blur, noise, ratio, iterations }: Part): Numbers => ({
  h: listed([...blurOf(blur)], blurSide),
  noise: noises[noise] ?? 0,
  K: ratios[ratio] ?? 0,
  iterations,
});

const full = blurSide - 1;
const { side } = size;
const corner = `[:${side}, :${side}]`;
const middle = `[${middleOffset}:${-middleOffset}, ${middleOffset}:${-middleOffset}]`;
const sizes = `# ${seenSide}, ${seenSide}`;

const pytorch = ({ h, noise, K, iterations }: Numbers) => `import torch
from torch.nn.functional import conv2d, conv_transpose2d

h = torch.tensor(${h}, dtype=torch.float64).reshape(1, 1, ${blurSide}, ${blurSide})
turned = h.flip(2, 3)  # conv2d correlates: with the turned kernel it convolves
x = torch.rand(1, 1, ${side}, ${side}, dtype=torch.float64)  # your picture, 0 black, 1 white
y = conv2d(x, turned, padding=${full})  ${sizes}
y = y + ${noise} * torch.randn_like(y)

H = torch.fft.fft2(h[0, 0], s=(${seenSide}, ${seenSide}))
Y = torch.fft.fft2(y[0, 0])
inverse = torch.fft.ifft2(Y / H).real${corner}

K = ${K}  # noise-to-signal ratio
wiener = torch.fft.ifft2(Y * H.conj() / (H.abs() ** 2 + K)).real${corner}

estimate = torch.full_like(y, 0.5)
for _ in range(${iterations}):  # Richardson–Lucy
    ratio = y.clamp(min=0) / (conv2d(estimate, turned, padding=${middleOffset}) + 1e-12)
    estimate = estimate * conv2d(ratio, h, padding=${middleOffset})
lucy = estimate[0, 0]${middle}

transposed = conv_transpose2d(y, turned, padding=${full})[0, 0]  # the adjoint, no inverse`;

const keras = ({ h, noise, K, iterations }: Numbers) => `import keras
import numpy as np
from keras import ops

def conv(x, kernel, cells):  # H, W, with a rim of zeros
    x = ops.pad(x, ((cells, cells), (cells, cells)))
    return ops.conv(x[None, ..., None], kernel[..., None, None])[0, ..., 0]

def times(a, b):  # complex numbers are pairs of real and imaginary part
    return a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]

def fft(x):
    return ops.fft2((x, ops.zeros_like(x)))

def ifft(X):  # real part: the inverse is the conjugate's transform, divided
    return ops.fft2((X[0], -X[1]))[0] / ${seenSide ** 2}

h = np.array(${h}, dtype="float32").reshape(${blurSide}, ${blurSide})
turned = h[::-1, ::-1].copy()  # conv correlates: with the turned kernel it convolves
x = keras.random.uniform((${side}, ${side}))  # your picture, 0 black, 1 white
y = conv(x, turned, ${full})  ${sizes}
y = y + ${noise} * keras.random.normal(y.shape)

H = fft(ops.pad(ops.convert_to_tensor(h), ((0, ${side - 1}), (0, ${side - 1}))))
power = H[0] ** 2 + H[1] ** 2
back = times(fft(y), (H[0], -H[1]))
inverse = ifft((back[0] / power, back[1] / power))${corner}

K = ${K}  # noise-to-signal ratio
wiener = ifft((back[0] / (power + K), back[1] / (power + K)))${corner}

estimate = 0.5 * ops.ones_like(y)
for _ in range(${iterations}):  # Richardson–Lucy
    ratio = ops.maximum(y, 0) / (conv(estimate, turned, ${middleOffset}) + 1e-12)
    estimate = estimate * conv(ratio, h, ${middleOffset})
lucy = estimate${middle}

transposed = conv(y, h, 0)  # the adjoint, no inverse`;

const jax = ({ h, noise, K, iterations }: Numbers) => `import jax
from jax import numpy as jnp
from jax.scipy.signal import convolve2d, correlate2d

h = jnp.array(${h}).reshape(${blurSide}, ${blurSide})
x = jax.random.uniform(jax.random.key(0), (${side}, ${side}))  # your picture, 0 black, 1 white
y = convolve2d(x, h)  ${sizes}
y = y + ${noise} * jax.random.normal(jax.random.key(1), y.shape)

H = jnp.fft.fft2(h, s=y.shape)
Y = jnp.fft.fft2(y)
inverse = jnp.fft.ifft2(Y / H).real${corner}

K = ${K}  # noise-to-signal ratio
wiener = jnp.fft.ifft2(Y * H.conj() / (jnp.abs(H) ** 2 + K)).real${corner}

estimate = jnp.full_like(y, 0.5)
for _ in range(${iterations}):  # Richardson–Lucy
    ratio = jnp.maximum(y, 0) / (convolve2d(estimate, h, mode="same") + 1e-12)
    estimate = estimate * correlate2d(ratio, h, mode="same")
lucy = estimate${middle}

transposed = correlate2d(y, h, mode="valid")  # the adjoint, no inverse`;

const onnx = ({
  h,
  noise,
  K,
  iterations,
}: Numbers) => `# ONNX has the Fourier transform and the convolutions as operators, but no deconvolution: the graph puts it together.
# Input: y, a picture that was blurred by h (and got noise, here of deviation ${noise}).
import numpy as np
from onnx import TensorProto, helper, numpy_helper

h = np.array(${h}).reshape(${blurSide}, ${blurSide})
H = np.fft.fft2(h, s=(${seenSide}, ${seenSide}))
K = ${K}  # noise-to-signal ratio
planes = {"inverse": 1 / H, "wiener": H.conj() / (abs(H) ** 2 + K)}
constants = {
    "h": h.reshape(1, 1, ${blurSide}, ${blurSide}), "turned": h[::-1, ::-1].reshape(1, 1, ${blurSide}, ${blurSide}),
    "zero": np.float32(0), "tiny": np.float32(1e-12), "e0": np.full((1, 1, ${seenSide}, ${seenSide}), 0.5),
}
whole = {
    "complex": [1, ${seenSide}, ${seenSide}, 1], "rows": np.array(1), "columns": np.array(2),
    "corner": [0, 0], "end": [${side}, ${side}], "middle": [${middleOffset}, ${middleOffset}], "last": [${middleOffset + side}, ${middleOffset + side}], "axes": [1, 2], "axes4": [2, 3],
}
node = helper.make_node
nodes = [
    node("Reshape", ["y", "complex"], ["y1"]),
    node("DFT", ["y1", "", "rows"], ["y2"]),
    node("DFT", ["y2", "", "columns"], ["Y"]),  # 1, ${seenSide}, ${seenSide}, 2: real and imaginary part
    node("Split", ["Y"], ["Yre", "Yim"], axis=3, num_outputs=2),
]
for name, G in planes.items():
    constants |= {f"{name}_re": G.real[None, ..., None], f"{name}_im": G.imag[None, ..., None]}
    for out, (p, q), op in [("re", ("re", "im"), "Sub"), ("im", ("im", "re"), "Add")]:
        nodes += [
            node("Mul", ["Yre", f"{name}_{p}"], [f"{name}_{out}1"]),
            node("Mul", ["Yim", f"{name}_{q}"], [f"{name}_{out}2"]),
            node(op, [f"{name}_{out}1", f"{name}_{out}2"], [f"{name}_{out}3"]),
        ]
    nodes += [
        node("Concat", [f"{name}_re3", f"{name}_im3"], [f"{name}1"], axis=3),
        node("DFT", [f"{name}1", "", "rows"], [f"{name}2"], inverse=1),
        node("DFT", [f"{name}2", "", "columns"], [f"{name}3"], inverse=1),
        node("Split", [f"{name}3"], [f"{name}4", f"{name}5"], axis=3, num_outputs=2),
        node("Slice", [f"{name}4", "corner", "end", "axes"], [name]),
    ]
nodes.append(node("Max", ["y", "zero"], ["light"]))
for t in range(${iterations}):  # Richardson–Lucy
    nodes += [
        node("Conv", [f"e{t}", "turned"], [f"b{t}"], pads=[${Array(4).fill(middleOffset).join(', ')}]),
        node("Add", [f"b{t}", "tiny"], [f"s{t}"]),
        node("Div", ["light", f"s{t}"], [f"r{t}"]),
        node("Conv", [f"r{t}", "h"], [f"c{t}"], pads=[${Array(4).fill(middleOffset).join(', ')}]),
        node("Mul", [f"e{t}", f"c{t}"], [f"e{t + 1}"]),
    ]
nodes += [
    node("Slice", ["e${iterations}", "middle", "last", "axes4"], ["lucy"]),
    node("ConvTranspose", ["y", "turned"], ["transposed"], pads=[${Array(4).fill(full).join(', ')}]),  # the adjoint
]
def info(name, *shape):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
graph = helper.make_graph(
    nodes, "figure", [info("y", 1, 1, ${seenSide}, ${seenSide})],
    [info(name, 1, ${side}, ${side}, 1) for name in planes] + [info(name, 1, 1, ${side}, ${side}) for name in ["lucy", "transposed"]],
    [numpy_helper.from_array(np.asarray(value, np.float32), name) for name, value in constants.items()]
    + [numpy_helper.from_array(np.asarray(value, np.int64), name) for name, value in whole.items()],
)
# Without versions onnx takes its newest, which runtimes may not read yet.
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)`;

const writers: Readonly<Record<Framework, (numbers: Numbers) => string>> = { PyTorch: pytorch, Keras: keras, JAX: jax, ONNX: onnx };
