/** One axis of a receptive field: filled cells are read, hollow ones are not; the bars above tell in how many ways. */
interface Props {
  readonly label: string;
  /** In how many ways each cell is reached, from the first of the field to the last. */
  readonly counts: readonly number[];
}

const side = 14;
const tallest = 42;

export function Strip({ label, counts }: Props) {
  const across = counts.length * side;
  const most = Math.max(...counts);
  return (
    <svg
      class="strip"
      role="img"
      aria-label={label}
      viewBox={`-1 ${-tallest - 5} ${across + 2} ${tallest + side + 6}`}
      width={Math.max(8 * side, across) + 2}
    >
      {counts.map((count, at) => {
        const height = Math.round((tallest * count) / most);
        return (
          <g key={at} class={count > 0 ? 'is-read' : ''}>
            {count > 0 && <rect x={at * side + 3} y={-3 - height} width={side - 6} height={height} />}
            <rect x={at * side} y={0} width={side} height={side} />
          </g>
        );
      })}
    </svg>
  );
}
