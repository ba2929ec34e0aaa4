/** On a host that serves one 404 page for all addresses: shows the language of the path, and tries the path's words as a query. */
const [, language] = /\/(zh|en)(?:\/|$)/.exec(location.pathname) ?? [];
const sections = document.querySelectorAll<HTMLElement>('[data-for]');

if (language !== undefined && sections.length > 1) {
  for (const section of sections) section.hidden = section.dataset['for'] !== language;
}
const words = decodeURIComponent(location.pathname.replace(/\/$/, '').split('/').at(-1) ?? '').replace(/[-_]+/g, ' ');
for (const input of document.querySelectorAll<HTMLInputElement>('[data-for] input[type="search"]'))
  input.value = words === language ? '' : words;
