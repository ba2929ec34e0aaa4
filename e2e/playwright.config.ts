import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { ensureChromium } from '../src/browser/ensureChromium.ts';
import { chromiumArguments } from '../src/browser/findChromium.ts';

const port = Number(process.env['PORT'] ?? 4173);

export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: '../.cache/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] === undefined ? 'line' : [['line'], ['json']],
  use: {
    baseURL: `http://localhost:${port}`,
    // Only the tests of reading offline want the service worker between a page and its requests.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: ensureChromium(), args: chromiumArguments },
  },
  webServer: {
    command: 'node src/build/serve.ts',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { PORT: String(port) },
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
});
