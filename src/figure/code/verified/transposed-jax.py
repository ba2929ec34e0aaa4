import jax
from jax import lax, numpy as jnp

x = jax.random.normal(jax.random.key(0), (1, 2, 3, 2))  # N, C, H, W
y = x
w1 = jnp.array([
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
], dtype=jnp.float32).reshape(2, 3, 3, 2)
w1 = w1.swapaxes(0, 1)[:, :, ::-1, ::-1]  # O, I, H, W
y = lax.conv_general_dilated(y, w1, window_strides=(1, 1), padding=[(1, 3), (1, 3)], lhs_dilation=(3, 3))
# y: 1, 3, 9, 7
