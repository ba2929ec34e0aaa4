/** Finds a Chromium for the tests; where there is none, installs one, or says in one sentence what to do. */
import { spawnSync } from 'node:child_process';
import { findChromium } from './findChromium.ts';

const installers: readonly (readonly [what: string, command: string, ...parameters: string[]])[] = [
  ["Playwright's download", 'npx', 'playwright', 'install', 'chromium'],
  ["Debian's package list", 'apt-get', 'update'],
  ["Debian's package", 'apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
];

/** @returns the path of a Chromium. @throws Error with the mend, when none is found and none could be installed */
export function ensureChromium(say: (line: string) => void = console.log): string {
  const found = findChromium();
  if (found !== undefined) return found;
  for (const [what, command, ...parameters] of installers) {
    say(`No Chromium was found; trying ${what} …`);
    spawnSync(command, parameters, { stdio: 'inherit', timeout: 600_000 });
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error('No Chromium was found and none could be installed: install Chromium, or set CHROMIUM_PATH to one.');
}
