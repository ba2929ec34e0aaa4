/** Runs conformance cases on a backend, and judges every number: |a − b| ≤ 10⁻⁴·(1 + |b|), outputs and gradients alike. */
import type { Backend, Handle } from '../backend.ts';
import { isSingle } from '../operator.ts';
import { shapeText, tensor } from '../tensor.ts';
import type { Case, PackedTensor } from './cases.ts';

export const tolerance = 1e-4;

export interface Verdict {
  readonly case: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped. */
  readonly reason?: string | undefined;
}

type Handles = Readonly<Record<string, Handle>>;

/** A backend as the runner sees it: operators are named by the file, so no type can say what they take. */
interface Untyped {
  run(name: string, inputs: Handles, options: object): Handle | Handles;
  gradients(name: string, inputs: Handles, gradient: Handle | Handles, options: object): Handles;
}

/** Names the generator uses for an operator that the library calls otherwise. */
const otherNames: Readonly<Record<string, string>> = { batchNormInference: 'batchNorm' };

/** Every backend can be given, however few operators it has: `Backend<never>` asks for none. */
export async function runCase(backend: Backend<never>, { name, op, params, inputs, outputs, probe, grads }: Case): Promise<Verdict> {
  const operator = otherNames[op] ?? op;
  if (!new Set<string>(backend.operators).has(operator))
    return { case: name, status: 'skipped', reason: `${backend.name} has no ${operator}` };
  const untyped = backend as unknown as Untyped;
  const handles = new Set<Handle>();
  const upload = ({ shape, data }: PackedTensor): Handle => track(backend.upload(tensor(shape, data)));
  const track = (handle: Handle): Handle => {
    handles.add(handle);
    return handle;
  };
  try {
    const uploaded = Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, upload(value)]));
    const result = untyped.run(operator, uploaded, params);
    const computed = isSingle(result) ? { y: result } : result;
    for (const handle of Object.values(computed)) track(handle);
    const problems = await differences(backend, computed, outputs);
    if (probe !== undefined && grads !== undefined) {
      const gradients = untyped.gradients(operator, uploaded, upload(probe), params);
      for (const handle of Object.values(gradients)) track(handle);
      problems.push(...(await differences(backend, gradients, grads, 'd/d')));
    }
    return problems.length === 0 ? { case: name, status: 'passed' } : { case: name, status: 'failed', reason: problems.join('; ') };
  } catch (error) {
    return { case: name, status: 'failed', reason: String(error) };
  } finally {
    for (const handle of handles) backend.free(handle);
  }
}

export async function runCases(backend: Backend<never>, cases: readonly Case[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const each of cases) verdicts.push(await runCase(backend, each));
  return verdicts;
}

/** One sentence for each expected tensor that is missing, has another shape or other numbers. */
async function differences(backend: Backend<never>, computed: Handles, expected: Case['outputs'], prefix = ''): Promise<string[]> {
  const problems: string[] = [];
  for (const [key, { shape, data }] of Object.entries(expected)) {
    const handle = computed[key];
    if (handle === undefined) {
      problems.push(`${prefix}${key} is missing`);
    } else if (shapeText(handle.shape) !== shapeText(shape)) {
      problems.push(`${prefix}${key} has shape ${shapeText(handle.shape)}, expected ${shapeText(shape)}`);
    } else {
      const worst = worstDifference((await backend.download(handle)).data, data);
      if (worst !== undefined) problems.push(`${prefix}${key}${worst}`);
    }
  }
  return problems;
}

/** Where two arrays differ most, if beyond the tolerance. A NaN differs from everything. */
function worstDifference(computed: Float32Array, expected: readonly number[]): string | undefined {
  let [worst, at] = [1, -1];
  expected.forEach((b, i) => {
    const difference = Math.abs((computed[i] ?? Number.NaN) - b) / (tolerance * (1 + Math.abs(b)));
    if (!(difference <= worst)) [worst, at] = [Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference, i];
  });
  return at < 0 ? undefined : `[${at}] is ${computed[at]}, expected ${expected[at]} (${worst.toPrecision(3)} times the tolerance)`;
}
