/** One sentence of what to notice, and for screen readers what has just changed. */
import { Rich } from './Rich.tsx';

interface Props {
  readonly text: string;
  readonly spoken: string;
}

export function See({ text, spoken }: Props) {
  return (
    <>
      <p class="fig__see">
        <Rich text={text} />
      </p>
      <p class="vh" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}
