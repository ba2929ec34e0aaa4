/**
 * npm run bench [-- --backend cpu,webgpu] [--seconds 15] [--json]
 *
 * Times eleven convolutions on each backend, each about so many seconds. A backend that this machine lacks is named with the
 * reason; exits with 1 when nothing could be measured.
 */
import { parseArgs } from 'node:util';
import { tableOf } from './table.ts';
import { type BackendName, backendNames, targets } from './targets.ts';

const usage = `usage: npm run bench [-- --backend ${backendNames.join(',')}] [--seconds 15] [--json]`;

function readArguments() {
  const { values } = parseArgs({
    options: { backend: { type: 'string' }, seconds: { type: 'string', default: '15' }, json: { type: 'boolean', default: false } },
  });
  const wanted = values.backend?.split(',') ?? backendNames;
  const unknown = wanted.find((name) => !backendNames.includes(name as BackendName));
  if (unknown !== undefined) throw new Error(`there is no backend “${unknown}”`);
  const seconds = Number(values.seconds);
  if (!(seconds > 0 && seconds <= 3600)) throw new Error(`--seconds is a number up to 3600, not “${values.seconds}”`);
  return { chosen: targets.filter(({ backend }) => wanted.includes(backend)), seconds, json: values.json };
}

function optionsOrExit() {
  try {
    return readArguments();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}

const { chosen, seconds, json } = optionsOrExit();
const results: object[] = [];
let measured = 0;
for (const { backend, place, timed, measure } of chosen) {
  const outcome = await measure(seconds);
  results.push({ backend, place, timed, ...outcome });
  if (!('missing' in outcome)) measured++;
  if (json) continue;
  if ('missing' in outcome) console.log(`${backend} in ${place}: not measured, ${outcome.missing}\n`);
  else console.log(`${backend} in ${place} (${outcome.on}): ${timed}\n\n${tableOf(outcome.measurements)}\n`);
}
if (json) console.log(JSON.stringify(results, null, 2));
if (measured === 0) process.exitCode = 1;
