import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { manifestOf, workerScript } from './offline.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = new Map([
  ['index.html', bytes('cover')],
  ['zh/notes/gan/index.html', bytes('生成对抗网络')],
  ['zh/404.html', bytes('没有')],
  ['_astro/a.js', bytes('1')],
  ['_headers', bytes('x')],
  ['sitemap-0.xml', bytes('x')],
  ['zh/rss.xml', bytes('x')],
]);

describe('the manifest of what can be kept', () => {
  it('lists what readers open, pages under their addresses, and nothing for hosts and robots', () => {
    expect(manifestOf(files).files.map(([path]) => path)).toEqual(['', '_astro/a.js', 'zh/notes/gan/']);
    expect(manifestOf(files).bytes).toBe(5 + 1 + 18);
  });

  it('is of another build where one file has other content, whatever the order of files', () => {
    const { build } = manifestOf(files);
    expect(manifestOf(new Map([...files].reverse())).build).toBe(build);
    expect(manifestOf(new Map([...files, ['_astro/a.js', bytes('2')]])).build).not.toBe(build);
  });
});

describe('the worker', () => {
  const source = readFileSync('src/offline/worker.ts', 'utf8');

  it('is a classic script that knows its build and hears what it must', () => {
    const script = workerScript(source, 'abc');
    expect(script).not.toMatch(/^\s*(import|export)\b/m);
    const heard: string[] = [];
    runInNewContext(script, {
      registration: { scope: 'https://example.org/sub/' },
      addEventListener: (type: string) => heard.push(type),
      URL,
    });
    expect(heard.sort()).toEqual(['activate', 'fetch', 'install', 'message']);
  });

  it('is a new one for every build', () => {
    expect(workerScript(source, 'abc')).not.toBe(workerScript(source, 'abd'));
  });
});
