import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createReference } from '../reference.ts';
import { tensor } from '../tensor.ts';
import { type Case, parseCases } from './cases.ts';
import { runCase } from './run.ts';

const pytorch = new URL('./pytorch.json', import.meta.url);
/** The ONNX backend tests are kept beside the project, not in it: they run where they are found. */
const onnx = new URL('../../../../shared/conformance/onnx.json', import.meta.url);

for (const file of [pytorch, onnx].filter((url) => existsSync(url))) {
  const { generator, cases } = parseCases(readFileSync(file, 'utf8'));
  describe(`the reference agrees with ${generator}`, () => {
    const reference = createReference();
    it.each(cases)('$name', async (each) => {
      expect(await runCase(reference, each)).toEqual({ case: each.name, status: 'passed' });
      expect(reference.memory().handles).toBe(0);
    });
  });
}

describe('the case runner', () => {
  const doubled: Case = {
    name: 'doubled',
    op: 'linear',
    params: {},
    inputs: { x: tensorOf([1, 1], 3), w: tensorOf([1, 1], 2) },
    outputs: { y: tensorOf([1, 1], 6) },
    probe: tensorOf([1, 1], 1),
    grads: { x: tensorOf([1, 1], 2) },
  };
  const judge = (change: Partial<Case>) => runCase(createReference(), { ...doubled, ...change });

  it('passes what is within the tolerance and names the number that is not', async () => {
    expect(await judge({ outputs: { y: tensorOf([1, 1], 6.0005) } })).toMatchObject({ status: 'passed' });
    expect(await judge({ outputs: { y: tensorOf([1, 1], 7) } })).toMatchObject({
      reason: 'y[0] is 6, expected 7 (1.25e+3 times the tolerance)',
    });
  });

  it('fails wrong gradients, missing ones, other shapes and NaN', async () => {
    expect(await judge({ grads: { x: tensorOf([1, 1], 3) } })).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('d/dx[0] is 2'),
    });
    expect(await judge({ grads: { b: tensorOf([1], 1) } })).toMatchObject({ reason: 'd/db is missing' });
    expect(await judge({ outputs: { y: tensorOf([1], 6) } })).toMatchObject({ reason: 'y has shape 1×1, expected 1' });
    expect(await judge({ inputs: { x: tensorOf([1, 1], Number.NaN), w: tensorOf([1, 1], 2) } })).toMatchObject({ status: 'failed' });
  });

  it('fails a case that throws, and skips an operator the backend lacks', async () => {
    expect(await judge({ inputs: { x: tensorOf([1, 2], 3, 4), w: tensorOf([1, 1], 2) } })).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('ShapeError'),
    });
    expect(await judge({ op: 'attention' })).toMatchObject({ status: 'skipped', reason: 'reference has no attention' });
  });

  it('refuses a file that is not one of cases', () => {
    expect(() => parseCases('[]')).toThrow('an object with a list "cases"');
    expect(() => parseCases('{"cases":[{"name":"x"}]}')).toThrow('case 0 needs a name, an op, inputs and outputs');
  });
});

function tensorOf(shape: readonly number[], ...data: number[]) {
  tensor(shape, data);
  return { shape, data };
}
