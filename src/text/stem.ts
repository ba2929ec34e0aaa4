/**
 * A light English stemmer: it joins the forms a reader mixes up when searching (padding, padded, pad; networks, network;
 * transposed, transpose; convolution, convolutions) and nothing more. Deliberately less than Porter's algorithm:
 * a wrong conflation costs more here than a missed one, because whole terms are matched by the glossary.
 */
export function stem(word: string): string {
  if (word.length < 4 || /[^a-z]/.test(word)) return word;
  let form = word;
  if (/ies$/.test(form) && form.length > 4) form = form.replace(/ies$/, 'y');
  else if (/(ss|x|ch|sh)es$/.test(form)) form = form.slice(0, -2);
  else if (/[^siua]s$/.test(form)) form = form.slice(0, -1);
  const verb = /^(.*[aeiouy].*?)(?:ing|ed)$/.exec(form)?.[1];
  if (verb !== undefined && verb.length >= 3) form = verb.replace(/([bdfgmnprt])\1$/, '$1');
  else if (/[ts]ional$/.test(form)) form = form.slice(0, -2);
  if (form.length > 4 && form.endsWith('e')) form = form.slice(0, -1);
  return form;
}
