import { queryCost } from '../search/bench/cost.ts';
import { fromDisk } from '../search/files.ts';
import { type Start, startFile } from '../search/format.ts';
import { type Count, tally } from './tally.ts';

/** What a query may make a reader's browser fetch from the index, in kilobytes of 1,024 bytes, compressed. */
const limits = { first: 48, later: 15 };

/**
 * Asks the built index for every thing under its usual name in both languages; each name counts as one check. The limit of a
 * first query is for the index alone, beside the 12 KB that the search's own code may have.
 */
export async function checkSearchCosts(folder: string): Promise<Count> {
  const fetchShard = fromDisk(folder);
  const { concepts } = JSON.parse(new TextDecoder().decode(await fetchShard(startFile))) as Start;
  const results = new Map<string, string[]>();
  const most = { first: 0, later: 0 };
  for (const [zh, en] of concepts) {
    for (const [name, language] of [
      [zh, 'zh'],
      [en, 'en'],
    ] as const) {
      const cost = await queryCost(fetchShard, name, language);
      const faults: string[] = [];
      for (const turn of ['first', 'later'] as const) {
        const size = cost[turn].bytes / 1024;
        most[turn] = Math.max(most[turn], size);
        if (size > limits[turn]) faults.push(`costs ${size.toFixed(1)} KB as a ${turn} query, the limit is ${limits[turn]} KB`);
      }
      results.set(`the query ${name} (${language})`, faults);
    }
  }
  console.log(`most: first query ${most.first.toFixed(1)} KB of index, later query ${most.later.toFixed(1)} KB`);
  return tally(results);
}
