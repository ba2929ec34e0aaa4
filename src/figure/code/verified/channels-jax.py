import jax
from jax import lax

x = jax.random.normal(jax.random.key(0), (1, 4, 5, 5))  # N, C, H, W
y = x
w1 = jax.random.normal(jax.random.key(1), (4, 2, 3, 3))  # O, I, H, W
y = lax.conv_general_dilated(y, w1, window_strides=(1, 1), padding=[(1, 1), (1, 1)], feature_group_count=2)
y = y.reshape(1, 2, 2, 5, 5).swapaxes(1, 2).reshape(1, 4, 5, 5)
w2 = jax.random.normal(jax.random.key(2), (2, 4))
w3 = jax.random.normal(jax.random.key(3), (4, 2))
s = jax.nn.sigmoid(jax.nn.relu(y.mean((2, 3)) @ w2.T) @ w3.T)  # N, C
y = y * s[:, :, None, None]
# y: 1, 4, 5, 5
