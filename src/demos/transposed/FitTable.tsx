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
  readonly start: Said;
  readonly now: Said;
  readonly end: Said;
}

/** A share in percent, to two places. */
export const percent = (share: number | undefined): string => (100 * (share ?? 0)).toFixed(2);

export function FitTable({ id, words, name, title, step, start, now, end }: Props) {
  const columns = [{ at: 0, said: start }, ...(step > 0 && step < lastStep ? [{ at: step, said: now }] : []), { at: lastStep, said: end }];
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
                  <td key={at}>{said(head)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
