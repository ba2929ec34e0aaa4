/** One axis of a receptive field: filled cells are read, hollow ones are not. */
interface Props {
  readonly label: string;
  readonly span: number;
  readonly positions: readonly number[];
}

const side = 14;

export function Strip({ label, span, positions }: Props) {
  const read = new Set(positions);
  return (
    <svg class="strip" role="img" aria-label={label} viewBox={`-1 -1 ${span * side + 2} ${side + 2}`} width={span * side + 2}>
      {Array.from({ length: span }, (_, at) => (
        <rect key={at} class={read.has(at) ? 'is-read' : ''} x={at * side} y={0} width={side} height={side} />
      ))}
    </svg>
  );
}
