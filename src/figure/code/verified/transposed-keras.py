import keras
import numpy as np
from keras import layers

x = keras.random.normal((1, 3, 2, 2))  # N, H, W, C
net = keras.Sequential([
    layers.Conv2DTranspose(3, (3, 2), strides=3, use_bias=False),
    layers.Cropping2D(((1, 0), (0, 0))),
    layers.ZeroPadding2D(((0, 1), (0, 1))),
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
    -2, 3,
    1, -1,
    -3, 2,
    0, -2,
    3, 1,
    -1, -3,
], dtype="float32").reshape(2, 3, 3, 2)
net.layers[0].set_weights([w.transpose(2, 3, 1, 0)])  # H, W, O, I
y = net(x)  # 1, 9, 7, 3
