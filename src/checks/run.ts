/**
 * Every check of the project, one after another, as `npm test` runs them: a table of what passed at the end, and as the
 * last line the sum, `N passed, N failed`. A failing check does not stop the later ones that can still say something.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { checkBudgets } from './budgets.ts';
import { checkHtml } from './html.ts';
import { checkLinks } from './links.ts';
import { checkSearch } from './search.ts';
import { checkSearchCosts } from './searchCosts.ts';
import { checkSeed } from './seed.ts';
import type { Count } from './tally.ts';

const cache = '.cache/checks';

interface Check {
  readonly name: string;
  readonly run: () => Promise<Count> | Count;
}

/** Runs a command and counts it as one check. */
const command = (
  name: string,
  program: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Check => ({
  name,
  run: () => {
    const { status } = spawnSync(program, parameters, { stdio: 'inherit', env: { ...process.env, ...environment } });
    return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  },
});

const unitTests: Check = {
  name: 'unit tests',
  run: () => {
    const file = `${cache}/unit.json`;
    spawnSync(
      'vitest',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, '--config', 'src/checks/vitest.config.ts'],
      { stdio: 'inherit' },
    );
    const { numPassedTests, numFailedTests, numFailedTestSuites, success } = readJson<{
      numPassedTests: number;
      numFailedTests: number;
      numFailedTestSuites: number;
      success: boolean;
    }>(file);
    return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites, success ? 0 : 1) };
  },
};

const browserTests: Check = {
  name: 'browser tests',
  run: () => {
    const file = `${cache}/browser.json`;
    const { status } = spawnSync('playwright', ['test', '--config', 'e2e/playwright.config.ts'], {
      stdio: 'inherit',
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    });
    const { stats } = readJson<{ stats: { expected: number; unexpected: number; flaky: number } }>(file);
    return { passed: stats.expected, failed: Math.max(stats.unexpected + stats.flaky, status === 0 ? 0 : 1) };
  },
};

/** A report that a runner was to write; a missing one means that the runner itself broke. */
function readJson<Report>(file: string): Report {
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

const checks: readonly Check[] = [
  command('types', 'astro', ['check', '--minimumSeverity', 'warning']),
  command('format and lint', 'biome', ['ci', '--error-on-warnings', '.']),
  unitTests,
  command('build below a path', 'astro', ['build', '--outDir', '.cache/below'], { BASE: '/sub/' }),
  { name: 'links below a path', run: () => checkLinks('.cache/below', '/sub/') },
  command('build', 'astro', ['build']),
  { name: 'links', run: () => checkLinks('dist', '/') },
  { name: 'HTML', run: () => checkHtml('dist') },
  { name: 'seed coverage', run: () => checkSeed('dist') },
  { name: 'search', run: () => checkSearch('dist') },
  { name: 'search costs', run: () => checkSearchCosts('dist') },
  { name: 'budgets', run: () => checkBudgets('dist') },
  browserTests,
];

rmSync(cache, { recursive: true, force: true });
mkdirSync(cache, { recursive: true });
const only = process.argv.slice(2);
const results: (Count & { name: string; seconds: number })[] = [];
for (const { name, run } of checks) {
  if (only.length > 0 && !only.some((word) => name.includes(word))) continue;
  console.log(`\n── ${name}`);
  const start = performance.now();
  let count: Count;
  try {
    count = await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    count = { passed: 0, failed: 1 };
  }
  results.push({ name, ...count, seconds: Math.round((performance.now() - start) / 1000) });
}

console.log(
  `\n${results.map(({ name, passed, failed, seconds }) => `${failed === 0 ? '✓' : '✗'} ${name.padEnd(22)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(seconds).padStart(5)} s`).join('\n')}\n`,
);
const sum = (key: 'passed' | 'failed') => results.reduce((total, result) => total + result[key], 0);
const failed = sum('failed');
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${sum('passed')} passed, ${failed} failed`);
