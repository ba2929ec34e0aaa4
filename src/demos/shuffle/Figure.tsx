/** Grouped convolutions with a channel shuffle between them: what one output channel reaches, layer by layer. */
import { useMemo } from 'preact/hooks';
import { ChannelPaths } from '../../figure/channels/ChannelPaths.tsx';
import { Reach } from '../../figure/channels/Reach.tsx';
import { costsOf, kernelSide, planeSide, stackJob } from '../../figure/channels/steps.ts';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { See } from '../../figure/See.tsx';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { type FigureProps, useFigure } from '../../figure/useFigure.ts';
import { useRuns } from '../../figure/useRuns.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { codeSetting } from './code.ts';
import { dealing, defaults, noticed, reachByLayer, type ShuffleState, stepsOf, withOutput } from './model.ts';
import { Settings } from './Settings.tsx';

export default function Figure({ strings: words, figure, instance = 'shuffle' }: FigureProps) {
  const { say, state, set, visible, frame, notices } = useFigure<ShuffleState>({
    words,
    figure,
    instance,
    defaults,
    fromAddress,
    toAddress,
  });

  const { channels, groups, layers, order, output } = state;
  const steps = useMemo(() => stepsOf(state), [channels, groups, layers, order]);
  const job = useMemo(() => stackJob(channels, steps), [channels, steps]);
  const runs = useRuns(job, state.backend, visible);

  const each = channels / groups;
  const met = order === 'none' ? 1 : Math.min(each, groups);
  const reach = reachByLayer(state);
  const costs = costsOf(channels, steps);
  const parameters = costs.reduce((sum, cost) => sum + cost.parameters, 0);
  const macs = costs.reduce((sum, cost) => sum + cost.multiplyAccumulates, 0);
  const sight = noticed(state);
  const spoken = useSpoken(say('live', { output, reach: reach.at(-1) ?? 0, channels }));
  const names = steps.map(({ kind, groups: count }) => (kind === 'conv' ? `g = ${count}` : say('shuffleStep')));
  const order0 = dealing(state);

  return (
    <Frame {...frame}>
      <ChannelPaths
        id={instance}
        words={words}
        channels={channels}
        steps={steps}
        names={names}
        output={output}
        onOutput={(channel) => set(withOutput(state, channel), 'output')}
        weighted={layers}
      >
        <Settings id={instance} words={words} state={state} onChange={set} />
      </ChannelPaths>
      <Notices {...notices} />
      <div class="fig__stack">
        <Reach id={instance} words={words} reach={reach} channels={channels} />
        <p class="stack__sum" id={`${instance}-share`}>
          {say('share')} <i>n</i> = {channels}/{groups} = {each},{' '}
          {order === 'none' ? (
            <>
              1/<i>g</i> = 1/{groups}
            </>
          ) : (
            <>
              min(<i>n</i>, <i>g</i>)/<i>g</i> = min({each}, {groups})/{groups} = {met}/{groups}
            </>
          )}{' '}
          {Number.isInteger((100 * met) / groups) ? '=' : '≈'} <output class="tone-x">{Math.round((100 * met) / groups)}%</output>
        </p>
        {order0 !== undefined && (
          <p class="stack__sum" id={`${instance}-order`}>
            {say('dealt')} {order0.join(', ')}
          </p>
        )}
      </div>
      <See text={say(sight.sentence, sight.numbers)} spoken={spoken} />
      <Foot
        id={instance}
        words={words}
        shapes={`x ${channels}×${planeSide}×${planeSide}, w ${channels}×${each}×${kernelSide}×${kernelSide} (${layers}×), y ${channels}×${planeSide}×${planeSide}`}
        parameters={`${costs.map((cost) => cost.parameters).join(' + ')}${order0 !== undefined && layers > 1 ? ' + 0' : ''} = ${parameters}`}
        macs={`${planeSide ** 2} × ${parameters} = ${macs}`}
        chosen={state.backend}
        runs={runs}
        onChoose={(backend) => set({ ...state, backend }, 'backend')}
      />
      <ShowCode words={words} setting={codeSetting(state)} />
    </Frame>
  );
}
