/**
 * Serves `dist/` as a real host would: the same headers, compressed, with the 404 page in the language of the path.
 * Run by `npm start` after the build; `PORT` and `BASE` can be set in the environment.
 */
import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { cacheControl, headersFor } from './headers.ts';

const compress = promisify(brotliCompress);

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.bib': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.bin': 'application/octet-stream',
};
/** The media type of a file, by how its name ends. */
export const contentType = (path: string): string => types[extname(path)] ?? 'application/octet-stream';

const compressible = /^(text|application\/(json|xml|manifest|octet)|image\/svg)/;

interface Answer {
  readonly status: number;
  readonly path: string;
}

/** The file for a request path, or the 404 page of the path's language; a folder without its slash is redirected. */
export async function resolve(root: string, pathname: string): Promise<Answer> {
  const path = normalize(decodeURIComponent(pathname)).replace(/^(\.\.[/\\])+/, '');
  const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
  if (file.startsWith(root)) {
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) return { status: 200, path: file };
    if (found?.isDirectory()) return { status: 301, path: `${pathname}/` };
  }
  const language = /^\/(zh|en)(\/|$)/.exec(pathname)?.[1];
  return { status: 404, path: join(root, language ?? '', '404.html') };
}

export function serveFolder(root: string, base = '/'): Server {
  const kept = new Map<string, Buffer>();
  return createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    for (const [name, value] of Object.entries(headersFor(pathname))) response.setHeader(name, value);
    try {
      if (!pathname.startsWith(base)) {
        response.writeHead(302, { Location: base }).end();
        return;
      }
      const answer = await resolve(root, `/${pathname.slice(base.length)}`);
      if (answer.status === 301) {
        response.writeHead(301, { Location: `${pathname}/` }).end();
        return;
      }
      const type = contentType(answer.path);
      const body = await readFile(answer.path);
      response.statusCode = answer.status;
      response.setHeader('Content-Type', type);
      response.setHeader('Cache-Control', cacheControl(pathname));
      if (compressible.test(type) && /\bbr\b/.test(String(request.headers['accept-encoding']))) {
        const packed = kept.get(answer.path) ?? (await compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
        kept.set(answer.path, packed);
        response.setHeader('Content-Encoding', 'br');
        response.setHeader('Vary', 'Accept-Encoding');
        response.end(request.method === 'HEAD' ? undefined : packed);
      } else {
        response.end(request.method === 'HEAD' ? undefined : body);
      }
    } catch {
      response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Bad request');
    }
  });
}

/** Listens on the wished port, or on the next free one. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' && port !== 0 ? done(listen(server, port + 1)) : fail(error),
    );
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

if (import.meta.main) {
  const base = `/${(process.env['BASE'] ?? '').replace(/^\/|\/$/g, '')}/`.replace('//', '/');
  const port = await listen(serveFolder(join(process.cwd(), 'dist'), base), Number(process.env['PORT'] ?? 4321));
  console.log(`感受野 · Receptive Field is served at http://localhost:${port}${base}  (Ctrl+C stops it)`);
}
