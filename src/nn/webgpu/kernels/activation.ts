/**
 * Activations: y[i] = value(x[i]), and dx[i] = g[i] · slope(x[i]). One thread computes one number.
 * Each is two WGSL expressions in v, the number, and k, the option of leakyRelu.
 */
import { defineKernel, type Kernel } from '../kernel.ts';

export interface ActivationKernels {
  readonly value: Kernel<'k', 'x' | 'y'>;
  readonly gradient: Kernel<'k', 'x' | 'g' | 'dx'>;
}

function activation(label: string, value: string, slope: string): ActivationKernels {
  return {
    value: defineKernel({
      label,
      uniforms: { k: 'f32' },
      reads: { x: 'array<f32>' },
      writes: { y: 'array<f32>' },
      body: `
  let v = x[index];
  let k = u.k;
  y[index] = ${value};
`,
    }),
    gradient: defineKernel({
      label: `${label} gradient`,
      uniforms: { k: 'f32' },
      reads: { x: 'array<f32>', g: 'array<f32>' },
      writes: { dx: 'array<f32>' },
      body: `
  let v = x[index];
  let k = u.k;
  dx[index] = g[index] * (${slope});
`,
    }),
  };
}

/** e⁸⁸ is near the end of float32: beyond it the exponential must not overflow, which a GPU may turn into anything. */
const logistic = '(1.0 / (1.0 + exp(min(-v, 88.0))))';
/** From ±10 on, float32 tanh is ±1; some GPUs compute it from e²ˣ, which overflows at 44. */
const hyperbolic = 'tanh(clamp(v, -10.0, 10.0))';

export const relu = activation('relu', 'max(v, 0.0)', 'select(0.0, 1.0, v > 0.0)');
export const leakyRelu = activation('leaky relu', 'select(k * v, v, v > 0.0)', 'select(k, 1.0, v > 0.0)');
export const sigmoid = activation('sigmoid', logistic, `${logistic} * (1.0 - ${logistic})`);
export const tanh = activation('tanh', hyperbolic, `1.0 - ${hyperbolic} * ${hyperbolic}`);
