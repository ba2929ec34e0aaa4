/**
 * npm run conformance -- FILE.json
 *
 * Runs a file of cases on every backend this machine has. Prints one line per failure, one per backend, and at last
 * `N passed, N failed, N skipped` over all of them; exits with 1 when a case failed, with 2 when there was nothing to judge.
 */
import { readFile } from 'node:fs/promises';
import { type Case, parseCases } from './cases.ts';
import type { Verdict } from './run.ts';
import { type Target, targets, Unavailable } from './targets.ts';

async function judge(target: Target, cases: readonly Case[]): Promise<readonly Verdict[]> {
  try {
    return await target.judge(cases);
  } catch (error) {
    const unavailable = error instanceof Unavailable;
    console.log(`${target.name}: ${unavailable ? 'not available here: ' : ''}${error instanceof Error ? error.message : String(error)}`);
    return cases.map(({ name }) => ({ case: name, status: unavailable ? 'skipped' : 'failed', reason: 'the backend did not run' }));
  }
}

function summary(verdicts: readonly Verdict[]): string {
  const count = (status: Verdict['status']) => verdicts.filter((verdict) => verdict.status === status).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
}

async function readCases(path: string | undefined): Promise<readonly Case[]> {
  if (path === undefined) throw new Error('usage: npm run conformance -- FILE.json');
  const { cases } = parseCases(await readFile(path, 'utf8'));
  if (cases.length === 0) throw new Error(`${path} has no cases`);
  return cases;
}

try {
  const cases = await readCases(process.argv[2]);
  const all: Verdict[] = [];
  for (const target of targets) {
    const verdicts = await judge(target, cases);
    for (const { case: name, status, reason } of verdicts) if (status === 'failed') console.log(`${target.name}: ${name}: ${reason}`);
    console.log(`${target.name}: ${summary(verdicts)}`);
    all.push(...verdicts);
  }
  console.log(summary(all));
  if (all.some(({ status }) => status === 'failed')) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
