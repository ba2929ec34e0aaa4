/**
 * conv2d by Winograd's F(4×4, 3×3), where the caller permits its rounding. With dilation d the image falls into d² interleaved
 * images that know nothing of each other, and each is convolved without dilation.
 *
 * Strips of tiles are carried through all three stages, so that what lies between them stays in the cache.
 */
import type { ConvGeometry } from '../../taps.ts';
import { emitRows } from '../kernels/dense.ts';
import { emitPack, type Packing, packedOffset, packedPlaneBytes } from '../kernels/pack.ts';
import { emitUnpack } from '../kernels/unpack.ts';
import { emitInputTransform, emitOutputTransform } from '../kernels/winograd.ts';
import { transformWeights } from '../kernels/winogradWeights.ts';
import { parametersOf, type Workshop } from '../kernels/workshop.ts';
import { i32 } from '../wasm/instructions.ts';
import { callWith, type Step } from './draft.ts';

/** More sub-images are written out no more. */
const widestDilation = 4;
/** With fewer channels on either side the transforms cost more than the products they save. */
const fewestChannels = 8;
/** The tiles of a strip: more would push the matrices out of the cache, fewer would read the weights too often. */
const mostTiles = 64;

export function isWinograd({ kernel, stride, dilation, small, largeChannels, smallChannels }: ConvGeometry): boolean {
  return (
    kernel[0] === 3 &&
    kernel[1] === 3 &&
    stride[0] === 1 &&
    stride[1] === 1 &&
    Math.max(...dilation) <= widestDilation &&
    Math.min(largeChannels, smallChannels) >= fewestChannels &&
    small[0] >= 4 * dilation[0] &&
    small[1] >= 8 * dilation[1]
  );
}

/** Pixels that the dense tiles compute for so many tiles: eight at a time, or four at the end. */
const computedTiles = (tiles: number): number => 8 * Math.floor(tiles / 8) + (tiles % 8 === 0 ? 0 : tiles % 8 <= 4 ? 4 : 8);

/** How many rows of tiles make a strip: as many as waste the least, and of those the most. */
function stripRows(tileRows: number, tileColumns: number): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let rows = 1; rows <= tileRows && (rows === 1 || rows * tileColumns <= mostTiles); rows++) {
    const computed = Math.ceil(tileRows / rows) * computedTiles(rows * tileColumns);
    if (computed <= least) [best, least] = [rows, computed];
  }
  return best;
}

