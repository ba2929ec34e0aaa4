/** What could not be taken as the reader asked, in sentences; read out when it appears. */
import type { Words } from './words.ts';

interface Props {
  readonly words: Words;
  readonly sentences: readonly string[];
  readonly onDismiss: () => void;
}

export function Notices({ words, sentences, onDismiss }: Props) {
  return (
    <div class="fig__notices" role="status">
      {sentences.length > 0 && (
        <>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <button type="button" onClick={onDismiss}>
            {words['dismiss']}
          </button>
        </>
      )}
    </div>
  );
}
