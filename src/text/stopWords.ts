/** Words of questions and grammar: a query is not about them, so they neither score nor count as missing. */
const english = `a an and are as at be but by can could do does for from had has have how i if in into is it its me my of on or our
  s should so than that the their them then there these they this to us was we were what when where which who whom whose why will
  with would you your about explain tell mean meaning`;

const chinese = `如何 怎么 怎样 怎么样 为什么 为何 什么 什么是 是什么 哪些 哪个 哪里 多少 请问 有没有 能不能 可以 是否 以及 或者 还是 因为 所以
  如果 我们 你们 他们 一个 这个 那个 意思 解释 介绍`;

const list = (words: string): Set<string> => new Set(words.trim().split(/\s+/));
const englishWords = list(english);
const chinesePhrases = [...list(chinese)].sort((a, b) => b.length - a.length);

/** Particles that stand between words: a pair of characters with one of them in it is no word. */
const particles = new Set('的了吗呢吧着过得地与和及是在把被让给从向对用有也都就很太会要能我你他她它这那其之');

export const isStopWord = (word: string): boolean => englishWords.has(word);
export const isParticle = (character: string): boolean => particles.has(character);

/** The spans [start, end) of question phrases in a folded text, longest first at each place. */
export function stopPhrases(text: string): [number, number][] {
  const spans: [number, number][] = [];
  for (let at = 0; at < text.length; at++) {
    const phrase = chinesePhrases.find((candidate) => text.startsWith(candidate, at));
    if (!phrase) continue;
    spans.push([at, at + phrase.length]);
    at += phrase.length - 1;
  }
  return spans;
}
