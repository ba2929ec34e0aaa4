import keras
import numpy as np
from keras import layers

x = keras.random.normal((1, 9, 7, 4))  # N, H, W, C
net = keras.Sequential([
    layers.ZeroPadding2D((2, 1)),
    layers.Conv2D(2, (3, 2), dilation_rate=2, groups=2, use_bias=False),
    layers.Lambda(lambda y: y[:, ::2, ::2]),  # the stride: Conv2D takes none with a dilation
    layers.ReLU(),
])
net.build(x.shape)
w = np.array([
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
], dtype="float32").reshape(2, 2, 3, 2)
net.layers[1].set_weights([w.transpose(2, 3, 1, 0)])  # H, W, I, O
y = net(x)  # 1, 5, 4, 2
