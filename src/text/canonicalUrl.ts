/**
 * The form in which two addresses of the same page are equal: without scheme, `www.`, fragment, trailing slash, and
 * tracking parameters; the host in lower case, the query sorted. It is for comparing, not for opening.
 *
 * Throws a TypeError when the text is no absolute URL.
 */
export function canonicalUrl(text: string): string {
  const url = new URL(text);
  const host = url.host.toLowerCase().replace(/^www\./, '');
  const path = url.pathname.replace(/\/+$/, '');
  const query = [...url.searchParams]
    .filter(([name]) => !/^(utm_\w+|spm|from|share_\w+)$/.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
  return host + path + (query && `?${query}`);
}
