/** The shares of one axis as steps, and the span that the part which counts takes of it. */
interface Props {
  readonly label: string;
  readonly axis: ArrayLike<number>;
  /** Cells of the span, in the middle. */
  readonly side: number;
}

const height = 60;

export function Profile({ label, axis, side }: Props) {
  const cells = Array.from({ length: axis.length }, (_, cell) => axis[cell] ?? 0);
  const most = Math.max(...cells);
  const path = cells.map((share) => `V${(height * (1 - share / most)).toFixed(2)}h1`).join('');
  return (
    <svg class="profile" role="img" aria-label={label} viewBox={`0 0 ${cells.length} ${height}`} preserveAspectRatio="none">
      <rect x={(cells.length - side) / 2} y={0} width={side} height={height} />
      <path d={`M0 ${height}${path}V${height}z`} />
    </svg>
  );
}
