/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

// Files run in one worker each without isolation: they are pure, and starting a worker per file takes longer than the tests.
export default getViteConfig({
  test: {
    root: '.',
    include: ['src/**/*.test.{ts,tsx}'],
    exclude: ['node_modules', 'dist', '.cache'],
    testTimeout: 30_000,
    isolate: false,
  },
});
