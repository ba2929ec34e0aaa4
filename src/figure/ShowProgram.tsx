/** The figure's present setting as code of four frameworks, folded until a reader opens it; only then is the writer fetched. */
import { useEffect, useState } from 'preact/hooks';
import { Choices } from './Choices.tsx';
import { type Framework, frameworks } from './code/layers.ts';
import type { Words } from './words.ts';

export type Writer<S> = (setting: S, framework: Framework) => string;

interface Props<S> {
  readonly words: Words;
  readonly setting: S;
  /** Fetches what writes a setting as a program. */
  readonly load: () => Promise<Writer<S>>;
}

export function ShowProgram<S>({ words, setting, load }: Props<S>) {
  const [open, setOpen] = useState(false);
  const [framework, setFramework] = useState<Framework>('PyTorch');
  const [write, setWrite] = useState<Writer<S>>();
  const [told, setTold] = useState('');
  useEffect(() => {
    if (!open || write !== undefined) return;
    void load().then(
      (writer) => setWrite(() => writer),
      () => setTold(words['codeFailed'] ?? ''),
    );
  }, [open]);
  const code = write?.(setting, framework);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code ?? '');
      setTold(words['copied'] ?? '');
    } catch {
      setTold(words['codeNotCopied'] ?? '');
    }
    setTimeout(() => setTold(''), 2500);
  };
  return (
    <details class="fig__code" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words['showCode']}</summary>
      {open && (
        <>
          <Choices
            legend={words['framework'] ?? ''}
            names={frameworks}
            labelOf={(name) => name}
            chosen={framework}
            onChoose={setFramework}
          />
          {code !== undefined && (
            <>
              <button type="button" onClick={() => void copy()}>
                {words['copyCode']}
              </button>
              <pre tabIndex={0} lang="en">
                <code>{code}</code>
              </pre>
            </>
          )}
          <span class="fig__told" role="status">
            {told}
          </span>
        </>
      )}
    </details>
  );
}
