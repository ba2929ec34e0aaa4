/**
 * Times all variants when the reader asks for it: on the CPU in a Worker, on the GPU beside it, one after the other, so that
 * the page stays free. Stops when the shapes change, the figure leaves or the reader says so; frees what it opened.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { dropGpu, type Gpu, gpu, joinGpu, leaveGpu, type Missing, type Opened } from '../../figure/backends.ts';
import { largestDifference } from '../../figure/runs.ts';
import { billOf, layersOf } from './layers.ts';
import { type Timing, timeLayers } from './measure.ts';
import { type CostState, settings, type Variant, variants } from './model.ts';

export interface Measured {
  readonly cpu?: Timing;
  readonly webgpu?: Timing;
  readonly gap?: number;
}

export interface Measurements {
  readonly of: Readonly<Partial<Record<Variant, Measured>>>;
  readonly running: boolean;
  readonly missing: Missing | undefined;
  /** False where WebAssembly with SIMD can't be had, in this browser or under this page's policy: the CPU took plain loops. */
  readonly simd: boolean;
  /** True where no Worker could be started: the loops run in the page, which must not wait for long, so only small layers are timed. */
  readonly inPage: boolean;
  readonly failed: boolean;
  readonly start: () => void;
  readonly stop: () => void;
}

/** A layer of more multiply–adds is not timed: without SIMD it would take a reader's machine too long. */
export const mostTimed = 2e9;
/** The same for the CPU where there is no Worker: plain loops do about so many in the fiftieth of a second that a page may wait. */
const mostTimedInPage = 5e6;

interface Kept {
  readonly shapes: string;
  readonly of: Measurements['of'];
}

export function useMeasurements(state: CostState): Measurements {
  const shapes = settings.map((setting) => state[setting]).join(' ');
  const [kept, setKept] = useState<Kept>({ shapes, of: {} });
  const [running, setRunning] = useState(false);
  const [missing, setMissing] = useState<Missing>();
  const [simd, setSimd] = useState(true);
  const [inPage, setInPage] = useState(false);
  const [failed, setFailed] = useState(false);
  // Counts what was begun: whoever holds an older number stops.
  const turn = useRef(0);

  const stop = () => {
    turn.current++;
    setRunning(false);
    setFailed(false);
  };
  // New shapes or none at all: what is under way is about the old ones.
  useEffect(() => stop, [shapes]);

  const start = () => {
    const mine = ++turn.current;
    const goOn = () => turn.current === mine;
    setRunning(true);
    setFailed(false);
    setKept({ shapes, of: {} });
    const note = (variant: Variant, measured: Measured) =>
      goOn() && setKept(({ of }) => ({ shapes, of: { ...of, [variant]: { ...of[variant], ...measured } } }));
    joinGpu();
    void measureAll(state, goOn, note, setMissing, setSimd, setInPage)
      .catch(() => goOn() && setFailed(true))
      .finally(() => {
        leaveGpu();
        if (goOn()) setRunning(false);
      });
  };
  return { of: kept.shapes === shapes ? kept.of : {}, running, missing, simd, inPage, failed, start, stop };
}

async function measureAll(
  state: CostState,
  goOn: () => boolean,
  note: (variant: Variant, measured: Measured) => void,
  setMissing: (missing: Missing | undefined) => void,
  setSimd: (simd: boolean) => void,
  setInPage: (inPage: boolean) => void,
): Promise<void> {
  const { createCpu } = await import('../../nn/cpu/cpu.ts');
  if (!goOn()) return;
  const cpu = createCpu();
  try {
    setSimd(await cpu.usesSimd());
    const inPage = (await cpu.handedOver()) !== undefined;
    setInPage(inPage);
    let opened: Opened | undefined = await gpu();
    if ('missing' in opened) {
      setMissing(opened.missing);
      opened = undefined;
    } else setMissing(undefined);
    for (const variant of variants) {
      const place = { ...state, variant };
      const { multiplyAccumulates } = billOf(place);
      if (multiplyAccumulates > mostTimed) continue;
      const skipsCpu = inPage && multiplyAccumulates > mostTimedInPage;
      const on = (backend: Gpu) => timeLayers(backend, layersOf(place), state.side, goOn);
      const first = skipsCpu ? undefined : await on(cpu);
      if (first !== undefined) note(variant, { cpu: { milliseconds: first.milliseconds, rounds: first.rounds } });
      else if (!skipsCpu) return;
      if (opened === undefined || !('backend' in opened)) continue;
      try {
        const second = await on(opened.backend);
        if (second === undefined) return;
        note(variant, {
          webgpu: { milliseconds: second.milliseconds, rounds: second.rounds },
          ...(first && { gap: largestDifference(first.output, second.output) }),
        });
      } catch {
        // The CPU goes on alone.
        void dropGpu(opened);
        setMissing(opened.wasLost() ? 'lost' : 'gpuFailed');
        opened = undefined;
      }
    }
  } finally {
    cpu.close();
  }
}
