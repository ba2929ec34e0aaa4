import keras
from keras import layers

def rim(cells):  # of −∞ around a pooling: zeros would win over negative values
    sides = ((0, 0), (cells, cells), (cells, cells), (0, 0))
    return layers.Lambda(lambda y: keras.ops.pad(y, sides, constant_values=float("-inf")))

def max_pool(kernel, stride, dilation):  # MaxPooling2D has no dilation
    def pool(y):
        height, width = [side - dilation * (kernel - 1) for side in y.shape[1:3]]
        starts = range(0, dilation * kernel, dilation)
        cells = [y[:, i:i + height:stride, j:j + width:stride] for i in starts for j in starts]
        return keras.ops.max(keras.ops.stack(cells), axis=0)
    return layers.Lambda(pool)

x = keras.random.normal((1, 12, 12, 1))  # N, H, W, C
net = keras.Sequential([
    rim(1),
    layers.MaxPooling2D(3, strides=2),
    rim(2),
    max_pool(2, 1, 2),
])
y = net(x)  # 1, 8, 8, 1
