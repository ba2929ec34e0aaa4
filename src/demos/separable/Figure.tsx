/** A kernel taken apart into columns times rows, live: its singular values, what some of them make, and what a picture loses. */
import { useMemo, useState } from 'preact/hooks';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import { Notices } from '../../figure/Notices.tsx';
import type { Brush } from '../../figure/PictureInput.tsx';
import { brightest } from '../../figure/pictureState.ts';
import { jobOf } from '../../figure/runs.ts';
import { See } from '../../figure/See.tsx';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { type FigureProps, useFigure } from '../../figure/useFigure.ts';
import { useResult } from '../../figure/useResult.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { Account } from './Account.tsx';
import { codeSetting } from './code.ts';
import { Kernels } from './Kernels.tsx';
import { defaults, fromAddress, type SeparableState, size, toAddress, withCell, withKernel, withSide, withTerms } from './model.ts';
import { Pictures, threeDigits } from './Pictures.tsx';
import { costOf, direct, errorOf, hundredths, inPasses, kernelOf, noticed, secondPass, tensorsOf, termsOf } from './reading.ts';
import { Terms } from './Terms.tsx';

/** Differences below this are the rounding of float32, and are shown as the 0 they stand for. */
const roundingOf = (span: number) => 1e-5 * Math.max(1, span);

export default function Figure({ strings: words, figure, instance = 'separable' }: FigureProps) {
  const counted = (noun: 'term' | 'pair', n: number) => say(n === 1 ? `${noun}One` : `${noun}Many`, { n });
  const { say, state, set, refuse, visible, frame, notices } = useFigure<SeparableState>({
    words,
    figure,
    instance,
    defaults,
    fromAddress,
    toAddress,
  });
  const [brush, setBrush] = useState<Brush>({ held: false, level: brightest });

  const { kernel, w, terms: kept, picture, backend } = state;
  const terms = useMemo(() => termsOf(state), [kernel, w]);
  const { tensors, job, whole } = useMemo(() => {
    const given = tensorsOf(state, terms);
    return {
      tensors: given,
      job: jobOf('conv2d', { x: given.x, w: given.columns }, {}, () => inPasses(given), secondPass(given)),
      whole: direct(given),
    };
  }, [kernel, w, kept, picture]);
  const { output, runs } = useResult(job, backend, visible);
  const passes = output.data;

  const total = w.reduce((sum, value) => sum + value * value, 0);
  const squares = hundredths(
    terms.map(({ sigma }) => sigma * sigma),
    total,
  );
  const measured = errorOf(whole.data, passes);
  const error = measured.largest < roundingOf(Math.max(...whole.data.map(Math.abs))) ? { largest: 0, rootMeanSquare: 0 } : measured;
  const cost = costOf(tensors);
  const sight = noticed(state, terms);
  const spoken = useSpoken(say('live', { terms: counted('term', kept), share: sight.numbers.share, largest: threeDigits(error.largest) }));

  const side = size.side - kernel + 1;
  return (
    <Frame {...frame}>
      <div class="fig__draw">
        <Kernels
          id={instance}
          words={words}
          state={state}
          counted={counted('term', kept)}
          approximation={kernelOf(terms.slice(0, kept), kernel)}
          onCell={(index, value) => set(withCell(state, index, value), `w${index}`)}
          onSide={(value) => set(withSide(state, value), 'kernel')}
          onKernel={(name) => set(withKernel(state, name), 'preset')}
          onTerms={(value) => set(withTerms(state, value), 'terms')}
          onRefused={refuse}
        />
      </div>
      <div class="fig__terms">
        <p class="part__note">{say('termsHead')}</p>
        <Terms words={words} terms={terms} kept={kept} squares={squares} />
      </div>
      <p class="vh" id={`${instance}-help`}>
        {say('cellHelp')}
      </p>
      <Account
        id={instance}
        words={words}
        kernel={kernel}
        kept={kept}
        total={total}
        squares={squares.slice(0, Math.max(1, sight.numbers.rank))}
      />
      <Pictures
        id={instance}
        words={words}
        picture={picture}
        pairs={counted('pair', kept)}
        x={tensors.x.data}
        whole={whole.data}
        passes={passes}
        error={error}
        brush={brush}
        onBrush={setBrush}
        onPicture={(next, kind) => set({ ...state, picture: next }, kind)}
        onRefused={refuse}
      />
      <Notices {...notices} />
      <See text={say(sight.sentence, { ...sight.numbers, terms: counted('term', kept) })} spoken={spoken} />
      <Foot
        id={instance}
        words={words}
        shapes={`x 1×${size.side}×${size.side}, v ${kept}×1×${kernel}×1, h 1×${kept}×1×${kernel}, y 1×${side}×${side}`}
        parameters={say('parametersPasses', { passes: cost.down.parameters + cost.along.parameters, whole: cost.whole.parameters })}
        macs={say('macsPasses', {
          down: cost.down.multiplyAccumulates,
          along: cost.along.multiplyAccumulates,
          both: cost.down.multiplyAccumulates + cost.along.multiplyAccumulates,
          whole: cost.whole.multiplyAccumulates,
        })}
        chosen={backend}
        runs={runs}
        onChoose={(name) => set({ ...state, backend: name }, 'backend')}
      />
      <ShowCode words={words} setting={codeSetting(state, terms)} />
    </Frame>
  );
}
