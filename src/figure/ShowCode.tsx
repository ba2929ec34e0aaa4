/** The code of a figure whose setting is a stack of layers. */
import type { Setting } from './code/layers.ts';
import { ShowProgram } from './ShowProgram.tsx';
import type { Words } from './words.ts';

const load = () => import('./code/code.ts').then(({ codeOf }) => codeOf);

export const ShowCode = ({ words, setting }: { readonly words: Words; readonly setting: Setting }) => (
  <ShowProgram words={words} setting={setting} load={load} />
);
