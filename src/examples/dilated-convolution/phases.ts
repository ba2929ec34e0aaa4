/**
 * Space to batch: eight samples under a kernel of 3 taps with dilation 2, once directly and once as two ordinary
 * convolutions, one for the even and one for the odd samples, whose results are interleaved.
 *
 *   y[2q + r] = Σ_m w[m]·xᵣ[q + m],   xᵣ[q] = x[2q + r]
 */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { tensor } from '../../nn/tensor.ts';
import type { Example } from '../example.ts';
import { rows } from './rows.ts';

const dilation = 2;
const signal = [3, 1, 4, 1, 5, 9, 2, 6];
const weights = [1, 2, -1];

const w = tensor([1, 1, 1, weights.length], weights);
const phaseRows = Array.from({ length: dilation }, (_, r) => signal.filter((_, n) => n % dilation === r));
// Each phase is an example of the batch, which is where the name comes from.
const batch = tensor([dilation, 1, 1, signal.length / dilation], phaseRows.flat());
const perPhase = conv2d.forward({ x: batch, w });
const length = perPhase.data.length / dilation;
const phaseOutputs = Array.from({ length: dilation }, (_, r) => [...perPhase.data.slice(r * length, (r + 1) * length)]);

/** The outputs of the phases, put back where their samples came from. */
export const interleaved = Array.from({ length: dilation * length }, (_, n) => phaseOutputs[n % dilation]?.[Math.floor(n / dilation)] ?? 0);
/** The same layer in one step. */
export const direct = rows(conv2d.forward({ x: tensor([1, 1, 1, signal.length], signal), w }, { dilation: [1, dilation] }));

export const phases = {
  grids: {
    phases: {
      caption: {
        zh: '长8的信号拆成偶、奇两路，每路用同一个3点核做普通卷积，再交错放回',
        en: 'A signal of length 8 split into its even and odd phases, each convolved with the same 3 taps, then interleaved',
      },
      grids: [
        { role: 'x', name: { zh: '输入x', en: 'input x' }, cells: [signal] },
        { role: 'x', name: { zh: '两路输入', en: 'two phases of x' }, cells: phaseRows },
        { role: 'w', name: { zh: '核w', en: 'kernel w' }, cells: [weights] },
        { role: 'y', name: { zh: '两路输出', en: 'two phases of y' }, cells: phaseOutputs },
        { role: 'y', name: { zh: '输出y', en: 'output y' }, cells: [interleaved] },
      ],
    },
  },
} satisfies Example;
