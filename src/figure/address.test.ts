import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsFrom, cellsText, differingText, fieldReader, fieldsOf, parameterOf, wholeIn, withParameter } from './address.ts';

describe('a figure’s parameter in the address', () => {
  it('stands beside those of other figures, which stay as they were', () => {
    const search = withParameter('?q=a%20b&flip=k2', 'dilated', 'd1.k5');
    expect(search).toBe('?q=a%20b&flip=k2&dilated=d1.k5');
    expect(parameterOf(search, 'dilated')).toBe('d1.k5');
    expect(parameterOf(search, 'flip')).toBe('k2');
    expect(withParameter(search, 'dilated', '')).toBe('?q=a%20b&flip=k2');
    expect(withParameter('?dilated=d1', 'dilated', '')).toBe('');
  });

  it('comes back whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: fc.constantFrom(...'a1.-%&=+?# é空') }), (text) => {
        expect(parameterOf(withParameter('?a=1', 'b', text), 'b')).toBe(text);
      }),
    );
  });

  it('survives escapes that are none', () => {
    expect(parameterOf('?dilated=%E0%A4%A', 'dilated')).toBe('%E0%A4%A');
    expect(parameterOf('?dilated', 'dilated')).toBe('');
    expect(parameterOf('?dilatedx=1', 'dilated')).toBeUndefined();
  });
});

describe('its fields', () => {
  it('are a letter and a value; strange and repeated ones are told apart', () => {
    const { fields, strange } = fieldsOf('k5..d1.k3.z', 'kd');
    expect(fields.map(({ letter, text }) => [letter, text])).toEqual([
      ['k', '5'],
      ['d', '1'],
    ]);
    expect(strange).toEqual(['k3', 'z']);
  });

  it('take whole numbers within limits and nothing that merely looks like one', () => {
    expect(wholeIn('3', [1, 5])).toBe(3);
    for (const text of ['', '6', '0', '03', '+3', '3.0', '3e0', ' 3', 'NaN', '٣']) expect(wholeIn(text, [1, 5])).toBeUndefined();
  });

  it('take cells in one character each', () => {
    expect(cellsText([0, 9, -1, -9])).toBe('09ai');
    expect(cellsFrom('09ai', 4)).toEqual([0, 9, -1, -9]);
    expect(cellsFrom('09ai', 5)).toBeUndefined();
    expect(cellsFrom('09aj', 4)).toBeUndefined();
  });

  it('are taken one by one, and what means nothing is named once', () => {
    const { take, ignored } = fieldReader('k5.d9.z', 'kds');
    const digit = (text: string) => wholeIn(text, [1, 5]);
    expect([take('k', digit, 3), take('d', digit, 2), take('s', digit, 1)]).toEqual([5, 2, 1]);
    expect(ignored).toEqual(['z', 'd9']);
  });

  it('are written only where they differ from the standard', () => {
    const text = differingText([
      ['k', '5', '3'],
      ['d', '2', '2'],
      ['s', '2', '1'],
    ]);
    expect(text).toBe('k5.s2');
  });
});
