import jax
from jax import lax, numpy as jnp

x = jax.random.normal(jax.random.key(0), (1, 1, 12, 12))  # N, C, H, W
y = x
y = lax.reduce_window(y, -jnp.inf, lax.max, (1, 1, 3, 3), (1, 1, 2, 2), [(0, 0), (0, 0), (1, 1), (1, 1)])
y = lax.reduce_window(y, -jnp.inf, lax.max, (1, 1, 2, 2), (1, 1, 1, 1), [(0, 0), (0, 0), (2, 2), (2, 2)], window_dilation=(1, 1, 2, 2))
# y: 1, 1, 8, 8
