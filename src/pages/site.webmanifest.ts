import type { APIRoute } from 'astro';
import { fileAddress } from '../text/address.ts';

const base = import.meta.env.BASE_URL;

/** What a browser needs to keep the site as an app. */
export const GET: APIRoute = () =>
  new Response(
    JSON.stringify({
      name: '感受野 · Receptive Field',
      short_name: '感受野',
      start_url: base,
      scope: base,
      display: 'minimal-ui',
      background_color: '#f7f3ea',
      theme_color: '#f7f3ea',
      icons: [{ src: fileAddress(base, 'favicon.svg'), sizes: 'any', type: 'image/svg+xml' }],
    }),
    { headers: { 'Content-Type': 'application/manifest+json; charset=utf-8' } },
  );
