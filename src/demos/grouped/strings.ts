/** This figure's words. `[…](role:x)` takes the colour of a role, `{n}` a number. */
export const strings = {
  zh: {
    title: '一个输出通道看得到谁',
    from: '输入的各个通道在上，格里是到所选输出的路径数；',
    to: '输出在下，点一个通道',
    table: '从输入（列）到输出（行）',
    tableLabel: '{channels}行{channels}列的表，{total}格里有{filled}格存在路径',
    levelInput: '输入的通道，各有多少条路径通到输出通道{output}',
    levelHidden: '第{level}层之后的通道，各有多少条路径通到输出通道{output}',
    levelOutput: '输出的通道',
    channelPaths: '通道{channel}：{count}条路径',
    channelOut: '输出通道{channel}',
    channelNow: '输出通道{channel}，已选',
    presets: '现成的几种分法',
    preset_three: '两层，3组',
    preset_dense: '稠密',
    preset_depthwise: '逐通道',
    preset_different: '先2组再3组',
    preset_alexnet: 'AlexNet的conv2到conv5',
    channels: '通道',
    allLayers: '各层',
    layer: '第{n}层',
    add: '添一层',
    remove: '去掉末层',
    reach: '逐层看得到的输入：',
    weights: '权重：',
    ungrouped: '不分组的话：{parameters}个权重，{macs}次乘加',
    live: '输出通道{output}看得到{channels}个输入通道中的{reach}个',
    seesAlexnet:
      'AlexNet的conv2、conv4、conv5各守一块GPU，唯独conv3两块都读：从它起，[输出](role:y){output}就看得到全部{reach}个[输入](role:x)。这里用{channels}个通道代表它的几百个。',
    seesDepthwise: '每组只剩一个通道，就是逐通道卷积：[输出](role:y){output}只看得到自己那一个[输入](role:x)，叠多少层都一样。',
    seesDense: '组数为1，什么也没剪：[输出](role:y){output}一层就看遍{channels}个[输入](role:x)，代价是[权重](role:w)最多。',
    seesOpened: '第{dense}层没有分组，从它起[输出](role:y){output}看得到全部{reach}个[输入](role:x)；要让各组相通，有一层稠密的就够了。',
    seesGroup:
      '一层之后，[输出](role:y){output}只看得到自己这一组的{reach}个[输入](role:x)，占{channels}个里的{percent}%；再添几层同样的组，也不会多看见一个。',
    seesBlocks:
      '{layers}层都按同样的组切开：分块对角乘分块对角还是分块对角，[输出](role:y){output}始终只看得到{channels}个[输入](role:x)里的{reach}个，占{percent}%。',
    seesMixed:
      '各层切法不同，组的边界错开，信息便能串组：[输出](role:y){output}看得到{channels}个[输入](role:x)里的{reach}个，占{percent}%。',
    towers: 'AlexNet的五层卷积摆在两块GPU上：选一层的一半，它依赖的一切就亮起来。',
    towersLabel: 'AlexNet的卷积层，左边是GPU 1，右边是GPU 2；方向键换一半',
    image: '图像 · 3 × 227²',
    half: '{name}在GPU {gpu}上的一半，{maps}张{side}×{side}的特征图',
    halfRead: '，被所选的一半依赖',
    ifJoined: '若每个核都读两块GPU，这一层要{weights}个权重，多一倍。',
    asJoined: '这一层没有分组，权重一个也没省。',
    towerImage: '{name}在GPU {gpu}上的[核](role:w)直接读整幅[图像](role:x)，图像两块GPU上都有。',
    towerOwn:
      '{name}在GPU {gpu}上的一半只读同一块GPU上的{reads}张图，背后是conv1的{all}张图里的{behind}张：GPU {other}上有什么，它一概不知。',
    towerCrosses:
      '{name}把两块GPU上的图都读了：{reads}张，大小{below}×{below}。连线在这里交叉，两块GPU在这里交换数据，背后从此有conv1的全部{behind}张图。',
    towerAfter:
      '{name}在GPU {gpu}上的一半又只读自己这块GPU上的{reads}张图，可是conv3已经把两边掺到了一起，背后仍有conv1的全部{behind}张图。',
  },
  en: {
    title: 'Whom one output channel can see',
    from: 'the input channels are on top, each with its number of paths to the chosen output;',
    to: 'the outputs are below: pick one',
    table: 'from inputs (columns) to outputs (rows)',
    tableLabel: 'a table of {channels} rows and {channels} columns: {filled} of {total} cells have a path',
    levelInput: 'input channels with their numbers of paths to output channel {output}',
    levelHidden: 'channels after layer {level} with their numbers of paths to output channel {output}',
    levelOutput: 'output channels',
    channelPaths: 'channel {channel}: {count} paths',
    channelOut: 'output channel {channel}',
    channelNow: 'output channel {channel}, chosen',
    presets: 'Ways of grouping to try',
    preset_three: 'Two layers, 3 groups',
    preset_dense: 'Dense',
    preset_depthwise: 'Depthwise',
    preset_different: '2 groups, then 3',
    preset_alexnet: 'AlexNet, conv2 to conv5',
    channels: 'channels',
    allLayers: 'all layers',
    layer: 'layer {n}',
    add: 'Add a layer',
    remove: 'Remove the last',
    reach: 'Inputs within reach, layer by layer:',
    weights: 'Weights:',
    ungrouped: 'Without groups: {parameters} weights, {macs} multiply–adds',
    live: 'output channel {output} can see {reach} of {channels} input channels',
    seesAlexnet:
      'In AlexNet conv2, conv4 and conv5 keep to one GPU each, but conv3 reads both: from there on [output](role:y) {output} can see all {reach} [inputs](role:x). Here {channels} channels stand for its hundreds.',
    seesDepthwise:
      'With one channel a group this is depthwise convolution: [output](role:y) {output} can see only its own [input](role:x), through any number of layers.',
    seesDense:
      'One group cuts nothing: [output](role:y) {output} sees all {channels} [inputs](role:x) after a single layer, at the highest price in [weights](role:w).',
    seesOpened:
      'Layer {dense} is not grouped, and from there on [output](role:y) {output} can see all {reach} [inputs](role:x): one dense layer is enough to join the groups.',
    seesGroup:
      'After one layer [output](role:y) {output} sees the {reach} [inputs](role:x) of its own group, {percent}% of {channels}; further layers with the same groups will not add one.',
    seesBlocks:
      'The {layers} layers are cut along the same lines, and block-diagonal times block-diagonal stays block-diagonal: [output](role:y) {output} never sees more than {reach} of the {channels} [inputs](role:x), {percent}%.',
    seesMixed:
      'The layers are cut along different lines, so groups leak into one another: [output](role:y) {output} can see {reach} of the {channels} [inputs](role:x), {percent}%.',
    towers: 'The five convolutions of AlexNet on their two GPUs: choose half of a layer, and all that it depends on lights up.',
    towersLabel: 'convolutions of AlexNet, GPU 1 on the left, GPU 2 on the right; arrow keys choose another half',
    image: 'image · 3 × 227²',
    half: '{name}, half on GPU {gpu}, {maps} maps of {side}×{side}',
    halfRead: ', the chosen half depends on it',
    ifJoined: 'Were each kernel to read both GPUs, this layer would have {weights} weights, twice as many.',
    asJoined: 'This layer is not grouped, and saves no weights.',
    towerImage: 'The [kernels](role:w) of {name} on GPU {gpu} read the whole [image](role:x), which both GPUs hold.',
    towerOwn:
      'This half of {name} reads only the {reads} maps on GPU {gpu}, and behind them {behind} of the {all} maps of conv1: of what is on GPU {other} it knows nothing.',
    towerCrosses:
      '{name} reads the maps of both GPUs, {reads} of {below}×{below}. Here the wires cross and the two exchange data; from here on all {behind} maps of conv1 are behind every half.',
    towerAfter:
      'This half of {name} again reads only the {reads} maps on GPU {gpu}, but conv3 has mixed the two sides, so all {behind} maps of conv1 are still behind it.',
  },
} as const;

export type GroupedWords = Readonly<Record<keyof (typeof strings)['zh'], string>>;
