/**
 * Where a Chromium is that tests and tools can drive: the one that CHROMIUM_PATH names, Playwright's own, or the system's.
 */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** @returns its path, or undefined where there is none. @throws Error when CHROMIUM_PATH names a file that does not exist */
export function findChromium(environment: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  const named = environment['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH is ${named}, but there is no such file`);
    return named;
  }
  return [chromium.executablePath(), ...systemPaths].find((path) => existsSync(path));
}

/**
 * What a headless Chromium needs to offer WebGPU on any machine, on a software adapter, and to keep off the network. Pages are
 * painted by the processor: Debian's Chromium would have the software adapter do it, which takes longer.
 */
export const chromiumArguments = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu-rasterization',
  '--disable-gpu-compositing',
];
