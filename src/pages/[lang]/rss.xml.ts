import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { everyLanguage } from '../../layouts/routes.ts';
import { loadSite, loadStrings } from '../../model/load.ts';
import type { Language } from '../../schema/localised.ts';
import { address } from '../../text/address.ts';

export const getStaticPaths = everyLanguage;

/** The notes of one language, newest revision first. */
export const GET: APIRoute<{ language: Language }> = async ({ props: { language }, site }) => {
  const t = await loadStrings(language);
  const { notes } = await loadSite();
  return rss({
    title: t('feed.title'),
    description: t('home.description'),
    site: new URL(import.meta.env.BASE_URL, site).href,
    customData: `<language>${language === 'zh' ? 'zh-Hans' : 'en'}</language>`,
    items: [...notes]
      .sort((a, b) => b.updated.localeCompare(a.updated))
      .map((note) => ({
        title: note.pages[language].title,
        description: note.pages[language].description,
        link: address(import.meta.env.BASE_URL, language, `notes/${note.id}`),
        pubDate: new Date(`${note.updated}T00:00:00Z`),
      })),
  });
};
