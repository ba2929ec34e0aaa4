/** Stops a build, and a start of the writing server, when the content breaks a rule, with file and line of each problem. */
import type { AstroIntegration } from 'astro';
import { readRecords } from '../records/read.ts';

export const checkContent = (): AstroIntegration => ({
  name: 'check-content',
  hooks: {
    'astro:config:setup': async ({ command }) => {
      if (command === 'build' || command === 'dev') await readRecords();
    },
  },
});
