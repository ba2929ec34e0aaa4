import { type Layer, listed, pairText, type Setting, sizesOf, spelled } from './layers.ts';

/** PyTorch pads a pooling by half of its kernel at most, whatever the dilation; a wider rim of −∞ is a layer of its own. */
function pool({ kernel, stride, padding, dilation }: Extract<Layer, { kind: 'maxPool' }>): string[] {
  const wide = padding > kernel / 2;
  const settings = [
    kernel,
    `stride=${stride}`,
    ...(wide || padding === 0 ? [] : [`padding=${padding}`]),
    ...(dilation === 1 ? [] : [`dilation=${dilation}`]),
  ];
  return [...(wide ? [`nn.ConstantPad2d(${padding}, float("-inf"))`] : []), `nn.MaxPool2d(${settings.join(', ')})`];
}

function lines(layer: Layer): string[] {
  switch (layer.kind) {
    case 'relu':
      return ['nn.ReLU()'];
    case 'maxPool':
      return pool(layer);
    case 'shuffle':
      return [`nn.ChannelShuffle(${layer.groups})`];
    case 'squeezeExcite':
      return [`SqueezeExcitation(${layer.channels}, ${layer.units})`];
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
      return [`nn.${transposed ? 'ConvTranspose2d' : 'Conv2d'}(${[inChannels, outChannels, pairText(kernel), ...settings].join(', ')})`];
    }
  }
}

export function pytorch(setting: Setting): string {
  const { input, layers } = setting;
  const last = sizesOf(setting).at(-1) ?? input;
  const list: string[] = [];
  const weights: string[] = [];
  for (const layer of layers) {
    if ((layer.kind === 'conv' || layer.kind === 'transposed') && layer.weights !== undefined) {
      const { shape, kernel } = spelled(layer);
      const numbers = listed(layer.weights, kernel[1]);
      weights.push(`net[${list.length}].weight.data = torch.tensor(${numbers}).float().reshape(${shape.join(', ')})`);
    }
    list.push(...lines(layer));
  }
  return [
    'import torch',
    'from torch import nn',
    ...(layers.some(({ kind }) => kind === 'squeezeExcite') ? ['from torchvision.ops import SqueezeExcitation'] : []),
    '',
    `x = torch.randn(1, ${input.channels}, ${input.size.join(', ')})  # N, C, H, W`,
    'net = nn.Sequential(',
    ...list.map((text) => `    ${text},`),
    ')',
    ...weights,
    `y = net(x)  # 1, ${last.channels}, ${last.size.join(', ')}`,
  ].join('\n');
}
