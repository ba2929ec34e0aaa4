import type { APIRoute } from 'astro';
import { fileAddress } from '../text/address.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\nSitemap: ${new URL(fileAddress(import.meta.env.BASE_URL, 'sitemap-index.xml'), site).href}\n`);
