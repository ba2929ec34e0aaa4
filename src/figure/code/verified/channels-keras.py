import keras
from keras import layers

class SqueezeExcite(layers.Layer):
    def __init__(self, channels, units):
        super().__init__()
        self.first = layers.Dense(units, activation="relu")
        self.second = layers.Dense(channels, activation="sigmoid")

    def call(self, x):
        z = keras.ops.mean(x, axis=(1, 2), keepdims=True)
        return x * self.second(self.first(z))

x = keras.random.normal((1, 5, 5, 4))  # N, H, W, C
net = keras.Sequential([
    layers.ZeroPadding2D(1),
    layers.Conv2D(4, 3, groups=2, use_bias=False),
    layers.Reshape((5, 5, 2, 2)),
    layers.Permute((1, 2, 4, 3)),
    layers.Reshape((5, 5, 4)),
    SqueezeExcite(4, 2),
])
y = net(x)  # 1, 5, 5, 4
