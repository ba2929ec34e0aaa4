import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemeScript } from '../components/shell/schemeScript.ts';
import { contentSecurityPolicy, headers, metaPolicy, workerPolicy } from './headers.ts';
import { hoistPage } from './hoist.ts';
import { headersFile, nginxFile } from './hostFiles.ts';
import { listen, resolve, serveFolder } from './serve.ts';

describe('hoistPage', () => {
  it('makes one class of equal style attributes and keeps the classes there are', () => {
    const { html, css } = hoistPage('<p style="top:1em;left:2px">a</p><b class="x" style="top:1em;left:2px" id="y">b</b>', '/_astro/');
    const [name] = /s\d+/.exec(html) ?? [];
    expect(html).toBe(`<p class="${name}">a</p><b class="x ${name}" id="y">b</b>`);
    expect(css).toBe(`.${name}{top:1em!important;left:2px!important}`);
  });

  it('takes style elements and inline scripts out, but leaves the colour-scheme script and data', () => {
    const page = `<head><script>${schemeScript}</script><style>a{b:c}</style></head><script>run()</script><script type="application/json">{}</script><script src="/x.js"></script>`;
    const { html, css, scripts } = hoistPage(page, '/sub/_astro/');
    expect(css).toBe('a{b:c}');
    expect([...scripts.values()]).toEqual(['run()']);
    expect(html).toMatch(/<script defer src="\/sub\/_astro\/inline\.[\w]{8}\.js"><\/script>/);
    expect(html).toContain(`<script>${schemeScript}</script>`);
    expect(html).toContain('<script type="application/json">{}</script>');
    expect(html).not.toContain('<style');
  });

  it('keeps every attribute’s meaning where quotes were escaped', () => {
    expect(hoistPage('<i style="font-family:&quot;A&quot;">x</i>', '/').css).toContain('font-family:"A"!important');
  });
});

describe('the security policy', () => {
  it('starts from nothing and allows neither inline code nor evaluation', () => {
    expect(contentSecurityPolicy).toMatch(/^default-src 'none';/);
    expect(contentSecurityPolicy).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
  });

  it('is the same in the header, the hosts’ files and the pages, but for what a page can’t say', () => {
    expect(headersFile('/')).toContain(`Content-Security-Policy: ${contentSecurityPolicy}`);
    expect(nginxFile()).toContain(`add_header Content-Security-Policy "${contentSecurityPolicy}" always;`);
    expect(contentSecurityPolicy).toBe(`${metaPolicy}; frame-ancestors 'self'`);
  });

  it('lets the Worker of the numerical library compile WebAssembly, and nothing more', () => {
    expect(workerPolicy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(workerPolicy.replace(" 'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|\*|https?:/);
    expect(nginxFile('/sub/')).toMatch(/location \/sub\/_astro\/worker- \{[^}]*'wasm-unsafe-eval'[^}]*nosniff/);
  });

  it('reaches each address by one rule of the hosts’ file', () => {
    const rules = headersFile('/').split(/\n(?=\/)/);
    const policies = (address: string) =>
      rules.filter((rule) => {
        const pattern = (rule.split('\n')[0] ?? '')
          .split('*')
          .map((part) => part.replaceAll('.', '\\.'))
          .join('.*');
        return rule.includes('Content-Security-Policy') && new RegExp(`^${pattern}$`).test(address);
      });
    for (const page of ['/', '/404.html', '/zh/notes/gan/', '/en/']) {
      expect(policies(page).map((rule) => rule.includes('wasm'))).toEqual([false]);
    }
    expect(policies('/embed/zh/dilated/').map((rule) => rule.includes('frame-ancestors *'))).toEqual([true]);
    expect(policies('/_astro/worker-abc.js').map((rule) => rule.includes('wasm'))).toEqual([true]);
  });
});

describe('the server', () => {
  let root = '';
  let origin = '';
  let server: ReturnType<typeof serveFolder>;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'site-'));
    await mkdir(join(root, 'zh/notes'), { recursive: true });
    await mkdir(join(root, '_astro'));
    for (const [name, text] of [
      ['index.html', 'home'],
      ['404.html', 'both'],
      ['zh/404.html', '没有'],
      ['zh/notes/index.html', '笔记'],
      ['secret.txt', 's'],
      ['_astro/worker-abc.js', 'w'],
    ] as const) {
      await writeFile(join(root, name), text);
    }
    server = serveFolder(join(root), '/');
    origin = `http://localhost:${await listen(server, 0)}`;
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await rm(root, { recursive: true });
  });

  it('sends every security header with every answer', async () => {
    for (const path of ['/', '/zh/nothing/']) {
      const answer = await fetch(origin + path);
      for (const [name, value] of Object.entries(headers)) expect(answer.headers.get(name)).toBe(value);
    }
  });

  it('sends the Worker’s policy with the Worker’s script only', async () => {
    const policyOf = async (path: string) => (await fetch(origin + path)).headers.get('Content-Security-Policy');
    expect(await policyOf('/_astro/worker-abc.js')).toBe(workerPolicy);
    expect(await policyOf('/zh/notes/')).toBe(contentSecurityPolicy);
  });

  it('answers an unknown address with 404, in the language of the path', async () => {
    const chinese = await fetch(`${origin}/zh/nothing/`);
    expect([chinese.status, await chinese.text()]).toEqual([404, '没有']);
    const other = await fetch(`${origin}/nothing`);
    expect([other.status, await other.text()]).toEqual([404, 'both']);
  });

  it('leads a folder without its slash to the page', async () => {
    expect(await (await fetch(`${origin}/zh/notes`)).text()).toBe('笔记');
  });

  it('never leaves its folder, and survives addresses that are no addresses', async () => {
    expect((await resolve(join(root, 'zh'), '/../secret.txt')).status).toBe(404);
    expect((await fetch(`${origin}/%E0%A4%A`)).status).toBe(400);
  });

  it('takes the next port when one is taken', async () => {
    const taken = Number(new URL(origin).port);
    const second = serveFolder(root);
    const port = await listen(second, taken);
    second.close();
    expect(port).toBeGreaterThan(taken);
  });
});
