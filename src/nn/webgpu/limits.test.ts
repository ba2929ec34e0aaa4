import { describe, expect, it } from 'vitest';
import { bytesOnGpu, gridFor, limitsToRequest } from './limits.ts';

const limits = { maxBufferSize: 2 ** 28, maxStorageBufferBindingSize: 2 ** 27, maxComputeWorkgroupsPerDimension: 65_535 };

describe('a grid of workgroups', () => {
  it('is a single row as long as the GPU allows one', () => {
    expect(gridFor(1, limits)).toEqual([1, 1]);
    expect(gridFor(65_535, limits)).toEqual([65_535, 1]);
  });

  it('goes on in further rows, of which the last is nearly full', () => {
    expect(gridFor(65_536, limits)).toEqual([32_768, 2]);
    const [columns, rows] = gridFor(1_000_003, limits);
    expect(columns).toBeLessThanOrEqual(65_535);
    expect(columns * rows).toBeGreaterThanOrEqual(1_000_003);
    expect(columns * rows - 1_000_003).toBeLessThan(rows);
  });

  it('says so when no grid is large enough', () => {
    expect(() => gridFor(17, { ...limits, maxComputeWorkgroupsPerDimension: 4 })).toThrow('needs 17 workgroups');
  });
});

describe('the size of a tensor', () => {
  it('is four bytes for each number', () => {
    expect(bytesOnGpu([2, 3], limits)).toBe(24);
  });

  it('is refused above the smaller of both limits, in MiB', () => {
    expect(bytesOnGpu([2 ** 25], limits)).toBe(2 ** 27);
    expect(() => bytesOnGpu([2 ** 25 + 1], limits, 'the result')).toThrow('takes 128.0 MiB, but this GPU allows 128.0 MiB');
  });
});

describe('the limits asked for', () => {
  it('are never more than the adapter has, nor more than the largest tensor needs', () => {
    expect(limitsToRequest(limits)).toEqual({ maxBufferSize: 2 ** 28, maxStorageBufferBindingSize: 2 ** 27 });
    expect(limitsToRequest({ ...limits, maxBufferSize: 2 ** 32 })).toMatchObject({ maxBufferSize: 2 ** 28 });
  });
});
