/** Every link inside the built site leads somewhere, to the section too. Addresses on other hosts are not asked. */
import { LinkChecker, LinkState } from 'linkinator';
import { listen, serveFolder } from '../build/serve.ts';
import { type Count, tally } from './tally.ts';

export async function checkLinks(folder: string, base: string): Promise<Count> {
  const server = serveFolder(`${process.cwd()}/${folder}`, base);
  const port = await listen(server, 4500);
  const origin = `http://localhost:${port}`;
  try {
    const { links } = await new LinkChecker().check({
      path: [`${origin}${base}`, `${origin}${base}404.html`],
      recurse: true,
      checkFragments: true,
      checkCss: true,
      concurrency: 20,
      // The origin of canonical addresses is the one set for the build, not this server's.
      linksToSkip: async (link) => !link.startsWith(`${origin}${base}`),
    });
    const results = new Map<string, string[]>();
    for (const { url, state, status, parent } of links) {
      if (state === LinkState.SKIPPED || (status === 404 && url.endsWith('404.html'))) continue;
      const faults = results.get(url) ?? [];
      if (state === LinkState.BROKEN) faults.push(`answers ${status}, linked from ${parent}`);
      results.set(url, faults);
    }
    return tally(results);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
