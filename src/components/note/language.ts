import type { Language } from '../../schema/localised.ts';

/** The language of the page a component stands in, from its address. */
export const languageOf = (params: Readonly<Record<string, string | undefined>>): Language => (params['lang'] === 'zh' ? 'zh' : 'en');
