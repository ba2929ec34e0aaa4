/**
 * What fine-tuning CaffeNet costs, counted. CaffeNet has the layers of AlexNet in one column: conv2, conv4 and conv5 in two groups.
 *
 *   weights = k²·Cᵢₙ/groups·Cₒᵤₜ      multiply-accumulates = weights × output positions (1 for a dense layer)
 *
 * A training step runs forward through every layer; backward, a trained layer needs the gradient of its weights, and every layer
 * above the lowest trained one the gradient of its input. Each of the three passes over a layer costs as many multiply-accumulates.
 */
export interface Layer {
  readonly name: string;
  readonly outChannels: number;
  /** Inputs of one output: k² times the channels of its group. */
  readonly fanIn: number;
  readonly positions: number;
}

const convolution = (name: string, outChannels: number, kernel: number, inChannelsPerGroup: number, outSize: number): Layer => ({
  name,
  outChannels,
  fanIn: kernel * kernel * inChannelsPerGroup,
  positions: outSize * outSize,
});

const dense = (name: string, outChannels: number, fanIn: number): Layer => ({ name, outChannels, fanIn, positions: 1 });

/** The eight layers, from the image up, with a last layer for `classes` classes. */
export const caffenet = (classes: number): readonly Layer[] => [
  convolution('conv1', 96, 11, 3, 55),
  convolution('conv2', 256, 5, 48, 27),
  convolution('conv3', 384, 3, 256, 13),
  convolution('conv4', 384, 3, 192, 13),
  convolution('conv5', 256, 3, 192, 13),
  dense('fc6', 4096, 9216),
  dense('fc7', 4096, 4096),
  dense('fc8', classes, 4096),
];

export const weights = (layer: Layer): number => layer.outChannels * layer.fanIn;

/** Weights and one bias per output channel. */
export const parameters = (layer: Layer): number => weights(layer) + layer.outChannels;

export const macs = (layer: Layer): number => weights(layer) * layer.positions;

export const total = (layers: readonly Layer[], of: (layer: Layer) => number): number => layers.reduce((sum, layer) => sum + of(layer), 0);

/** The layers from `name` to the top: what is trained when everything below is frozen. Throws on an unknown name. */
export const fromLayer = (layers: readonly Layer[], name: string): readonly Layer[] => {
  const lowest = layers.findIndex((layer) => layer.name === name);
  if (lowest < 0) throw new RangeError(`no layer is called ${name}`);
  return layers.slice(lowest);
};

/** Multiply-accumulates of one training step on one image, when `trained` are the topmost layers of `layers`. */
export const stepMacs = (layers: readonly Layer[], trained: readonly Layer[]): number =>
  total(layers, macs) + total(trained, macs) + total(trained.slice(1), macs);

/** Parameters of a rank-r update BA of a layer's weight matrix: B is [out, r], A is [r, in]. */
export const lowRankParameters = (layer: Layer, rank: number): number => rank * (layer.outChannels + layer.fanIn);

/** float32 numbers an optimiser keeps for every trained parameter, the gradient not counted. */
export const stateNumbers = { sgd: 0, momentum: 1, adam: 2 } as const;

export const float32Bytes = 4;
