// citation-js ships no types; these are the parts of it that are used.
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: readonly Record<string, unknown>[]);
    format(kind: 'bibtex', options?: Record<string, unknown>): string;
  }
  export const plugins: { config: { get(plugin: '@bibtex'): { format: { checkLabel: boolean } } } };
}
declare module '@citation-js/plugin-bibtex';
