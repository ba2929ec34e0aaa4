import type { Postings } from './format.ts';

/** A section and its impact are kept as one number, because a large site has millions of them. */
const impacts = 256;

/** The sections of one term, gathered in ascending order. Of more than four times `longest` only the best are remembered. */
export class PostingList {
  /** How many sections have the term, kept or not. */
  length = 0;
  private kept: number[] = [];
  private readonly longest: number;

  constructor(longest: number) {
    this.longest = longest;
  }

  add(section: number, impact: number): void {
    if (this.kept.length >= 4 * this.longest) this.kept = this.prune();
    this.kept.push(section * impacts + impact);
    this.length++;
  }

  /** At most `longest` postings, those with the highest impact, still in ascending order of section. */
  best(): Postings {
    const kept = this.prune();
    return {
      frequency: this.length,
      sections: Uint32Array.from(kept, (posting) => Math.floor(posting / impacts)),
      impacts: Uint8Array.from(kept, (posting) => posting % impacts),
    };
  }

  /** Where several have the lowest impact that is kept, the earlier ones stay, so that pruning twice changes nothing. */
  private prune(): number[] {
    if (this.kept.length <= this.longest) return this.kept;
    const floor = Uint8Array.from(this.kept, (posting) => posting % impacts).sort()[this.kept.length - this.longest] ?? 0;
    let atFloor = this.longest - this.kept.filter((posting) => posting % impacts > floor).length;
    return this.kept.filter((posting) => posting % impacts > floor || (posting % impacts === floor && atFloor-- > 0));
  }
}
