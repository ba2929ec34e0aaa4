/**
 * conv2d in its general fast form: the image is packed, then every row of outputs is a row of dense tiles. Any stride, padding,
 * dilation, number of groups, channels, pixels and taps. The large side of the geometry is read, the small one written.
 */

import type { ConvGeometry } from '../../taps.ts';
import { coveredCells } from '../../window.ts';
import { emitRows } from '../kernels/dense.ts';
import { emitPack, type Packing, packedOffset, packedPlaneBytes } from '../kernels/pack.ts';
import { emitUnpack } from '../kernels/unpack.ts';
import { parametersOf, type Workshop } from '../kernels/workshop.ts';
import { i32 } from '../wasm/instructions.ts';
import { callWith } from './draft.ts';

/** An image as the tiles see it. */
export interface Source {
  /** Absent when x itself can be read where it lies. */
  readonly packing?: Packing | undefined;
  readonly channelBytes: number;
  /** Floats from one row of the image to the next. */
  readonly pitch: number;
  /** Bytes from the pixels of one output row to those of the next. */
  readonly rowBytes: number;
  readonly taps: readonly number[];
  /** Output rows and columns as they are computed. */
  readonly count: number;
  readonly width: number;
}

/** Lays out the large side. Rows of fewer than four outputs are computed as rows of four. */
export function sourceOf(geometry: ConvGeometry): Source {
  const { large, small, kernel, stride, dilation, padding } = geometry;
  const [height, columns] = large;
  const unpadded = stride[1] === 1 && padding.every((cells) => cells === 0);
  // Where every pixel stands alone, the rows of the image are one long row.
  const flat = unpadded && stride[0] === 1 && kernel[0] * kernel[1] === 1 && height * columns >= 4;
  const width = flat ? columns : Math.max(4, small[1]);
  const inPlace = unpadded && width === small[1];
  const packing: Packing = {
    channels: geometry.groups * geometry.largeChannels,
    height,
    width: columns,
    top: padding[0],
    left: padding[1],
    phases: stride[1],
    rows: (small[0] - 1) * stride[0] + coveredCells(kernel[0], dilation[0]),
    pitch: width + Math.floor(((kernel[1] - 1) * dilation[1]) / stride[1]),
  };
  const pitch = inPlace ? columns : packing.pitch;
  const offset = (row: number, column: number) => (inPlace ? (row * columns + column) * 4 : packedOffset(packing, row, column));
  const taps = Array.from({ length: kernel[0] * kernel[1] }, (_, t) =>
    offset(Math.floor(t / kernel[1]) * dilation[0], (t % kernel[1]) * dilation[1]),
  );
  return {
    packing: inPlace ? undefined : packing,
    channelBytes: inPlace ? height * columns * 4 : packedPlaneBytes(packing),
    pitch,
    rowBytes: stride[0] * pitch * 4,
    taps,
    count: flat ? 1 : small[0],
    width: flat ? height * columns : width,
  };
}

/** Exports `name`(large, weights, bias, small). */
export function exportGather(workshop: Workshop, geometry: ConvGeometry, bias: boolean, name: string): void {
  const { batch, groups, largeChannels, smallChannels, large, small } = geometry;
  const { packing, channelBytes, taps, count, width, rowBytes } = sourceOf(geometry);
  const cut = count * width !== small[0] * small[1];
  const planeBytes = count * width * 4;
  const sum = { channels: largeChannels, channelBytes, taps, outputs: smallChannels, outputBytes: planeBytes, bias };
  const rows = emitRows(workshop, sum, { count, width, inputBytes: rowBytes, outputBytes: width * 4 });
  const image = packing && { address: workshop.allocate(packing.channels * channelBytes), pack: emitPack(workshop, packing) };
  const channels = groups * smallChannels;
  const result = cut
    ? {
        address: workshop.allocate(channels * planeBytes),
        unpack: emitUnpack(workshop, { channels, height: small[0], width: small[1], step: [1, 1], rows: count, pitch: width }),
      }
    : undefined;

  const built = workshop.module.function(['i32', 'i32', 'i32', 'i32'], name);
  const [x, w, b, y] = parametersOf(built, 4);
  const [from, weight, offset, to] = [built.local('i32'), built.local('i32'), built.local('i32'), built.local('i32')];
  const weightBytes = smallChannels * largeChannels * taps.length * 4;
  built.write(
    built.repeat(
      batch,
      image ? callWith(image.pack, x.get, image.address) : [],
      from.set(image ? i32.const(image.address) : x.get),
      weight.set(w.get),
      offset.set(b.get),
      to.set(result ? i32.const(result.address) : y.get),
      built.repeat(
        groups,
        callWith(rows, from.get, weight.get, offset.get, to.get),
        from.advance(largeChannels * channelBytes),
        weight.advance(weightBytes),
        offset.advance(4 * smallChannels),
        to.advance(smallChannels * planeBytes),
      ),
      result ? callWith(result.unpack, result.address, y.get) : [],
      x.advance(groups * largeChannels * large[0] * large[1] * 4),
      y.advance(channels * small[0] * small[1] * 4),
    ),
  );
}
