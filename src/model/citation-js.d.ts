// citation-js ships no types; these are the parts of it that are used.
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: readonly Record<string, unknown>[]);
    format(kind: 'bibtex', options?: Record<string, unknown>): string;
  }
}
declare module '@citation-js/plugin-bibtex';
