/** The chain that a note passes through, in order. `astro.config.mjs` and the tests both use it. */
import rehypeKatex from 'rehype-katex';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkMath from 'remark-math';
import { katexOptions } from '../text/katexOptions.ts';
import { collapseMath, strictMath } from './math.ts';
import { type KnownRecords, references } from './references.ts';

export const markdownPlugins = (known: KnownRecords, base: string) => ({
  remarkPlugins: [remarkMath, remarkCjkFriendly, references(known, base)],
  rehypePlugins: [[rehypeKatex, katexOptions] as [typeof rehypeKatex, typeof katexOptions], strictMath, collapseMath],
});
