/** This figure's words. `[…](role:x)` takes the colour of a role, `{n}` a number. */
export const strings = {
  zh: {
    title: '混洗之后，一个输出读得到多少',
    from: '输入的各个通道在上，格里是到所选输出的路径数；',
    to: '输出在下，点一个通道',
    table: '从输入（列）到输出（行）',
    tableLabel: '{channels}行{channels}列的表，{total}格里有{filled}格存在路径',
    levelInput: '输入的通道，各有多少条路径通到输出通道{output}',
    levelHidden: '第{level}步之后的通道，各有多少条路径通到输出通道{output}',
    levelOutput: '输出的通道',
    channelPaths: '通道{channel}：{count}条路径',
    channelOut: '输出通道{channel}',
    channelNow: '输出通道{channel}，已选',
    presets: '现成的几组通道数与组数',
    order: '层与层之间怎样排',
    order_paper: '混洗（论文）',
    order_inverse: '逆排列',
    order_none: '不混洗',
    shuffleStep: '混洗',
    channels: '通道',
    groups: '组',
    layers: '层',
    reach: '逐层读得到的输入：',
    share: '两层时的比例：',
    dealt: '混洗后依次是通道',
    live: '输出通道{output}读得到{channels}个输入通道中的{reach}个',
    seesTrivial: '只有一组，或者每组只有一个通道，换个次序什么也不会多读到；把组数拨到中间试试。',
    seesOneLayer: '只有一层时，[输出](role:y){output}读得到自己那一组的{each}个[输入](role:x)；混洗要等下一层才见效。',
    seesNone:
      '不混洗，{layers}层以后[输出](role:y){output}仍只读得到{channels}个[输入](role:x)里的{reach}个，占{percent}%：组与组之间没有一根线。',
    seesAll:
      '每组{each}个通道，分给{groups}组：{layers}层之间混洗一次，[输出](role:y){output}就读遍了全部{channels}个[输入](role:x)，[权重](role:w)一个没添。',
    seesPart:
      '每组只有{each}个通道，不够{groups}组分：{layers}层之后[输出](role:y){output}读得到{channels}个[输入](role:x)里的{reach}个，占{percent}%；再添一层，还会变多。',
  },
  en: {
    title: 'How much one output reaches after a shuffle',
    from: 'the input channels are on top, each with its number of paths to the chosen output;',
    to: 'the outputs are below: pick one',
    table: 'from inputs (columns) to outputs (rows)',
    tableLabel: 'a table of {channels} rows and {channels} columns: {filled} of {total} cells have a path',
    levelInput: 'input channels with their numbers of paths to output channel {output}',
    levelHidden: 'channels after step {level} with their numbers of paths to output channel {output}',
    levelOutput: 'output channels',
    channelPaths: 'channel {channel}: {count} paths',
    channelOut: 'output channel {channel}',
    channelNow: 'output channel {channel}, chosen',
    presets: 'Numbers of channels and groups to try',
    order: 'What happens between the layers',
    order_paper: 'Shuffle (as in the paper)',
    order_inverse: 'Inverse order',
    order_none: 'No shuffle',
    shuffleStep: 'shuffle',
    channels: 'channels',
    groups: 'groups',
    layers: 'layers',
    reach: 'Inputs within reach, layer by layer:',
    share: 'Share after two layers:',
    dealt: 'After the shuffle the channels stand in the order',
    live: 'output channel {output} reaches {reach} of {channels} input channels',
    seesTrivial: 'With a single group, or a single channel in each, no order lets an output read more; try a number of groups in between.',
    seesOneLayer:
      'After one layer [output](role:y) {output} reaches the {each} [inputs](role:x) of its own group; a shuffle takes effect in the next layer.',
    seesNone:
      'Without a shuffle [output](role:y) {output} still reaches only {reach} of the {channels} [inputs](role:x) after {layers} layers, {percent}%: not one wire runs between groups.',
    seesAll:
      'Each group has {each} channels to deal to {groups} groups: with a shuffle between, {layers} layers let [output](role:y) {output} reach all {channels} [inputs](role:x), at no [weight](role:w) more.',
    seesPart:
      'Each group has only {each} channels, too few for {groups} groups: after {layers} layers [output](role:y) {output} reaches {reach} of the {channels} [inputs](role:x), {percent}%; one more layer will reach more.',
  },
} as const;

export type ShuffleWords = Readonly<Record<keyof (typeof strings)['zh'], string>>;
