import jax
from jax import lax, numpy as jnp

x = jax.random.normal(jax.random.key(0), (1, 4, 9, 7))  # N, C, H, W
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
], dtype=jnp.float32).reshape(2, 2, 3, 2)
y = lax.conv_general_dilated(y, w1, window_strides=(2, 2), padding=[(2, 2), (1, 1)], rhs_dilation=(2, 2), feature_group_count=2)
y = jax.nn.relu(y)
# y: 1, 2, 5, 4
