/** How many things a check looked at passed, and how many failed. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Prints each failure and counts: one thing per entry, an empty list of faults is a pass. */
export function tally(results: ReadonlyMap<string, readonly string[]>): Count {
  let failed = 0;
  for (const [name, faults] of results) {
    if (faults.length === 0) continue;
    failed++;
    for (const fault of faults) console.error(`${name}: ${fault}`);
  }
  return { passed: results.size - failed, failed };
}
