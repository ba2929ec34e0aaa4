/**
 * A small trained network with one squeeze-and-excitation block, live: a drawn digit, its maps, means, bottleneck and gates, and
 * what holding a gate does to the logits. It is long because all its parts follow one channel and one class.
 */
import { useMemo, useState } from 'preact/hooks';
import { Choices } from '../../figure/Choices.tsx';
import { classes, largestOf, side } from '../../figure/digits.ts';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import type { Place } from '../../figure/Grid.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { Part } from '../../figure/Part.tsx';
import { Mark, PixelBoard } from '../../figure/PixelBoard.tsx';
import { brightest } from '../../figure/pictureState.ts';
import { coloursOf } from '../../figure/pixelColours.ts';
import { See } from '../../figure/See.tsx';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { Slider } from '../../figure/Slider.tsx';
import { Sum } from '../../figure/Sum.tsx';
import { type FigureProps, useFigure } from '../../figure/useFigure.ts';
import { PickFile, usePictureFile } from '../../figure/usePictureFile.tsx';
import { useResult } from '../../figure/useResult.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { Channels } from './Channels.tsx';
import { Classes } from './Classes.tsx';
import { Cost } from './Cost.tsx';
import { codeSetting } from './code.ts';
import { digitIn } from './digitIn.ts';
import { fixed } from './fixed.ts';
import { Gate } from './Gate.tsx';
import {
  allHeld,
  blank,
  type Drawing,
  defaults,
  fromAddress,
  pixelsOf,
  type SqueezeState,
  sources,
  stroked,
  toAddress,
  withHold,
} from './model.ts';
import { probabilitiesOf, stagesOf } from './network/forward.ts';
import { mapSide } from './network/layers.ts';
import { classGates, record } from './network/trained.ts';
import { account, addingUp, farthest, fixedGates, fromMaps, logitTerms, networkJob, seenIn, weightsFor } from './reading.ts';

const digits = Array.from({ length: classes }, (_, k) => String(k));
const perRow = 4;

