/** Promise: a page that arrives slowly, piece by piece, moves nothing that a reader already sees. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contentType } from '../src/build/serve.ts';
import { expect, test } from './site.ts';

const pieceBytes = 1000;
const pause = 40;

/** The built site over a slow line: pages in pieces, all else at once. */
function slowSite(): Server {
  return createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const body = await readFile(new URL(`../dist${path}`, import.meta.url)).catch(() => undefined);
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Type', contentType(path));
    if (path.endsWith('.html')) {
      for (let at = 0; at < body.length; at += pieceBytes) {
        response.write(body.subarray(at, at + pieceBytes));
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
      response.end();
    } else response.end(body);
  });
}

for (const path of ['/zh/', '/zh/demos/cost/', '/zh/demos/flip/', '/zh/notes/convolution/']) {
  test(`${path} stays where it is while it arrives`, async ({ page }) => {
    const site = slowSite();
    await new Promise<void>((listening) => site.listen(0, listening));
    try {
      await page.addInitScript(() => {
        window.layoutShifts = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.layoutShifts.push(JSON.stringify(entry));
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(`http://localhost:${(site.address() as AddressInfo).port}${path}`);
      await expect(page.locator('#foot')).toBeAttached();
      expect(await page.evaluate(() => window.layoutShifts)).toEqual([]);
    } finally {
      site.closeAllConnections();
      site.close();
    }
  });
}
