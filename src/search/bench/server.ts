import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Traffic {
  bytes: number;
  requests: number;
}

export interface CountingServer {
  readonly origin: string;
  /** The bodies sent since the last call, of the paths that `counts` accepts. */
  readonly take: () => Traffic;
  readonly close: () => void;
}

/** Serves folders, the first match of a path's beginning winning, in brotli wherever that is smaller, and counts what it sends. */
export function serveCounting(folders: Readonly<Record<string, string>>, counts: (path: string) => boolean): Promise<CountingServer> {
  let traffic: Traffic = { bytes: 0, requests: 0 };
  const packed = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const [prefix, folder] = Object.entries(folders).find(([beginning]) => path.startsWith(beginning)) ?? ['/', ''];
    const file = join(folder, path.slice(prefix.length), path.endsWith('/') ? 'index.html' : '');
    try {
      const plain = await readFile(file);
      const body = packed.get(file) ?? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
      packed.set(file, body);
      const smaller = body.length < plain.length;
      const sent = smaller ? body : plain;
      if (counts(path)) traffic = { bytes: traffic.bytes + sent.length, requests: traffic.requests + 1 };
      response.writeHead(200, {
        'Content-Type': types[extname(file)] ?? 'application/octet-stream',
        'Cache-Control': 'max-age=3600',
        ...(smaller ? { 'Content-Encoding': 'br' } : {}),
      });
      response.end(sent);
    } catch {
      response.writeHead(404).end();
    }
  });
  const take = (): Traffic => {
    const taken = traffic;
    traffic = { bytes: 0, requests: 0 };
    return taken;
  };
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      done({ origin: `http://127.0.0.1:${port}`, take, close: () => server.close() });
    });
  });
}
