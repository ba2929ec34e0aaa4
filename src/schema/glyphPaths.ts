/** One path per role, so that a specimen weighs a few hundred bytes. Cells are 3.5 units wide on a pitch of 4. */
export function glyphPaths(rows: readonly string[]): { role: string; d: string }[] {
  const paths = new Map<string, string>();
  rows.forEach((row, r) => {
    [...row].forEach((mark, c) => {
      const role = mark === '.' ? 'dot' : mark;
      const cell = mark === '.' ? `M${c * 4 + 1.25} ${r * 4 + 1.25}h1v1h-1z` : `M${c * 4} ${r * 4}h3.5v3.5h-3.5z`;
      paths.set(role, (paths.get(role) ?? '') + cell);
    });
  });
  return [...paths].map(([role, d]) => ({ role, d }));
}
