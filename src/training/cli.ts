/**
 * Trains the networks of the figures and writes them beside the figures. Usage: npm run train
 *
 * Multiply and add are not fused and every random number is whole-number arithmetic, so the result does not depend on the
 * processor's vector units; exponentials are the JavaScript engine's, so the bytes are promised for one version of Node.
 */
import { writeFileSync } from 'node:fs';
import { createCpu } from '../nn/cpu/cpu.ts';
import { inThisThread } from '../nn/cpu/inThisThread.ts';
import { trainDepthwiseSeparable } from './depthwiseSeparable.ts';
import { loadDigits } from './digits.ts';
import { trainSqueezeExcite } from './squeezeExcite.ts';

const backend = createCpu(inThisThread({ fused: false }));
const digits = loadDigits();
const start = performance.now();
const write = (demo: string, name: string, text: string) =>
  writeFileSync(new URL(`../demos/${demo}/network/${name}.json`, import.meta.url), text);
const told = (demo: string) => console.log(`${demo}: ${((performance.now() - start) / 1000).toFixed(0)} s`);

write('squeeze-excite', 'weights', await trainSqueezeExcite(digits, backend));
told('squeeze-excite');
const { record, weights } = await trainDepthwiseSeparable(digits, backend);
write('depthwise-separable', 'record', record);
write('depthwise-separable', 'weights', weights);
told('depthwise-separable');
backend.close();