/** Exports `name`(x, w, b, y); w is only looked at by `prepare`. */
export function exportWinograd(workshop: Workshop, geometry: ConvGeometry, bias: boolean, name: string): Step {
  const { batch, groups, largeChannels, smallChannels, large, small, dilation, padding } = geometry;
  const [dilationRows, dilationColumns] = dilation;
  const tileRows = Math.ceil(small[0] / dilationRows / 4);
  const tileColumns = Math.max(4, Math.ceil(small[1] / dilationColumns / 4));
  const rowsAtOnce = stripRows(tileRows, tileColumns);
  const tiles = rowsAtOnce * tileColumns;
  const packing: Packing = {
    channels: groups * largeChannels,
    height: large[0],
    width: large[1],
    top: padding[0],
    left: padding[1],
    phases: dilationColumns,
    rows: dilationRows * (4 * tileRows + 2),
    pitch: 4 * tileColumns + 2,
  };
  const channelBytes = packedPlaneBytes(packing);
  const inputRowBytes = 4 * dilationRows * packing.pitch;
  const rows = 4 * tileRows;
  const pitch = 4 * tileColumns;
  const channels = groups * smallChannels;
  const direct = dilationRows * dilationColumns === 1 && rows === small[0] && pitch === small[1];
  const outputBytes = 4 * dilationRows * dilationColumns * rows * pitch;

  // One vector more: four tiles are read as five vectors, of which the last is needed by half.
  const image = workshop.allocate(packing.channels * channelBytes + 16);
  const woven = direct ? undefined : workshop.allocate(channels * outputBytes);
  const matrixBytes = (matrixChannels: number) => (Math.ceil((matrixChannels * tiles) / 16) | 1) * 64;
  const [inputMatrix, outputMatrix] = [matrixBytes(largeChannels), matrixBytes(smallChannels)];
  const weightMatrix = 4 * smallChannels * largeChannels;
  const transformed = workshop.allocate(36 * groups * weightMatrix);
  const [v, m] = [workshop.allocate(36 * inputMatrix), workshop.allocate(36 * outputMatrix)];

  const strip = { tileRows: rowsAtOnce, tileColumns };
  const pack = emitPack(workshop, packing);
  const inward = emitInputTransform(workshop, {
    ...strip,
    channels: largeChannels,
    matrixBytes: inputMatrix,
    channelBytes,
    rowBytes: inputRowBytes,
  });
  const sum = { channels: largeChannels, channelBytes: 4 * tiles, taps: [0], outputs: smallChannels, outputBytes: 4 * tiles, bias: false };
  const multiply = emitRows(workshop, sum, { count: 1, width: tiles, inputBytes: 0, outputBytes: 0 });
  const outward = emitOutputTransform(
    workshop,
    { ...strip, channels: smallChannels, matrixBytes: outputMatrix, channelBytes: outputBytes, rowBytes: 4 * pitch },
    bias,
  );
  const unpack = direct ? undefined : emitUnpack(workshop, { channels, height: small[0], width: small[1], step: dilation, rows, pitch });

  // One strip: (pixels, transformed weights, b, y).
  const carry = workshop.module.function(['i32', 'i32', 'i32', 'i32']);
  {
    const [from, u, b, to] = parametersOf(carry, 4);
    const [inputs, outputs] = [carry.local('i32'), carry.local('i32')];
    carry.write(
      callWith(inward, from.get, v),
      inputs.set(i32.const(v)),
      outputs.set(i32.const(m)),
      carry.repeat(
        36,
        callWith(multiply, inputs.get, u.get, 0, outputs.get),
        inputs.advance(inputMatrix),
        u.advance(weightMatrix),
        outputs.advance(outputMatrix),
      ),
      callWith(outward, m, b.get, to.get),
    );
  }

  const built = workshop.module.function(['i32', 'i32', 'i32', 'i32'], name);
  const [x, , b, y] = parametersOf(built, 4);
  const [first, weights, offset, plane, from, to] = built.locals('i32', 6) as [typeof x, typeof x, typeof x, typeof x, typeof x, typeof x];
  const whole = Math.floor(tileRows / rowsAtOnce);
  const rest = tileRows % rowsAtOnce;
  const strips = callWith(carry, from.get, weights.get, offset.get, to.get);
  const [inputStep, outputStep] = [4 * inputRowBytes, 16 * pitch];
  const subImages = Array.from({ length: dilationRows * dilationColumns }, (_, phase) => [
    ...from.set(i32.add(first.get, i32.const(packedOffset(packing, Math.floor(phase / dilationColumns), phase % dilationColumns)))),
    ...to.set(i32.add(plane.get, i32.const(4 * phase * rows * pitch))),
    ...built.repeat(whole, strips, from.advance(rowsAtOnce * inputStep), to.advance(rowsAtOnce * outputStep)),
    // The last strip repeats some rows of the one before.
    ...(rest === 0 ? [] : [from.advance((rest - rowsAtOnce) * inputStep), to.advance((rest - rowsAtOnce) * outputStep), strips]),
  ]);
  built.write(
    built.repeat(
      batch,
      callWith(pack, x.get, image),
      first.set(i32.const(image)),
      weights.set(i32.const(transformed)),
      offset.set(b.get),
      plane.set(woven === undefined ? y.get : i32.const(woven)),
      built.repeat(
        groups,
        ...subImages,
        first.advance(largeChannels * channelBytes),
        weights.advance(36 * weightMatrix),
        offset.advance(4 * smallChannels),
        plane.advance(smallChannels * outputBytes),
      ),
      unpack && woven !== undefined ? callWith(unpack, woven, y.get) : [],
      x.advance(4 * packing.channels * large[0] * large[1]),
      y.advance(4 * channels * small[0] * small[1]),
    ),
  );
  return {
    call: name,
    operands: ['x', 'w', 'b', 'y'],
    prepare: {
      operand: 'w',
      into(w, memory) {
        const u = new Float32Array(memory, transformed, 9 * groups * weightMatrix);
        transformWeights(w, [groups, smallChannels, largeChannels], u);
      },
    },
  };
}
