import { describe, expect, it } from 'vitest';
import { verdictOf } from './trained.ts';

describe('what the trainings say', () => {
  it('is nothing where the ranges overlap', () => {
    expect(verdictOf({ least: 95, most: 96 }, { least: 96, most: 97 })).toBe('trainedOverlap');
    expect(verdictOf({ least: 90, most: 99 }, { least: 95, most: 96 })).toBe('trainedOverlap');
  });

  it('is which is better where they do not', () => {
    expect(verdictOf({ least: 97, most: 98 }, { least: 95, most: 96 })).toBe('trainedNone');
    expect(verdictOf({ least: 94, most: 95 }, { least: 96, most: 97 })).toBe('trainedRelu');
  });
});
