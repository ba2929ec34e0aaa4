import { type Layer, listed, pairText, type Setting, sizesOf, spelled } from './layers.ts';

function line(layer: Layer): string {
  switch (layer.kind) {
    case 'relu':
      return 'nn.ReLU()';
    case 'maxPool':
      return `nn.MaxPool2d(${layer.kernel}, stride=${layer.stride}, padding=${layer.padding})`;
    case 'shuffle':
      return `nn.ChannelShuffle(${layer.groups})`;
    default: {
      const { transposed, inChannels, outChannels, kernel, stride, padding, dilation, groups, outputPadding } = spelled(layer);
      const settings = [
        stride !== 1 && `stride=${stride}`,
        (padding[0] !== 0 || padding[1] !== 0) && `padding=${pairText(padding)}`,
        outputPadding !== 0 && `output_padding=${outputPadding}`,
        dilation !== 1 && `dilation=${dilation}`,
        groups !== 1 && `groups=${groups}`,
        'bias=False',
      ].filter((setting) => setting !== false);
      return `nn.${transposed ? 'ConvTranspose2d' : 'Conv2d'}(${[inChannels, outChannels, pairText(kernel), ...settings].join(', ')})`;
    }
  }
}

export function pytorch(setting: Setting): string {
  const { input, layers } = setting;
  const last = sizesOf(setting).at(-1) ?? input;
  const weights = layers.flatMap((layer, index) => {
    if ((layer.kind !== 'conv' && layer.kind !== 'transposed') || layer.weights === undefined) return [];
    const { shape, kernel } = spelled(layer);
    return [`net[${index}].weight.data = torch.tensor(${listed(layer.weights, kernel[1])}).float().reshape(${shape.join(', ')})`];
  });
  return [
    'import torch',
    'from torch import nn',
    '',
    `x = torch.randn(1, ${input.channels}, ${input.size.join(', ')})  # N, C, H, W`,
    'net = nn.Sequential(',
    ...layers.map((layer) => `    ${line(layer)},`),
    ')',
    ...weights,
    `y = net(x)  # 1, ${last.channels}, ${last.size.join(', ')}`,
  ].join('\n');
}
