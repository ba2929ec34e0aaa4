/**
 * The file format of conformance cases, written by make_torch_cases.py: inputs, the outputs another library computed for
 * them and, where there is a probe, its gradients of Σ output·probe. NCHW, OIHW (transposed: IOHW), numbers in row-major order.
 */
import type { Shape } from '../tensor.ts';

export interface PackedTensor {
  readonly shape: Shape;
  readonly data: readonly number[];
}

export interface Case {
  readonly name: string;
  readonly op: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, PackedTensor>>;
  readonly outputs: Readonly<Record<string, PackedTensor>>;
  readonly probe?: PackedTensor | undefined;
  readonly grads?: Readonly<Record<string, PackedTensor>> | undefined;
}

export interface CaseFile {
  readonly generator?: string | undefined;
  readonly cases: readonly Case[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Reads the text of a case file. What is inside a case is judged when it runs. @throws Error when it is no such file */
export function parseCases(text: string): CaseFile {
  const file: unknown = JSON.parse(text);
  if (!isRecord(file) || !Array.isArray(file['cases'])) throw new Error('a file of cases is an object with a list "cases"');
  for (const [index, entry] of file['cases'].entries()) {
    const whole = isRecord(entry) && typeof entry['name'] === 'string' && typeof entry['op'] === 'string';
    if (!whole || !isRecord(entry['inputs']) || !isRecord(entry['outputs'])) {
      throw new Error(`case ${index} needs a name, an op, inputs and outputs`);
    }
  }
  return file as unknown as CaseFile;
}
