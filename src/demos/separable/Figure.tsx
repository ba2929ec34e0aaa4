/** A kernel taken apart into columns times rows, live: its singular values, what some of them make, and what a picture loses. */

import { useMemo, useRef, useState } from 'preact/hooks';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import { Notices } from '../../figure/Notices.tsx';
import type { Brush } from '../../figure/PictureInput.tsx';
import { brightest } from '../../figure/pictureState.ts';
import { Rich } from '../../figure/Rich.tsx';
import { jobOf } from '../../figure/runs.ts';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { useFigureState } from '../../figure/useFigureState.ts';
import { useOnScreen } from '../../figure/useOnScreen.ts';
import { useRuns } from '../../figure/useRuns.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { fill, type Words } from '../../figure/words.ts';
import { Account } from './Account.tsx';
import { codeSetting } from './code.ts';
import { Kernels } from './Kernels.tsx';
import { defaults, fromAddress, type SeparableState, size, toAddress, withCell, withKernel, withSide, withTerms } from './model.ts';
import { Pictures, threeDigits } from './Pictures.tsx';
import { costOf, direct, errorOf, hundredths, inPasses, kernelOf, noticed, secondPass, tensorsOf, termsOf } from './reading.ts';
import { Terms } from './Terms.tsx';

interface Props {
  readonly strings: Words;
  /** The figure's number on its page, if it has one. */
  readonly figure?: string | undefined;
  /** Names the address parameter and every id inside; must differ between two figures of one page. */
  readonly instance?: string;
}

/** Differences below this are the rounding of float32, and are shown as the 0 they stand for. */
const roundingOf = (span: number) => 1e-5 * Math.max(1, span);

export default function Figure({ strings: words, figure, instance = 'separable' }: Props) {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => fill(words[key] ?? '', values);
  const counted = (noun: 'term' | 'pair', n: number) => say(n === 1 ? `${noun}One` : `${noun}Many`, { n });
  const figureState = useFigureState<SeparableState>({
    key: instance,
    defaults,
    read(text) {
      const { state, ignored } = fromAddress(text);
      return { state, notices: ignored.map((part) => say('ignored', { part })) };
    },
    write: toAddress,
  });
  const { state, change } = figureState;
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [brush, setBrush] = useState<Brush>({ held: false, level: brightest });
  const root = useRef<HTMLElement>(null);
  const visible = useOnScreen(root);

  const { kernel, w, terms: kept, picture, backend } = state;
  const terms = useMemo(() => termsOf(state), [kernel, w]);
  const { tensors, job, whole, reference } = useMemo(() => {
    const given = tensorsOf(state, terms);
    return {
      tensors: given,
      job: jobOf('conv2d', { x: given.x, w: given.columns }, {}, () => inPasses(given), secondPass(given)),
      whole: direct(given),
      reference: inPasses(given),
    };
  }, [kernel, w, kept, picture]);
  const runs = useRuns(job, backend, visible);
  // Until the GPU has answered, the picture is the reference's; the foot says so.
  const passes = (backend === 'webgpu' ? runs.webgpu?.output.data : undefined) ?? reference.data;

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

  const set = (next: SeparableState, kind: string) => {
    change(next, kind);
    setRefused([]);
  };
  const side = size.side - kernel + 1;
  return (
    <Frame
      words={words}
      instance={instance}
      figure={figure}
      root={root}
      history={figureState}
      canReset={state !== defaults}
      onReset={() => set(defaults, 'reset')}
    >
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
          onRefused={(sentence) => setRefused([sentence])}
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
        onRefused={(sentence) => setRefused([sentence])}
      />
      <Notices
        words={words}
        sentences={[...new Set([...figureState.notices, ...refused])]}
        onDismiss={() => {
          figureState.dismiss();
          setRefused([]);
        }}
      />
      <p class="fig__see">
        <Rich text={say(sight.sentence, { ...sight.numbers, terms: counted('term', kept) })} />
      </p>
      <p class="vh" aria-live="polite">
        {spoken}
      </p>
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
