import type { Language } from '../schema/localised.ts';
import { languages } from '../schema/localised.ts';

/** Static paths for a page that exists once in each language. */
export const everyLanguage = () => languages.map((lang) => ({ params: { lang }, props: { language: lang } }));

/** Static paths for a page of each record in each language. */
export const everyRecord = <Name extends string>(name: Name, ids: readonly string[]) =>
  languages.flatMap((lang) =>
    ids.map((id) => ({ params: { lang, [name]: id } as Record<Name | 'lang', string>, props: { language: lang as Language, id } })),
  );
