/** conv2d where each output channel reads one input channel: plane by plane, each packed just before it is filtered. */
import type { ConvGeometry } from '../../taps.ts';
import { emitPack, packedPlaneBytes } from '../kernels/pack.ts';
import { emitPlanar } from '../kernels/planar.ts';
import { parametersOf, type Workshop } from '../kernels/workshop.ts';
import { i32 } from '../wasm/instructions.ts';
import { callWith } from './draft.ts';
import { sourceOf } from './gather.ts';

/** The taps of a planar filter are written out; larger kernels go through the dense tiles. */
const mostTaps = 64;

export function isPlanar({ largeChannels, small, kernel }: ConvGeometry): boolean {
  return largeChannels === 1 && small[1] >= 4 && kernel[0] * kernel[1] <= mostTaps;
}

/** Exports `name`(x, w, b, y). */
export function exportPlanes(workshop: Workshop, geometry: ConvGeometry, bias: boolean, name: string): void {
  const { batch, groups, smallChannels, large, small, kernel, stride, dilation } = geometry;
  const { packing, taps, pitch } = sourceOf(geometry);
  const inputRowBytes = 4 * pitch;
  const filter = emitPlanar(workshop, {
    kernel,
    rowStride: stride[0],
    rowDilation: dilation[0],
    inputRowBytes,
    columns: taps.slice(0, kernel[1]),
    height: small[0],
    width: small[1],
    bias,
  });
  const one = packing && { ...packing, channels: 1 };
  const image = one && { address: workshop.allocate(packedPlaneBytes(one)), pack: emitPack(workshop, one) };

  const built = workshop.module.function(['i32', 'i32', 'i32', 'i32'], name);
  const [x, w, b, y] = parametersOf(built, 4);
  const [weight, offset] = [built.local('i32'), built.local('i32')];
  built.write(
    built.repeat(
      batch,
      weight.set(w.get),
      offset.set(b.get),
      built.repeat(
        groups,
        image ? callWith(image.pack, x.get, image.address) : [],
        built.repeat(
          smallChannels,
          callWith(filter, image ? i32.const(image.address) : x.get, weight.get, offset.get, y.get),
          weight.advance(4 * taps.length),
          offset.advance(4),
          y.advance(4 * small[0] * small[1]),
        ),
        x.advance(4 * large[0] * large[1]),
      ),
    ),
  );
}
