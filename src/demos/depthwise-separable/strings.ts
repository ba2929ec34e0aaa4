/** This figure's words. `[…](role:w)` takes the colour of a role, `{n}` a number. */
export const strings = {
  zh: {
    title: '一层拆成两步：先各卷各的，再逐点混合',
    stepOne: '第一步，逐通道：每个通道只用自己的核D',
    stepTwo: '第二步，1×1：矩阵P在每个位置把两个数混成三个',
    stepMerged: '合起来：输出{output}的两个核K=P·D，和普通卷积算出的y{output}',
    channelIn: '通道{n}',
    ownKernel: '它的核',
    result: '结果',
    rectified: 'ReLU之后',
    matrix: '混合',
    output: '输出{n}',
    merged: '读通道{n}',
    ordinary: '普通卷积',
    planeLabel: '{name}，{rows}行{columns}列',
    cell: '第{row}行第{column}列：{value}',
    cellRead: '第{row}行第{column}列：{value}，读到',
    presets: '现成的数',
    note: '正文的例子',
    twins: '正负一对核',
    activation: '两步之间',
    none: '什么也不放',
    relu: '放ReLU',
    sum: '{name}的算式',
    live: 'y{output}[{place}]等于{value}',
    seesLinear:
      '两步之间什么也不放，两步就是一次普通卷积：{weights}个权重代替{whole}个，代价是每个通道只有一个[花样](role:w)，三个[输出](role:y)读到的只差倍数。',
    seesKept: '有ReLU，但z的{total}个数没有一个是负的，什么也没丢：把一个[核](role:w)反号再看。',
    seesLost:
      'ReLU把z的{total}个数里{lost}个负数变成0；可是这一格上x给{value}，−x给{opposite}，仍然互为相反数：正负一对[核](role:w)把丢的又补了回来。',
    seesBroken:
      'ReLU把z的{total}个数里{lost}个负数变成0：这一格上x给{value}，−x却给{opposite}，不再互为相反数，所以没有哪一次普通卷积能代替这两步。',
    trained:
      '真的训练过：同一个小网络，含两层这样的卷积，认{test}个没见过的手写数字。中间什么也不放，{seeds}个随机起点平均认对{none}%（{noneLeast}%到{noneMost}%）；中间放ReLU，平均{relu}%（{reluLeast}%到{reluMost}%）。',
    trainedOverlap: '两段范围重叠，这么小的网络分不出高下；在ImageNet上，Xception的作者见到的是不放更好。',
    trainedNone: '这里也是不放更好，与Xception的作者在ImageNet上所见一致；换个任务未必如此。',
    trainedRelu: '这里放了更好，与Xception的作者在ImageNet上所见相反：小网络、小图像上的结果推不到大处。',
    parametersSteps: '{depthwise} + {pointwise} = {both}；普通{whole}',
    macsSteps: '{depthwise} + {pointwise} = {both}；普通{whole}',
    timeOrdinary: '普通一层的用时',
    small: '这么小的一层，用时几乎全是开销；真正大小的层在「卷积的账」里测。',
  },
  en: {
    title: 'One layer in two steps: each channel by itself, then mix',
    stepOne: 'Step one, depthwise: each channel has a kernel D of its own',
    stepTwo: 'Step two, 1×1: at each position the matrix P mixes two numbers into three',
    stepMerged: 'Put together: the two kernels K = P·D of output {output}, and y{output} by an ordinary convolution',
    channelIn: 'channel {n}',
    ownKernel: 'its kernel',
    result: 'result',
    rectified: 'after ReLU',
    matrix: 'mixing',
    output: 'output {n}',
    merged: 'on channel {n}',
    ordinary: 'ordinary',
    planeLabel: '{name}, {rows} rows, {columns} columns',
    cell: 'row {row}, column {column}: {value}',
    cellRead: 'row {row}, column {column}: {value}, read',
    presets: 'Numbers to begin with',
    note: 'The note’s example',
    twins: 'A kernel and its negative',
    activation: 'Between the steps',
    none: 'Nothing between',
    relu: 'ReLU between',
    sum: 'the sum behind {name}',
    live: 'y{output}[{place}] equals {value}',
    seesLinear:
      'With nothing between, the two steps are one ordinary convolution: {weights} weights for {whole}. The price is one [pattern](role:w) a channel; what the three [outputs](role:y) read of it differs by a factor only.',
    seesKept: 'There is a ReLU, but none of the {total} numbers of z is negative and nothing is lost: turn the sign of a [kernel](role:w).',
    seesLost:
      'The ReLU sets {lost} of the {total} numbers of z to 0; yet in this cell x gives {value} and −x gives {opposite}, still opposite: a [kernel](role:w) and its negative make up for what is lost.',
    seesBroken:
      'The ReLU sets {lost} of the {total} numbers of z to 0. In this cell x gives {value} but −x gives {opposite}, no longer opposite, so no ordinary convolution can do what these two steps do.',
    trained:
      'Trained for real: one small network with two such layers, asked for {test} handwritten digits it had not seen. With nothing between the steps it names {none}% of them, the mean of {seeds} random starts ({noneLeast}% to {noneMost}%); with ReLU between them {relu}% ({reluLeast}% to {reluMost}%).',
    trainedOverlap:
      'The ranges overlap: so small a network can’t tell which is better. On ImageNet, the author of Xception saw the network without do better.',
    trainedNone: 'Here too it is better without, as the author of Xception saw on ImageNet; another task may differ.',
    trainedRelu:
      'Here it is better with, the opposite of what the author of Xception saw on ImageNet: a small network on small pictures does not speak for large ones.',
    parametersSteps: '{depthwise} + {pointwise} = {both}; ordinary {whole}',
    macsSteps: '{depthwise} + {pointwise} = {both}; ordinary {whole}',
    timeOrdinary: 'Time of the ordinary layer',
    small: 'In a layer this small the time is nearly all overhead; layers of real size are timed in “What convolutions cost”.',
  },
} as const;

export type DepthwiseSeparableWords = Readonly<Record<keyof (typeof strings)['zh'], string>>;
