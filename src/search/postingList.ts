import type { Postings } from './format.ts';

/** The sections of one term, gathered in ascending order; typed arrays, because a large site has millions of them. */
export class PostingList {
  private sections = new Uint32Array(2);
  private impacts = new Uint8Array(2);
  length = 0;

  add(section: number, impact: number): void {
    if (this.length === this.sections.length) {
      const sections = new Uint32Array(this.length * 2);
      const impacts = new Uint8Array(this.length * 2);
      sections.set(this.sections);
      impacts.set(this.impacts);
      this.sections = sections;
      this.impacts = impacts;
    }
    this.sections[this.length] = section;
    this.impacts[this.length++] = impact;
  }

  /** At most `longest` postings, those with the highest impact, still in ascending order of section. */
  best(longest: number): Postings {
    const sections = this.sections.subarray(0, this.length);
    const impacts = this.impacts.subarray(0, this.length);
    if (this.length <= longest) return { frequency: this.length, sections, impacts };
    const floor = [...impacts].sort((a, b) => b - a)[longest - 1] ?? 0;
    const above = impacts.filter((value) => value > floor).length;
    let atFloor = longest - above;
    const kept: number[] = [];
    for (let index = 0; index < this.length; index++) {
      const value = impacts[index] ?? 0;
      if (value > floor || (value === floor && atFloor-- > 0)) kept.push(index);
    }
    return {
      frequency: this.length,
      sections: Uint32Array.from(kept, (index) => sections[index] ?? 0),
      impacts: Uint8Array.from(kept, (index) => impacts[index] ?? 0),
    };
  }
}
