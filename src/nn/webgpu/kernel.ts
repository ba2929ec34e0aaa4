/**
 * A WGSL compute kernel as data: its uniforms, its buffers and its body. The declarations and the entry point, which all
 * kernels share, are written here, so that a kernel's file is left with its equation.
 *
 * A body of reach 'thread' is run once for each `index` below the dispatch's count. One of reach 'workgroup' is run by 64
 * threads for each `workgroup` below the count, with the thread's number in `lane`; it may meet at barriers.
 * Every uniform is read as u.<name>. Numbers that may be NaN or infinite: WGSL lets a GPU assume that they don't occur.
 */
export const threadsPerWorkgroup = 64;

export type UniformType = 'i32' | 'u32' | 'f32';

export interface Kernel<Uniform extends string = string, Buffer extends string = string> {
  readonly label: string;
  readonly code: string;
  readonly uniforms: readonly (readonly [Uniform, UniformType])[];
  readonly buffers: readonly Buffer[];
  readonly reach: 'thread' | 'workgroup';
}

interface Description<Uniform extends string, Read extends string, Write extends string> {
  readonly label: string;
  readonly reach?: 'thread' | 'workgroup';
  readonly uniforms: Readonly<Record<Uniform, UniformType>>;
  /** Name and WGSL type of what is only read, usually array<f32>. */
  readonly reads: Readonly<Record<Read, string>>;
  /** Name and WGSL type of what is written. A buffer may not be read by another name in the same dispatch. */
  readonly writes: Readonly<Record<Write, string>>;
  /** Functions and workgroup variables. */
  readonly declarations?: string;
  readonly body: string;
}

export function defineKernel<Uniform extends string, Read extends string, Write extends string>(
  description: Description<Uniform, Read, Write>,
): Kernel<Uniform, Read | Write> {
  const { label, reach = 'thread', reads, writes, declarations = '', body } = description;
  // Object.entries and Object.keys forget the names, which are those of the description.
  const uniforms = Object.entries(description.uniforms) as [Uniform, UniformType][];
  const buffers = [...Object.keys(reads), ...Object.keys(writes)] as (Read | Write)[];
  const types: Readonly<Record<string, string>> = { ...reads, ...writes };
  const bindings = buffers.map((name, i) => {
    const access = name in writes ? 'read_write' : 'read';
    return `@group(0) @binding(${i + 1}) var<storage, ${access}> ${name}: ${types[name]};`;
  });
  const place = reach === 'thread' ? `index: u32` : `workgroup: u32, lane: u32`;
  const call =
    reach === 'thread'
      ? `let index = at * ${threadsPerWorkgroup}u + lane;
  if (index < u.count) { each(index); }`
      : `if (at < u.count) { each(at, lane); }`;
  const code = `
struct Uniforms { count: u32, ${uniforms.map(([name, type]) => `${name}: ${type}`).join(', ')} }
@group(0) @binding(0) var<uniform> u: Uniforms;
${bindings.join('\n')}
${declarations}
fn each(${place}) {${body}}
@compute @workgroup_size(${threadsPerWorkgroup})
fn main(@builtin(workgroup_id) cell: vec3u, @builtin(num_workgroups) grid: vec3u, @builtin(local_invocation_index) lane: u32) {
  let at = cell.y * grid.x + cell.x;
  ${call}
}`;
  return { label, code, uniforms, buffers, reach };
}

/** Uniforms as the kernel's struct has them: the count, then every scalar in its order, four bytes each. */
export function packUniforms<Uniform extends string>(
  { uniforms }: Kernel<Uniform>,
  count: number,
  values: Readonly<Record<Uniform, number>>,
  into: DataView,
): void {
  into.setUint32(0, count, true);
  uniforms.forEach(([name, type], i) => {
    const at = 4 * (i + 1);
    if (type === 'f32') into.setFloat32(at, values[name], true);
    else if (type === 'i32') into.setInt32(at, values[name], true);
    else into.setUint32(at, values[name], true);
  });
}
