/** What convolutions cost, live: seven ways to build a layer for the reader's shapes, counted, and timed on this device. */
import { useState } from 'preact/hooks';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { See } from '../../figure/See.tsx';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { Slider } from '../../figure/Slider.tsx';
import { type FigureProps, useFigure } from '../../figure/useFigure.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { Account } from './Account.tsx';
import { Bills, grouped } from './Bills.tsx';
import { codeSetting } from './code.ts';
import { billOf, layersOf } from './layers.ts';
import { type CostState, choices, defaults, fromAddress, type Setting, toAddress, withSetting } from './model.ts';
import { noticed } from './noticed.ts';
import { useMeasurements } from './useMeasurements.ts';

const controls: readonly (readonly [setting: Setting, part: 'x' | 'w' | 'y', word: string, symbol: string])[] = [
  ['inChannels', 'x', 'inChannels', 'C'],
  ['outChannels', 'y', 'outChannels', 'O'],
  ['side', 'x', 'side', 'H'],
  ['kernel', 'w', 'kernelSide', 'k'],
  ['groups', 'w', 'groups', 'g'],
];

export default function Figure({ strings: words, figure, instance = 'cost' }: FigureProps) {
  const { say, state, set, frame, notices } = useFigure<CostState>({ words, figure, instance, defaults, fromAddress, toAddress });
  const measurements = useMeasurements(state);
  const { of: measured, running, missing, simd, inPage, failed, start, stop } = measurements;
  const [toldOfWorker, setToldOfWorker] = useState(false);
  const chosen = measured[state.variant] ?? {};
  const runs = { cpu: chosen.cpu, webgpu: chosen.webgpu, gap: chosen.gap, missing };

  const { inChannels, outChannels, side, variant, backend } = state;
  const bill = billOf(state);
  const layers = layersOf(state);
  const sight = noticed(state, measured);
  const spoken = useSpoken(say('live', { name: words[variant] ?? '', parameters: bill.parameters, macs: bill.multiplyAccumulates }));
  const weights = layers.map((layer) => [layer.to, layer.from / layer.groups, ...layer.kernel].join('×')).join(', ');
  return (
    <Frame {...frame}>
      <Bills
        id={instance}
        words={words}
        state={state}
        measured={measured}
        onVariant={(next) => set({ ...state, variant: next }, 'variant')}
      />
      <div class="cost__ctls">
        <div class="ctls">
          {controls.map(([setting, part, word, symbol]) => {
            const values: readonly number[] = choices[setting];
            return (
              <Slider
                key={setting}
                id={`${instance}-${setting}`}
                part={part}
                label={words[word] ?? ''}
                symbol={symbol}
                limits={[0, values.length - 1]}
                value={values.indexOf(state[setting])}
                shown={String(state[setting])}
                onValue={(position) => set(withSetting(state, setting, position), setting)}
              />
            );
          })}
        </div>
        <p class="choices">
          <button type="button" onClick={running ? stop : start}>
            {words[running ? 'stop' : 'measure']}
          </button>
          <span class="part__note" role="status">
            {running ? words['measuring'] : ''}
          </span>
        </p>
        <p class="part__note">{words['measureHow']}</p>
      </div>
      <Notices
        words={words}
        sentences={[...notices.sentences, ...(inPage && !toldOfWorker ? [say('noWorker')] : []), ...(failed ? [say('failed')] : [])]}
        onDismiss={() => {
          notices.onDismiss();
          setToldOfWorker(inPage);
          stop();
        }}
      />
      <Account id={instance} words={words} layers={layers} side={side} bill={bill} />
      <See text={say(sight.sentence, sight.numbers)} spoken={spoken} />
      <Foot
        id={instance}
        words={simd ? words : { ...words, howCpu: words[inPage ? 'howInPage' : 'howLoops'] ?? '' }}
        shapes={`x 1×${inChannels}×${side}×${side}, w ${weights}, y 1×${outChannels}×${side}×${side}`}
        parameters={grouped(bill.parameters)}
        macs={grouped(bill.multiplyAccumulates)}
        chosen={backend}
        runs={runs}
        onChoose={(name) => set({ ...state, backend: name }, 'backend')}
      />
      <ShowCode words={words} setting={codeSetting(state)} />
    </Frame>
  );
}
