/**
 * A page in a real browser that runs the library's own modules, for the backends that only a browser has.
 *
 * Modules are served as the site's build sees them, TypeScript and Workers included. The page is on 127.0.0.1, a secure
 * context, and isolated, so that WebGPU and SharedArrayBuffer are there.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { createViteServer } from 'vitest/node';
import { chromiumArguments, findChromium } from '../../browser/findChromium.ts';
import type { Case } from './cases.ts';
import type { Verdict } from './run.ts';
import { Unavailable } from './targets.ts';

export interface BrowserPage {
  /** Calls an exported function of a module, a path from the project's root, in the page. Arguments and result go as JSON. */
  call<Result>(module: string, name: string, ...values: readonly unknown[]): Promise<Result>;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

async function serve() {
  const server = await createViteServer({
    root,
    configFile: false,
    publicDir: false,
    appType: 'custom',
    logLevel: 'error',
    cacheDir: 'node_modules/.vite-conformance',
    optimizeDeps: { noDiscovery: true },
    // No watching: what a run has started with, it ends with.
    server: { host: '127.0.0.1', port: 0, hmr: false, ws: false, watch: null, headers: isolation },
    plugins: [
      {
        name: 'blank page',
        configureServer({ middlewares }) {
          middlewares.use((request, response, next) => {
            if (request.url !== '/') return next();
            response.writeHead(200, { 'Content-Type': 'text/html', ...isolation }).end('<!doctype html><title>conformance</title>');
          });
        },
      },
    ],
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (address === null || address === undefined || typeof address === 'string') throw new Error('the local server has no port');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/** Starts a server and a browser. @throws Unavailable when there is no Chromium, see findChromium.ts */
export async function openBrowserPage(): Promise<BrowserPage> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Unavailable('no Chromium was found; CHROMIUM_PATH can name one');
  const server = await serve();
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  const page = await browser.newPage();
  await page.goto(server.url);
  return {
    // As text, because a function would be rewritten by whatever compiled this file.
    call: (module, name, ...values) =>
      page.evaluate(
        `import(${JSON.stringify(`/${module}`)}).then((module) => module[${JSON.stringify(name)}](...${JSON.stringify(values)}))`,
      ),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Judges cases on a backend that is created in a page. */
export async function judgeInBrowser(backend: 'webgpu', cases: readonly Case[]): Promise<readonly Verdict[]> {
  const page = await openBrowserPage();
  try {
    return await page.call('src/nn/conformance/browserPage.ts', 'judge', backend, cases);
  } finally {
    await page.close();
  }
}
