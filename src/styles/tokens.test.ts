import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tokens = new Map(
  [...readFileSync('src/styles/tokens.css', 'utf8').matchAll(/(--[\w-]+):\s*light-dark\((#[0-9a-f]+),\s*(#[0-9a-f]+)\)/g)].map((match) => [
    match[1],
    [match[2], match[3]],
  ]),
);

/** Relative luminance of a colour, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast ratio of two colours, 1 to 21. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const pairs = [
  ['--ink', '--paper', 7],
  ['--ink', '--sheet', 7],
  ['--ink-2', '--paper', 4.5],
  ['--ink-2', '--sheet', 4.5],
  ['--line-2', '--paper', 3],
  ...['--x', '--w', '--y', '--g'].flatMap((role) => [
    [role, '--paper', 4.5],
    [role, '--sheet', 4.5],
    [role, `${role}-fill`, 4.5],
    ['--ink', `${role}-fill`, 7],
  ]),
] as [string, string, number][];

describe('the colours', () => {
  it.each(pairs)('%s stands out on %s by at least %d to 1, light and dark', (front, back, least) => {
    const [fronts = [], backs = []] = [tokens.get(front), tokens.get(back)];
    expect(fronts).toHaveLength(2);
    for (const scheme of [0, 1]) expect(contrast(fronts[scheme] ?? '', backs[scheme] ?? '')).toBeGreaterThanOrEqual(least);
  });
});
