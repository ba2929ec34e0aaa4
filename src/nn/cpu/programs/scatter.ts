/**
 * convTranspose2d without zero-stuffing: the outputs whose rows and columns leave the same remainders by the stride are one
 * phase, and each phase is an ordinary convolution of x with the taps that reach it.
 *
 *   y[o, k·s + a] = b[o] + Σ_c Σ_{i: s | a + top − i·d} x[c, k + e] · w[c, o, i]        e = (a + top − i·d) / s, per axis
 *
 * The small side of the geometry is read, the large one written; conv2d's gradient with respect to x is the same thing.
 * Source: Dumoulin & Visin 2016, section 4.6 ("Convolution with zeros inserted"), regrouped so that no zero is multiplied.
 */

import type { ConvGeometry } from '../../taps.ts';
import { emitRows } from '../kernels/dense.ts';
import { emitPack, type Packing, packedOffset, packedPlaneBytes } from '../kernels/pack.ts';
import { emitUnpack } from '../kernels/unpack.ts';
import { emitWeightPhases } from '../kernels/weights.ts';
import { parametersOf, type Workshop } from '../kernels/workshop.ts';
import { i32 } from '../wasm/instructions.ts';
import type { FunctionBuilder } from '../wasm/module.ts';
import { callWith } from './draft.ts';

/** Phases are written out one by one: beyond this many, the operator's own loops compute the result. */
export const mostPhases = 64;

/** The taps of one axis that reach the outputs of one phase: which, and where they read relative to the phase's pixel. */
interface Reach {
  readonly tap: number;
  readonly shift: number;
}

function reaches(axis: 0 | 1, { kernel, stride, dilation, padding }: ConvGeometry, phase: number): Reach[] {
  return Array.from({ length: kernel[axis] }, (_, tap) => ({ tap, distance: phase + padding[axis] - tap * dilation[axis] }))
    .filter(({ distance }) => distance % stride[axis] === 0)
    .map(({ tap, distance }) => ({ tap, shift: distance / stride[axis] }));
}

/** Exports `name`(small, weights, bias, large). */
export function exportScatter(workshop: Workshop, geometry: ConvGeometry, bias: boolean, name: string): void {
  const { batch, groups, largeChannels, smallChannels, large, small, kernel, stride } = geometry;
  const rowPhases = Array.from({ length: stride[0] }, (_, phase) => reaches(0, geometry, phase));
  const columnPhases = Array.from({ length: stride[1] }, (_, phase) => reaches(1, geometry, phase));
  const [firstRow, lastRow] = extent(rowPhases);
  const [firstColumn, lastColumn] = extent(columnPhases);
  const count = Math.ceil(large[0] / stride[0]);
  const width = Math.max(4, Math.ceil(large[1] / stride[1]));
  const packing: Packing = {
    channels: groups * smallChannels,
    height: small[0],
    width: small[1],
    top: -firstRow,
    left: -firstColumn,
    phases: 1,
    rows: lastRow - firstRow + count,
    pitch: lastColumn - firstColumn + width,
  };
  const channelBytes = packedPlaneBytes(packing);
  const channels = groups * largeChannels;
  const phases = rowPhases.flatMap((rows) =>
    columnPhases.map((columns) => ({
      weights: rows.flatMap((row) => columns.map((column) => row.tap * kernel[1] + column.tap)),
      taps: rows.flatMap((row) => columns.map((column) => packedOffset(packing, row.shift - firstRow, column.shift - firstColumn))),
    })),
  );
  const image = workshop.allocate(packing.channels * channelBytes);
  const weightBytes = groups * smallChannels * largeChannels * 4;
  const weights = workshop.allocate(weightBytes * kernel[0] * kernel[1]);
  const direct = phases.length === 1 && width === large[1];
  const phasePlane = 4 * count * width;
  const planeBytes = phases.length * phasePlane;
  const woven = direct ? undefined : workshop.allocate(channels * planeBytes);

  const pack = emitPack(workshop, packing);
  const arrange = emitWeightPhases(workshop, {
    groups,
    inputs: smallChannels,
    outputs: largeChannels,
    taps: kernel[0] * kernel[1],
    phases: phases.map((phase) => phase.weights),
  });
  let firstWeight = weights;
  /** Most phases read the same pattern of taps, only from another pixel on: they share their code. */
  const emitted = new Map<string, FunctionBuilder>();
  const computed = phases.map(({ taps }, phase) => {
    const first = Math.min(...taps, Number.POSITIVE_INFINITY);
    const pattern = taps.map((tap) => tap - first);
    const key = pattern.join();
    const sum = { channels: smallChannels, channelBytes, taps: pattern, outputs: largeChannels, outputBytes: planeBytes, bias };
    const rows = emitted.get(key) ?? emitRows(workshop, sum, { count, width, inputBytes: 4 * packing.pitch, outputBytes: 4 * width });
    emitted.set(key, rows);
    const start = firstWeight;
    firstWeight += weightBytes * taps.length;
    const pixel = image + (taps.length === 0 ? 0 : first);
    return { rows, start, pixel, groupBytes: smallChannels * largeChannels * taps.length * 4, phaseOffset: phase * phasePlane };
  });
  const unpack = direct
    ? undefined
    : emitUnpack(workshop, { channels, height: large[0], width: large[1], step: stride, rows: count, pitch: width });

  const built = workshop.module.function(['i32', 'i32', 'i32', 'i32'], name);
  const [x, w, b, y] = parametersOf(built, 4);
  const [to, from, weight, offset] = [built.local('i32'), built.local('i32'), built.local('i32'), built.local('i32')];
  built.write(
    callWith(arrange, w.get, weights),
    built.repeat(
      batch,
      callWith(pack, x.get, image),
      ...computed.map(({ rows, start, pixel, groupBytes, phaseOffset }) => [
        ...from.set(i32.const(pixel)),
        ...weight.set(i32.const(start)),
        ...offset.set(b.get),
        ...to.set(i32.add(woven === undefined ? y.get : i32.const(woven), i32.const(phaseOffset))),
        ...built.repeat(
          groups,
          callWith(rows, from.get, weight.get, offset.get, to.get),
          from.advance(smallChannels * channelBytes),
          weight.advance(groupBytes),
          offset.advance(4 * largeChannels),
          to.advance(largeChannels * planeBytes),
        ),
      ]),
      unpack && woven !== undefined ? callWith(unpack, woven, y.get) : [],
      x.advance(packing.channels * small[0] * small[1] * 4),
      y.advance(channels * large[0] * large[1] * 4),
    ),
  );
}

/** The least and the greatest shift of all phases; no tap at all is as good as one in place. */
function extent(phases: readonly (readonly Reach[])[]): readonly [number, number] {
  const shifts = phases.flat().map(({ shift }) => shift);
  return shifts.length === 0 ? [0, 0] : [Math.min(...shifts), Math.max(...shifts)];
}
