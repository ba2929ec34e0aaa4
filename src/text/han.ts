/** Facts about Han characters that the tokenizer and the search need. */

/** True for the characters Chinese is written with, the rarer blocks included. */
export function isHan(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  // The basic block and everything below the first radical are decided without the table of scripts.
  if (code >= 0x4e00 && code <= 0x9fff) return true;
  return code >= 0x2e80 && /^\p{Script=Han}$/u.test(character);
}

/** Traditional characters that the Simplified standard also holds, for names or rare senses. */
const traditionalInStandard = '後徵於摺夥藉';

let standard: Set<string> | undefined;

/** The 6,763 characters of GB 2312, decoded by the platform: no table has to be sent for them. */
function simplifiedStandard(): Set<string> {
  if (!standard) {
    const bytes: number[] = [];
    for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
    standard = new Set(new TextDecoder('gb2312').decode(new Uint8Array(bytes)));
  }
  return standard;
}

/** True when the text has a character that may be Traditional, so that the table of pairs is worth loading. */
export function mayBeTraditional(text: string): boolean {
  for (const character of text) {
    if (isHan(character) && (traditionalInStandard.includes(character) || !simplifiedStandard().has(character))) return true;
  }
  return false;
}
