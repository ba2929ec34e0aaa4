/** A sentence in which `[words](role:x)` take the colour and line of their role: the notes' own notation. */
export type Role = 'x' | 'w' | 'y' | 'g';

export function Rich({ text }: { readonly text: string }) {
  const parts = text.split(/\[([^\]]+)\]\(role:([xwyg])\)/);
  return (
    <>
      {parts.map((part, at) => {
        if (at % 3 === 2) return null;
        // split() yields text, words, role, text, words, role, …
        return at % 3 === 0 ? part : <b class={`role role-${parts[at + 1] ?? 'x'}`}>{part}</b>;
      })}
    </>
  );
}
