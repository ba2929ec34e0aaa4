import { z } from 'astro/zod';

/** The languages every page exists in, in the order the site lists them. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** The other language of the pair: what the switch in the page head leads to. */
export const otherLanguage = (language: Language): Language => (language === 'zh' ? 'en' : 'zh');

export const sentence = z.string().trim().min(1);

/** A fact said in both languages, or not at all. */
export const localised = z.strictObject({ zh: sentence, en: sentence });
export type Localised = z.infer<typeof localised>;

/** Ids name records in addresses and files: lower-case words joined by hyphens. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words and digits joined by hyphens');

export const httpsUrl = z.url({ protocol: /^https?$/, hostname: z.regexes.domain });
export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date like 2026-11-24');
