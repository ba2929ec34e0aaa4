import { describe, expect, it } from 'vitest';
import { bound } from './convolution-costs/roofline.ts';
import { denseSmall, separableSmall, taps } from './convolution-costs/small.ts';
import { early, even, flopsOnMap, late, uneven } from './convolution-costs/tables.ts';
import { bill, dense, depthwise, depthwiseSeparable, grouped, spatiallySeparable, variants } from './convolution-costs/variants.ts';
import { example } from './convolution-costs.ts';

const rowsOf = (name: string) => example.tables?.[name]?.rows ?? [];
const named = (english: string) => variants(early).find(({ name }) => name.en.startsWith(english))?.layers ?? [];

describe('the family at 128 channels and 56×56', () => {
  it('costs what is known of dense, grouped, depthwise separable and spatially separable layers', () => {
    expect(bill([dense(early)])).toMatchObject({ parameters: 147_456, multiplyAccumulates: 462_422_016 });
    expect(bill([grouped(early, 4)])).toMatchObject({ parameters: 36_864, multiplyAccumulates: 115_605_504 });
    expect(bill(depthwiseSeparable(early))).toMatchObject({ parameters: 17_536, multiplyAccumulates: 54_992_896 });
    expect(bill(spatiallySeparable(early))).toMatchObject({ parameters: 98_304, multiplyAccumulates: 308_281_344 });
  });

  it('follows the formulas of the note for the other members', () => {
    const [channels, cells] = [128, 56 * 56];
    expect(bill(named('dilated'))).toEqual(bill([dense(early)]));
    expect(bill(named('bottleneck')).parameters).toBe(2 * channels * 32 + 9 * 32 ** 2);
    expect(bill(named('deformable')).parameters).toBe(9 * channels ** 2 + 2 * 81 * channels);
    // Two small layers with their biases; and one product for each number of the map.
    expect(bill(named('squeeze'))).toMatchObject({
      parameters: (2 * channels ** 2) / 16 + 8 + channels,
      multiplyAccumulates: (2 * channels ** 2) / 16 + channels * cells,
    });
    expect(bill(named('transposed')).multiplyAccumulates).toBe(16 * channels ** 2 * cells);
  });

  it('moves a map between two layers twice', () => {
    expect(bill([dense(early)]).activationBytes).toBe(2 * 4 * 128 * 56 ** 2);
    expect(bill(depthwiseSeparable(early)).activationBytes).toBe(4 * 4 * 128 * 56 ** 2);
  });
});

describe('arithmetic intensity', () => {
  it('is 1 / (4g/k²C + 2/NHW) for a layer that keeps channels and size', () => {
    for (const groups of [1, 4, 32, 128]) {
      expect(1 / bill([grouped(early, groups)]).intensity).toBeCloseTo((4 * groups) / (9 * 128) + 2 / 56 ** 2, 12);
    }
  });

  it('stays below 9/4 for a depthwise 3×3 and below 49/2 on one map of 7×7', () => {
    expect(bill([depthwise(early)]).intensity).toBeLessThan(9 / 4);
    expect(bill([dense(late)]).intensity).toBeLessThan(49 / 2);
    expect(bill([dense({ ...late, batch: 32 })]).intensity).toBeGreaterThan(400);
    expect(example.values).toMatchObject({ depthwiseLimit: 2.25, lateLimit: 24.5, balance: 20, channelsPerGroup: 9 });
  });
});

describe('the bound on time', () => {
  it('follows the MACs down to 4 groups and no further than the traffic allows', () => {
    const [whole, four, many] = [bound([dense(early)]), bound([grouped(early, 4)]), bound([grouped(early, 32)])];
    expect(whole.least / four.least).toBeCloseTo(4, 9);
    expect(many.least).toBe(many.moving);
    expect(example.values).toMatchObject({ groups32Time: '14.3', separableMacRatio: '8.4', separableTimeRatio: '5.5' });
  });

  it('sums the longer of arithmetic and traffic, layer by layer', () => {
    const layers = depthwiseSeparable(early);
    expect(bound(layers).least).toBeCloseTo(
      layers.reduce((sum, layer) => sum + bound([layer]).least, 0),
      12,
    );
    expect(bound(layers).least).toBeGreaterThan(Math.max(bound(layers).computing, bound(layers).moving));
  });

  it('is hardly longer for a depthwise 7×7 than for 3×3', () => {
    expect(bound([depthwise(early, 7)]).least / bound([depthwise(early)]).least).toBeLessThan(1.01);
  });
});

describe('the layer that is counted by hand', () => {
  it('has 100 taps on the map of 144', () => {
    expect([...taps.data].slice(0, 8)).toEqual([4, 6, 6, 4, 6, 9, 9, 6]);
    expect(example.values).toMatchObject({ realTaps: 100, countedTaps: 144 });
    expect(4 * 4 + 8 * 6 + 4 * 9).toBe(100);
  });

  it('shows sums that add up: 72 weights, 1,152 MACs, 672 bytes', () => {
    expect(denseSmall).toMatchObject({ parameters: 72, multiplyAccumulates: 1152, bytes: 128 + 256 + 288 });
    expect(example.formulas?.['small']).toContain('\\x{128}+\\y{256}+\\w{288}=672');
    expect(separableSmall).toMatchObject({ parameters: 26, multiplyAccumulates: 416, bytes: 744 });
  });
});

describe('the exercises and the code', () => {
  it('reduce the 5×5 of Inception to a tenth', () => {
    expect(example.values).toMatchObject({ inceptionDirect: 120_422_400, inceptionReduced: 12_443_648, inceptionPercent: '10.3' });
  });

  it('move more bytes at uneven widths for the same MACs', () => {
    expect(even.multiplyAccumulates).toBe(uneven.multiplyAccumulates);
    expect(example.values).toMatchObject({ evenBytes: 3_276_800, unevenBytes: 6_889_472 });
  });

  it('print what the frameworks count', () => {
    expect(2 * bill([dense(early)]).multiplyAccumulates).toBe(924_844_032);
    expect(flopsOnMap).toBe(902_955_008);
    expect(bill([dense(early)])).toMatchObject({ bytes: 3_801_088, activationBytes: 3_211_264 });
  });

  it('compare the same three layers at four places', () => {
    expect(rowsOf('places')).toHaveLength(12);
    expect(rowsOf('family')).toHaveLength(12);
  });
});
