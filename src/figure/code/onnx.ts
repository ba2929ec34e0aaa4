import { listed, type Setting, sizesOf, spelled } from './layers.ts';

/** A graph built with onnx.helper. Weights are constants of the graph; those without numbers are drawn from a seed. */
export function onnx(setting: Setting): string {
  const { input, layers } = setting;
  const sizes = sizesOf(setting);
  const last = sizes.at(-1) ?? input;
  const constants: string[] = [];
  const nodes: string[] = [];
  let from = 'x';
  let made = 0;
  const node = (kind: string, extra: readonly string[] = [], settings: readonly string[] = []) => {
    const to = `t${++made}`;
    const inputs = [from, ...extra].map((name) => `"${name}"`).join(', ');
    nodes.push(`helper.make_node("${kind}", [${inputs}], ["${to}"]${settings.map((text) => `, ${text}`).join('')}),`);
    from = to;
  };
  const wholeNumbers = (name: string, numbers: readonly number[]) => {
    constants.push(`numpy_helper.from_array(np.array([${numbers.join(', ')}], dtype=np.int64), "${name}"),`);
    return name;
  };
  layers.forEach((layer, index) => {
    const { size, channels } = sizes[index] ?? input;
    switch (layer.kind) {
      case 'relu':
        node('Relu');
        break;
      case 'maxPool': {
        const { kernel, stride, padding: asked, dilation } = layer;
        // Runtimes refuse padding as wide as the kernel; a rim of −∞ means the same.
        const wide = asked >= kernel;
        if (wide) {
          constants.push(`numpy_helper.from_array(np.array(-np.inf, dtype=np.float32), "low${index}"),`);
          node('Pad', [wholeNumbers(`rim${index}`, [0, 0, asked, asked, 0, 0, asked, asked]), `low${index}`]);
        }
        const padding = wide ? 0 : asked;
        node(
          'MaxPool',
          [],
          [
            `kernel_shape=[${kernel}, ${kernel}]`,
            `strides=[${stride}, ${stride}]`,
            `pads=[${Array(4).fill(padding).join(', ')}]`,
            ...(dilation === 1 ? [] : [`dilations=[${dilation}, ${dilation}]`]),
          ],
        );
        break;
      }
      case 'squeezeExcite': {
        const scaled = from;
        const { channels: wide, units } = layer;
        for (const [n, shape] of [`${units}, ${wide}, 1, 1`, `${wide}, ${units}, 1, 1`].entries())
          constants.push(
            `numpy_helper.from_array(np.random.default_rng(${n}).standard_normal((${shape})).astype(np.float32), "w${index}_${n}"),`,
          );
        node('GlobalAveragePool');
        node('Conv', [`w${index}_0`]);
        node('Relu');
        node('Conv', [`w${index}_1`]);
        node('Sigmoid');
        node('Mul', [scaled]);
        break;
      }
      case 'shuffle':
        node('Reshape', [wholeNumbers(`split${index}`, [1, layer.groups, channels / layer.groups, ...size])]);
        node('Transpose', [], ['perm=[0, 2, 1, 3, 4]']);
        node('Reshape', [wholeNumbers(`join${index}`, [1, channels, ...size])]);
        break;
      default: {
        const { transposed, kernel, stride, padding, dilation, groups, outputPadding, shape, weights } = spelled(layer);
        const numbers =
          weights === undefined
            ? `np.random.default_rng(${index}).standard_normal((${shape.join(', ')}))`
            : `np.array(${listed(weights, kernel[1])}).reshape(${shape.join(', ')})`;
        constants.push(`numpy_helper.from_array(${numbers}.astype(np.float32), "w${index}"),`);
        const settings = [
          `strides=[${stride}, ${stride}]`,
          `pads=[${[...padding, ...padding].join(', ')}]`,
          dilation !== 1 && `dilations=[${dilation}, ${dilation}]`,
          groups !== 1 && `group=${groups}`,
          outputPadding !== 0 && `output_padding=[${outputPadding}, ${outputPadding}]`,
        ].filter((part) => part !== false);
        node(transposed ? 'ConvTranspose' : 'Conv', [`w${index}`], settings);
      }
    }
  });
  const info = (name: string, channels: number, size: readonly number[]) =>
    `helper.make_tensor_value_info("${name}", TensorProto.FLOAT, [1, ${channels}, ${size.join(', ')}])`;
  return [
    ...(constants.length > 0 ? ['import numpy as np'] : []),
    `from onnx import TensorProto, helper${constants.length > 0 ? ', numpy_helper' : ''}`,
    '',
    ...(constants.length > 0 ? ['constants = [', ...constants.map((text) => `    ${text}`), ']'] : ['constants = []']),
    'nodes = [',
    ...nodes.map((text) => `    ${text}`),
    ']',
    'graph = helper.make_graph(',
    '    nodes, "figure",',
    `    [${info('x', input.channels, input.size)}],`,
    `    [${info(from, last.channels, last.size)}],`,
    '    constants,',
    ')',
    '# Without versions onnx takes its newest, which runtimes may not read yet.',
    'model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)',
  ].join('\n');
}
