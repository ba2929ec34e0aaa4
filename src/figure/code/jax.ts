import { listed, type Setting, sizesOf, spelled } from './layers.ts';

const both = (value: number): string => `(${value}, ${value})`;

export function jax(setting: Setting): string {
  const { input, layers } = setting;
  const sizes = sizesOf(setting);
  const last = sizes.at(-1) ?? input;
  let weightsSoFar = 0;
  const body = layers.flatMap((layer, index): string[] => {
    const { size, channels } = sizes[index] ?? input;
    switch (layer.kind) {
      case 'relu':
        return ['y = jax.nn.relu(y)'];
      case 'maxPool': {
        const { kernel, stride, padding, dilation } = layer;
        const edges = padding === 0 ? '"VALID"' : `[(0, 0), (0, 0), ${both(padding)}, ${both(padding)}]`;
        return [
          `y = lax.reduce_window(y, -jnp.inf, lax.max, (1, 1, ${kernel}, ${kernel}), (1, 1, ${stride}, ${stride}), ${edges}${dilation === 1 ? '' : `, window_dilation=(1, 1, ${dilation}, ${dilation})`})`,
        ];
      }
      case 'squeezeExcite': {
        const [first, second] = [++weightsSoFar, ++weightsSoFar];
        return [
          `w${first} = jax.random.normal(jax.random.key(${first}), (${layer.units}, ${layer.channels}))`,
          `w${second} = jax.random.normal(jax.random.key(${second}), (${layer.channels}, ${layer.units}))`,
          `s = jax.nn.sigmoid(jax.nn.relu(y.mean((2, 3)) @ w${first}.T) @ w${second}.T)  # N, C`,
          'y = y * s[:, :, None, None]',
        ];
      }
      case 'shuffle':
        return [
          `y = y.reshape(1, ${layer.groups}, ${channels / layer.groups}, ${size.join(', ')}).swapaxes(1, 2).reshape(1, ${channels}, ${size.join(', ')})`,
        ];
      default: {
        const { transposed, kernel, stride, padding, dilation, groups, outputPadding, shape, weights } = spelled(layer);
        const name = `w${++weightsSoFar}`;
        const made =
          weights === undefined
            ? `${name} = jax.random.normal(jax.random.key(${weightsSoFar}), (${shape.join(', ')}))  # ${transposed ? 'I, O' : 'O, I'}, H, W`
            : `${name} = jnp.array(${listed(weights, kernel[1])}, dtype=jnp.float32).reshape(${shape.join(', ')})`;
        // A transposed convolution is a convolution of the input with zeros put between its cells, by the turned kernel.
        const turned = transposed ? [`${name} = ${name}.swapaxes(0, 1)[:, :, ::-1, ::-1]  # O, I, H, W`] : [];
        const edge = (axis: 0 | 1): string => {
          if (!transposed) return both(padding[axis]);
          const full = dilation * (kernel[axis] - 1) - padding[axis];
          return `(${full}, ${full + outputPadding})`;
        };
        const settings = [
          `window_strides=${both(transposed ? 1 : stride)}`,
          `padding=[${edge(0)}, ${edge(1)}]`,
          transposed && stride !== 1 && `lhs_dilation=${both(stride)}`,
          dilation !== 1 && `rhs_dilation=${both(dilation)}`,
          groups !== 1 && `feature_group_count=${groups}`,
        ].filter((part) => part !== false);
        return [made, ...turned, `y = lax.conv_general_dilated(y, ${name}, ${settings.join(', ')})`];
      }
    }
  });
  const text = body.join('\n');
  const used = [text.includes('lax.') && 'lax', text.includes('jnp.') && 'numpy as jnp'].filter((name) => name !== false);
  return [
    'import jax',
    ...(used.length > 0 ? [`from jax import ${used.join(', ')}`] : []),
    '',
    `x = jax.random.normal(jax.random.key(0), (1, ${input.channels}, ${input.size.join(', ')}))  # N, C, H, W`,
    'y = x',
    text,
    `# y: 1, ${last.channels}, ${last.size.join(', ')}`,
  ].join('\n');
}
