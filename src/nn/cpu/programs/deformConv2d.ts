/**
 * deformConv2d: strips of output pixels at a time, everything that their taps read is gathered into a matrix, which the dense
 * tiles multiply by the weights. Its gradients are left to the operator's own loops.
 */
import type { DeformConvGeometry } from '../../ops/deformConv2d.ts';
import { emitRows } from '../kernels/dense.ts';
import { emitChannelsLast, emitSampleTap, groupBytes, imageBytes, type Sampling } from '../kernels/sample.ts';
import { parametersOf, type Workshop } from '../kernels/workshop.ts';
import { f32, i32 } from '../wasm/instructions.ts';
import type { Local } from '../wasm/module.ts';
import { callWith, type Step } from './draft.ts';

/** The taps are written out. */
const mostTaps = 64;
/** The matrix of a strip should stay in the cache. */
const matrixBytes = 2 ** 18;

export function deformConv2dForward(
  workshop: Workshop,
  geometry: DeformConvGeometry,
  given: { readonly bias: boolean; readonly mask: boolean },
): readonly Step[] | undefined {
  const { batch, groups, largeChannels, smallChannels, offsetGroups, large, small, kernel, stride, dilation, padding } = geometry;
  const taps = kernel[0] * kernel[1];
  const total = small[0] * small[1];
  if (total < 4 || taps > mostTaps) return undefined;
  const inChannels = groups * largeChannels;
  const pixels = stripPixels(total, inChannels * taps);
  const channels = inChannels / offsetGroups;
  const sampling: Sampling = { channels, offsetGroups, height: large[0], width: large[1], taps, pixels, mask: given.mask };
  const strips = Math.ceil(total / pixels);
  const starts = Array.from({ length: strips }, (_, strip) => Math.min(strip * pixels, total - pixels));

  const image = workshop.allocate(imageBytes(sampling));
  const columns = workshop.allocate(4 * inChannels * taps * pixels);
  const places = workshop.floats(starts.flatMap((start) => placesOf(start, pixels, small[1], stride, padding)));
  const channelsLast = emitChannelsLast(workshop, sampling);
  const sampleTap = emitSampleTap(workshop, sampling);
  const depth = largeChannels * taps;
  const multiply = emitRows(
    workshop,
    { channels: depth, channelBytes: 4 * pixels, taps: [0], outputs: smallChannels, outputBytes: 4 * total, bias: given.bias },
    { count: 1, width: pixels, inputBytes: 0, outputBytes: 0 },
  );

  // One strip: (Δ, mask, places, w, b, y), the tensors' pointers at the strip's first pixel.
  const strip = workshop.module.function(['i32', 'i32', 'i32', 'i32', 'i32', 'i32']);
  {
    const [offset, factor, where, w, b, y] = parametersOf(strip, 6);
    const [from, to] = [strip.local('i32'), strip.local('i32')];
    strip.write(
      from.set(i32.const(image)),
      to.set(i32.const(columns)),
      strip.repeat(
        offsetGroups,
        ...Array.from({ length: taps }, (_, tap) => [
          callWith(
            sampleTap,
            offset.get,
            i32.add(offset.get, i32.const(4 * total)),
            factor.get,
            where.get,
            from.get,
            i32.add(to.get, i32.const(4 * tap * pixels)),
            f32.const(Math.floor(tap / kernel[1]) * dilation[0]),
            f32.const((tap % kernel[1]) * dilation[1]),
          ),
          offset.advance(8 * total),
          given.mask ? factor.advance(4 * total) : [],
        ]),
        from.advance(groupBytes(channels)),
        to.advance(4 * channels * taps * pixels),
      ),
      to.set(i32.const(columns)),
      strip.repeat(
        groups,
        callWith(multiply, to.get, w.get, b.get, y.get),
        to.advance(4 * depth * pixels),
        w.advance(4 * smallChannels * depth),
        b.advance(4 * smallChannels),
        y.advance(4 * smallChannels * total),
      ),
    );
  }

  const built = workshop.module.function(['i32', 'i32', 'i32', 'i32', 'i32', 'i32'], 'deformed');
  const [x, offset, mask, w, b, y] = parametersOf(built, 6);
  const [shift, factor, where, to] = built.locals('i32', 4) as [Local, Local, Local, Local];
  const whole = Math.floor(total / pixels);
  const callStrip = callWith(strip, shift.get, factor.get, where.get, w.get, b.get, to.get);
  const backwards = 4 * (total - pixels * (whole + 1));
  built.write(
    built.repeat(
      batch,
      callWith(channelsLast, x.get, image),
      shift.set(offset.get),
      factor.set(mask.get),
      where.set(i32.const(places)),
      to.set(y.get),
      built.repeat(whole, callStrip, ...[shift, factor, to].map((pointer) => pointer.advance(4 * pixels)), where.advance(8 * pixels)),
      // The last strip repeats some pixels of the one before.
      total % pixels === 0 ? [] : [...[shift, factor, to].map((pointer) => pointer.advance(backwards)), callStrip],
      x.advance(4 * inChannels * large[0] * large[1]),
      offset.advance(8 * offsetGroups * taps * total),
      given.mask ? mask.advance(4 * offsetGroups * taps * total) : [],
      y.advance(4 * groups * smallChannels * total),
    ),
  );
  return [{ call: 'deformed', operands: ['x', 'offset', 'mask', 'w', 'b', 'y'] }];
}

/** A multiple of eight, if there are so many, that divides the pixels about evenly. */
function stripPixels(total: number, depth: number): number {
  const most = Math.max(8, Math.floor(matrixBytes / (4 * depth)));
  const even = Math.ceil(total / Math.ceil(total / most));
  const rounded = 8 * Math.ceil(even / 8);
  return rounded <= total ? rounded : 4 * Math.floor(total / 4);
}

/** Where the first tap of each pixel reads, as the sampler wants it: four rows, four columns, and so on. */
function placesOf(start: number, pixels: number, width: number, stride: readonly [number, number], padding: readonly number[]): number[] {
  return Array.from({ length: 2 * pixels }, (_, at) => {
    const pixel = start + 4 * Math.floor(at / 8) + (at % 4);
    const axis = Math.floor(at / 4) % 2 === 0 ? 0 : 1;
    const index = axis === 0 ? Math.floor(pixel / width) : pixel % width;
    return index * stride[axis] - (padding[axis] as number);
  });
}
