/** A figure's setting as a program of each framework. Loaded when a reader asks for it. */
import { jax } from './jax.ts';
import { keras } from './keras.ts';
import type { Framework, Setting } from './layers.ts';
import { onnx } from './onnx.ts';
import { pytorch } from './pytorch.ts';

const writers: Readonly<Record<Framework, (setting: Setting) => string>> = { PyTorch: pytorch, Keras: keras, JAX: jax, ONNX: onnx };

/** Python that builds the setting's layers, with the figure's weights where it has some, and runs them (ONNX: makes the model). */
export const codeOf = (setting: Setting, framework: Framework): string => `${writers[framework](setting)}\n`;
