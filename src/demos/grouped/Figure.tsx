/** Grouped convolutions in a stack: what one output channel can see through them, and what they cost. */
import { useMemo } from 'preact/hooks';
import { ChannelPaths } from '../../figure/channels/ChannelPaths.tsx';
import { Reach } from '../../figure/channels/Reach.tsx';
import { kernelSide, planeSide, stackJob } from '../../figure/channels/steps.ts';
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
import { Layers } from './Layers.tsx';
import { costs, defaults, type GroupedState, noticed, presetOf, reachByLayer, stepsOf, withOutput } from './model.ts';
import { Towers } from './Towers.tsx';

export default function Figure({ strings: words, figure, instance = 'grouped' }: FigureProps) {
  const { say, state, set, visible, frame, notices } = useFigure<GroupedState>({
    words,
    figure,
    instance,
    defaults,
    fromAddress,
    toAddress,
  });

  const { channels, groups, output } = state;
  const steps = useMemo(() => stepsOf({ groups }), [groups]);
  const job = useMemo(() => stackJob(channels, steps), [channels, steps]);
  const runs = useRuns(job, state.backend, visible);

  const reach = reachByLayer(state);
  const seen = reach.at(-1) ?? 1;
  const { grouped, dense } = costs(state);
  const sight = noticed(state);
  const spoken = useSpoken(say('live', { output, reach: seen, channels }));
  const isAlexnet = presetOf(state) === 'alexnet';
  const names = groups.map((count, layer) => `${isAlexnet ? `conv${layer + 2}  ` : ''}g = ${count}`);
  const taps = kernelSide ** 2;
  const times = planeSide ** 2;

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
        weighted={groups.length}
      >
        <Layers id={instance} words={words} state={state} onChange={set} />
      </ChannelPaths>
      <Notices {...notices} />
      <div class="fig__stack">
        <Reach id={instance} words={words} reach={reach} channels={channels} />
        <p class="stack__sum" id={`${instance}-weights`}>
          {say('weights')}{' '}
          {groups.map((count, layer) => (
            <span key={layer}>
              {layer > 0 ? ' + ' : ''}
              {taps}·{channels}·{channels}/<span class="tone-w">{count}</span>
            </span>
          ))}{' '}
          = {groups.length > 1 && `${grouped.layers.join(' + ')} = `}
          <output class="tone-w">{grouped.parameters}</output>
        </p>
        <p class="stack__sum">{say('ungrouped', { parameters: dense.parameters, macs: dense.multiplyAccumulates })}</p>
      </div>
      <See text={say(sight.sentence, sight.numbers)} spoken={spoken} />
      <Towers id={instance} say={say} half={state.half} onHalf={(half) => set({ ...state, half }, 'half')} />
      <Foot
        id={instance}
        words={words}
        shapes={`x ${channels}×${planeSide}×${planeSide}, w ${groups.map((count) => `${channels}×${channels / count}×${kernelSide}×${kernelSide}`).join(', ')}, y ${channels}×${planeSide}×${planeSide}`}
        parameters={grouped.parameters}
        macs={`${times} × ${grouped.parameters} = ${grouped.multiplyAccumulates}`}
        chosen={state.backend}
        runs={runs}
        onChoose={(backend) => set({ ...state, backend }, 'backend')}
      />
      <ShowCode words={words} setting={codeSetting(state)} />
    </Frame>
  );
}
