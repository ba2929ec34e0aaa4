/** dw of conv2d and of convTranspose2d: every weight correlates a plane of the large side with one of the small side. */

import type { ConvGeometry } from '../../taps.ts';
import { emitCorrelate } from '../kernels/correlate.ts';
import { emitPack } from '../kernels/pack.ts';
import { parametersOf, type Workshop } from '../kernels/workshop.ts';
import { f32, i32 } from '../wasm/instructions.ts';
import { callWith } from './draft.ts';
import { sourceOf } from './gather.ts';

/** Exports `name`(large, small, dw). */
export function exportWeightGradient(workshop: Workshop, geometry: ConvGeometry, name: string): void {
  const { batch, groups, largeChannels, smallChannels, large, small } = geometry;
  const { packing, channelBytes, taps, rowBytes } = sourceOf(geometry);
  const correlate = emitCorrelate(workshop, { taps, rows: small[0], width: small[1], largeRowBytes: rowBytes });
  const image = packing && { address: workshop.allocate(packing.channels * channelBytes), pack: emitPack(workshop, packing) };

  const built = workshop.module.function(['i32', 'i32', 'i32'], name);
  const [wide, narrow, dw] = parametersOf(built, 3);
  const [first, plane, to] = [built.local('i32'), built.local('i32'), built.local('i32')];
  const weights = groups * smallChannels * largeChannels * taps.length;
  built.write(
    to.set(dw.get),
    built.repeat(weights, f32.store(to.get, f32.const(0)), to.advance(4)),
    built.repeat(
      batch,
      image ? callWith(image.pack, wide.get, image.address) : [],
      first.set(image ? i32.const(image.address) : wide.get),
      to.set(dw.get),
      built.repeat(
        groups,
        built.repeat(
          smallChannels,
          plane.set(first.get),
          built.repeat(
            largeChannels,
            callWith(correlate, narrow.get, plane.get, to.get),
            plane.advance(channelBytes),
            to.advance(4 * taps.length),
          ),
          narrow.advance(4 * small[0] * small[1]),
        ),
        first.advance(largeChannels * channelBytes),
      ),
      wide.advance(4 * groups * largeChannels * large[0] * large[1]),
    ),
  );
}
