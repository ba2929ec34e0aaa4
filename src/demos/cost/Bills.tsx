/** One row for each way to build the layer; a bar under each number shows its share of the largest in its column. */
import type { BackendName } from '../../figure/backends.ts';
import { milliseconds, type Words } from '../../figure/words.ts';
import { billOf } from './layers.ts';
import { type CostState, type Variant, variants } from './model.ts';
import { type Measurements, mostTimed } from './useMeasurements.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly state: CostState;
  readonly measured: Measurements['of'];
  readonly onVariant: (variant: Variant) => void;
}

export const grouped = (value: number): string => value.toLocaleString('en-US');

export function Bills({ id, words, state, measured, onVariant }: Props) {
  const rows = variants.map((variant) => ({ variant, bill: billOf({ ...state, variant }), times: measured[variant] ?? {} }));
  const time = (backend: BackendName) => ({
    key: backend,
    tone: '',
    value: (row: (typeof rows)[number]) => row.times[backend]?.milliseconds,
    text: milliseconds,
  });
  const columns = [
    { key: 'parameters', tone: 'w', value: ({ bill }: (typeof rows)[number]) => bill.parameters, text: grouped },
    { key: 'macs', tone: '', value: ({ bill }: (typeof rows)[number]) => bill.multiplyAccumulates, text: grouped },
    { key: 'bytes', tone: '', value: ({ bill }: (typeof rows)[number]) => bill.activationBytes, text: grouped },
    { key: 'intensity', tone: '', value: ({ bill }: (typeof rows)[number]) => bill.intensity, text: (value: number) => value.toFixed(1) },
    time('cpu'),
    time('webgpu'),
  ];
  return (
    <div class="bills__box" tabIndex={0} role="group" aria-label={words['table']}>
      <table class="bills" id={`${id}-bills`}>
        <thead>
          <tr>
            <th scope="col">{words['variant']}</th>
            {columns.map(({ key }) => (
              <th key={key} scope="col">
                {words[`column_${key}`]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.variant} class={row.variant === state.variant ? 'is-now' : ''}>
              <th scope="row">
                <label>
                  <input
                    type="radio"
                    name={`${id}-variant`}
                    value={row.variant}
                    checked={row.variant === state.variant}
                    onChange={() => onVariant(row.variant)}
                  />{' '}
                  {words[row.variant]}
                  {row.variant === 'grouped' && ` g=${state.groups}`}
                </label>
              </th>
              {columns.map(({ key, tone, value, text }) => {
                const shown = value(row);
                const most = Math.max(...rows.map((each) => value(each) ?? 0));
                const large = (key === 'cpu' || key === 'webgpu') && row.bill.multiplyAccumulates > mostTimed;
                return (
                  <td key={key}>
                    {shown === undefined ? (large ? words['tooLong'] : '—') : text(shown)}
                    <svg class={`bar bar--${tone}`} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                      <rect width={most === 0 ? 0 : Math.round((1000 * (shown ?? 0)) / most) / 10} height={4} />
                    </svg>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
