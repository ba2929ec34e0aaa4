/** One measure of the four heads: before the first step, at the step on show, and after the last. */
import { fill, type Words } from '../../figure/words.ts';
import { type HeadName, headNames, lastStep } from './decoder.ts';

type Said = (name: HeadName) => string;

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly name: string;
  readonly title: string;
  readonly step: number;
  /** Before the first step, at `step`, after the last. */
  readonly values: readonly Said[];
}

/** A share in percent, to two places; not known yet, an ellipsis. */
export const percent = (share: number | undefined): string => (share === undefined ? '…' : `${(100 * share).toFixed(2)}%`);

export function FitTable({ id, words, name, title, step, values }: Props) {
  const columns = [0, step, lastStep].map((at, n) => ({ at, said: values[n] }));
  // The first and the last step stand there anyway.
  if (step === 0 || step === lastStep) columns.splice(1, 1);
  return (
    <div class="learn__curve">
      <p>
        <i>{name}</i> {title}
      </p>
      <div class="layers">
        <table id={id}>
          <thead>
            <tr>
              <td />
              {columns.map(({ at }) => (
                <th key={at} scope="col">
                  {fill(words['atStep'] ?? '', { step: at })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {headNames.map((head) => (
              <tr key={head}>
                <th scope="row">{words[`head_${head}`]}</th>
                {columns.map(({ at, said }) => (
                  <td key={at}>{said?.(head)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