export default function Figure({ strings: words, figure, instance = 'squeeze-excite' }: FigureProps) {
  const { say, state, set, refuse, visible, frame, notices } = useFigure<SqueezeState>({
    words,
    figure,
    instance,
    defaults,
    fromAddress,
    toAddress,
  });
  const [pen, setPen] = useState<Place>({ row: 14, column: 14 });
  const [rubs, setRubs] = useState(false);

  const { take, forget, zone } = usePictureFile({
    words,
    read: digitIn,
    onRead: (own) => set({ ...state, drawing: own }, 'own'),
    onRefused: refuse,
  });

  const { drawing, channel, holds, source, other, width, backend } = state;
  const seen = useMemo(() => seenIn(drawing), [drawing]);
  // The class followed is the largest of the image's own logits, so that holding a gate doesn't change what is looked at.
  const was = largestOf(seen.logits);
  const k = state.followed ?? was;
  const fixedKey = fixedGates(state, k).join();
  const { weights, fixedOnes, gates } = useMemo(() => {
    const ones = fixedGates(state, k);
    const held = weightsFor(ones);
    return { fixedOnes: ones, weights: held, gates: stagesOf(seen.maps, held).gate.data };
  }, [seen, fixedKey]);
  const job = useMemo(() => networkJob(seen.x, weights), [seen, weights]);
  const { output, reference, runs } = useResult(job, backend, visible, () => fromMaps(seen.maps, weights));
  const pixels = pixelsOf(drawing);
  const colours = useMemo(() => coloursOf([pixels], (level) => level / brightest), [pixels]);

  const logits = output.data;
  const probabilities = probabilitiesOf(logits);
  const top = largestOf(reference.data);
  const logit = addingUp(logitTerms(seen.shares, gates, k, classes));
  const rows = [logit.terms.slice(0, 1), ...Array.from({ length: 4 }, (_, n) => logit.terms.slice(1 + n * perRow, 1 + (n + 1) * perRow))];
  const marks = [classGates[k] ?? [], classGates[other] ?? []] as const;
  const apart = farthest(...marks);
  const [a, b] = [marks[0][apart] ?? 0, marks[1][apart] ?? 0];
  const heldCount = fixedOnes.filter((gate) => gate !== undefined).length;
  const percent = (probability = 0) => (100 * probability).toFixed(1);
  const p = percent(probabilities[top]);
  const gate = fixed(gates[channel]);
  const spoken = useSpoken(say('live', { top, p, c: channel, gate }));
  const sentence =
    heldCount > 0
      ? say('seesHeld', { n: heldCount, k, before: fixed(seen.logits[k]), after: fixed(logits[k]), top, was })
      : say(a > b ? 'seesOwn' : 'seesOwnMore', { top, p, c: apart, k, other, a: fixed(a), b: fixed(b), gate: fixed(gates[apart]) });
  const { block, parameters, macs } = account();
  const change = (next: Drawing, kind: string) => {
    forget();
    set({ ...state, drawing: next }, kind);
  };
  const draw = (places: readonly Place[], stroke: number) => change(stroked(drawing, places, rubs), `draw${stroke}`);
  const name = drawing.kind === 'sample' ? say('sampleName', { k: drawing.digit }) : say(`${drawing.kind}Name`);
  return (
    <Frame {...frame}>
      <div class="fig__draw fig__draw--boards">
        <Part part="x" name={say('input')} side={side} columns={6}>
          <div {...zone}>
            <PixelBoard
              id={`${instance}-x`}
              part="x"
              label={say('inputLabel', { name })}
              describedBy={`${instance}-pen`}
              columns={side}
              colours={colours}
              cursor={pen}
              onCursor={setPen}
              onPaint={draw}
            >
              <Mark part="w" {...pen} rows={1} columns={1} />
            </PixelBoard>
            <div class="ctls">
              <Choices
                legend={say('samples')}
                names={digits}
                labelOf={(digit) => digit}
                chosen={drawing.kind === 'sample' ? String(drawing.digit) : undefined}
                onChoose={(digit) => change({ kind: 'sample', digit: Number(digit) }, 'sample')}
              />
              <div class="picks">
                <Choices
                  legend={say('pen')}
                  names={['draw', 'rub'] as const}
                  labelOf={(tool) => words[tool] ?? ''}
                  chosen={rubs ? 'rub' : 'draw'}
                  onChoose={(tool) => setRubs(tool === 'rub')}
                />
                <button type="button" onClick={() => change(blank, 'clear')}>
                  {say('clear')}
                </button>
                <PickFile id={instance} words={words} onFile={take} />
              </div>
            </div>
            {drawing.kind === 'own' && (
              <p class="picture__kept">
                {say('ownFitted')} {say('ownKept')}
              </p>
            )}
          </div>
        </Part>
        <Part part="y" name={say('scores')} columns={8}>
          <Classes
            id={instance}
            words={words}
            logits={logits}
            probabilities={probabilities}
            followed={k}
            onFollow={(followed) => set({ ...state, followed }, 'follow')}
          />
          <div class="picks">
            <button type="button" disabled={state.followed === undefined} onClick={() => set({ ...state, followed: undefined }, 'follow')}>
              {say('followLargest')}
            </button>
          </div>
        </Part>
      </div>
      <div class="fig__draw">
        <div class="part part--wide">
          <Channels
            id={instance}
            words={words}
            maps={seen.maps.data}
            means={seen.stages.squeezed.data}
            rectified={seen.stages.rectified.data}
            gates={gates}
            adds={logit.terms.slice(1)}
            fixed={fixedOnes.map((held) => held !== undefined)}
            holds={holds}
            channel={channel}
            classes={[k, other]}
            marks={marks}
            onChannel={(next) => set({ ...state, channel: next }, 'channel')}
            onHold={(c, hold) => set(withHold(state, c, hold), 'hold')}
          />
          <p class="part__note">{say('legend', { k, other })}</p>
          <div class="ctls ctls--wide">
            <Slider
              id={`${instance}-other`}
              part="x"
              label={say('other')}
              symbol=""
              limits={[0, classes - 1]}
              value={other}
              onValue={(next) => set({ ...state, other: next }, 'other')}
            />
            <div class="picks">
              <button type="button" onClick={() => set({ ...state, holds: allHeld('1') }, 'all')}>
                {say('holdAll')}
              </button>
              <button type="button" onClick={() => set({ ...state, holds: allHeld('f') }, 'all')}>
                {say('letGo')}
              </button>
            </div>
            <Choices
              legend={say('gatesFrom')}
              names={sources}
              labelOf={(from) => (from === 'own' ? say('own') : say('fromClass', { k: from === 'class' ? k : other }))}
              chosen={source}
              onChoose={(from) => set({ ...state, source: from }, 'source')}
            />
          </div>
        </div>
      </div>
      <p class="vh" id={`${instance}-pen`}>
        {say('penHelp')} {say('holdHelp')}
      </p>
      <Notices {...notices} />
      <Gate
        id={instance}
        say={say}
        {...{ channel, k, gates }}
        means={seen.stages.squeezed.data}
        rectified={seen.stages.rectified.data}
        share={seen.shares[channel * classes + k] ?? 0}
        adds={logit.terms[1 + channel] ?? 0}
        held={
          fixedOnes[channel] === undefined
            ? undefined
            : holds[channel] !== 'f'
              ? say('gateHeld')
              : say('gateBorrowed', { k: source === 'class' ? k : other })
        }
      />
      <Sum
        id={`${instance}-sum`}
        label={say('sum', { k })}
        name={{ role: 'y', letter: 'y', index: String(k) }}
        rows={rows.map((row, at) => row.map((value) => [{ role: at === 0 ? ('w' as const) : ('g' as const), value }]))}
        result={logit.sum}
        write={fixed}
      />
      <See text={sentence} spoken={spoken} />
      <p class="fig__see">
        {say('record', {
          training: record.trainingDigits,
          test: record.testDigits,
          accuracy: record.accuracy,
          mean: record.accuracyGatesMean,
          one: record.accuracyGatesOne,
        })}
      </p>
      <Cost words={words} width={width} onWidth={(next) => set({ ...state, width: next }, 'width')} />
      <Foot
        id={instance}
        words={words}
        shapes={`x 1×${side}×${side}, 16×${mapSide}×${mapSide}, W₁ 4×16, W₂ 16×4, y ${classes}`}
        parameters={say('blockParameters', { block: block.parameters, all: parameters })}
        macs={say('blockMacs', { block: block.multiplyAccumulates, all: macs })}
        chosen={backend}
        runs={runs}
        onChoose={(next) => set({ ...state, backend: next }, 'backend')}
      />
      <ShowCode words={words} setting={codeSetting(state)} />
    </Frame>
  );
}
