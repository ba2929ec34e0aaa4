/** The cover's figure: sheets of cells in oblique view; the chosen cell's field opens through the layers below. */
import { useState } from 'preact/hooks';
import { type Cell, cellsRead, draw, sheets, span, topSize } from './model.ts';
import type { PyramidStrings } from './strings.ts';

const names = ['y', 'h₂', 'h₁', 'x'];
const roles = ['y', 'h', 'h', 'x'];

interface Props {
  strings: PyramidStrings;
  /** The other language's words, on the page that speaks both. */
  second?: PyramidStrings | undefined;
}

export function Figure({ strings, second }: Props) {
  const [chosen, choose] = useState<Cell>({ row: 2, column: 1 });
  const list = sheets(chosen);
  const drawing = draw(list);
  const spans = list.slice(1).map(span).join(', ');
  const label = strings.cell
    .replace('{row}', String(chosen.row + 1))
    .replace('{column}', String(chosen.column + 1))
    .replace('{spans}', spans);

  const step = (event: KeyboardEvent) => {
    const moves: Record<string, readonly [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const inside = (value: number) => Math.min(topSize - 1, Math.max(0, value));
    choose({ row: inside(chosen.row + move[0]), column: inside(chosen.column + move[1]) });
  };

  const pair = (key: keyof PyramidStrings) => (
    <>
      {strings[key]}
      {second !== undefined && second[key] !== strings[key] && <span lang="en"> {second[key]}</span>}
    </>
  );

  return (
    <>
      <figure class="hero__fig">
        <svg class="pyr" viewBox={`-22 34 ${drawing.width + 24} ${drawing.height - 8}`} role="group" aria-label={strings.title}>
          {drawing.sheets
            .map((sheet, level) => ({ sheet, level }))
            .reverse()
            .map(({ sheet, level }) => (
              <g key={level}>
                <g class={`plane plane--${roles[level]}`}>
                  <path class="sheet" d={sheet.outline} />
                  <path class="net" d={sheet.lines} />
                  <path class="read" d={sheet.read} />
                  <path class="span" d={sheet.field} />
                </g>
                {level > 0 && (
                  <>
                    <path class="ray" d={sheet.rays} />
                    <path
                      class="dim"
                      d={`M${sheet.measure[0]} ${sheet.measure[2] - 5}v10M${sheet.measure[1]} ${sheet.measure[2] - 5}v10M${sheet.measure[0]} ${sheet.measure[2]}H${sheet.measure[1]}`}
                    />
                    <text class="dimt" x={sheet.measure[0] - 9} y={sheet.measure[2] + 6}>
                      {span(list[level] as (typeof list)[number])}
                    </text>
                  </>
                )}
                <text class="tag" x={sheet.label[0]} y={sheet.label[1] - 9}>
                  <tspan class={`role-${roles[level]}`}>{names[level]}</tspan> {list[level]?.size}×{list[level]?.size}
                </text>
              </g>
            ))}
          <g class="targets" role="application" tabIndex={0} aria-label={label} onKeyDown={step}>
            {drawing.targets.map((d, index) => {
              const cell = { row: Math.floor(index / topSize), column: index % topSize };
              return <path key={d} d={d} onPointerEnter={() => choose(cell)} onPointerDown={() => choose(cell)} />;
            })}
          </g>
        </svg>
        <p class="vh" role="status">
          {label}
        </p>
      </figure>
      <div class="hero__sum">
        <table class="ledger">
          <caption class="vh">{strings.title}</caption>
          <thead>
            <tr>
              <th scope="col">{pair('layer')}</th>
              <th scope="col">{pair('dilation')}</th>
              <th scope="col">{pair('span')}</th>
              <th scope="col">{pair('read')}</th>
            </tr>
          </thead>
          <tbody>
            {list.map((sheet, level) => (
              <tr key={names[level]}>
                <th scope="row" class={`role-${roles[level]}`}>
                  {names[level]}
                </th>
                <td class="role-w">{sheet.dilation ?? '–'}</td>
                <td>
                  {span(sheet)}×{span(sheet)}
                </td>
                <td>{cellsRead(sheet)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="hero__f" lang="en">
          <span class="vh">{strings.formula}: </span>
          <i class="role-x">r</i> = <span class="role-y">1</span>
          {list.slice(1).map((sheet) => (
            <span key={sheet.size}>
              {' '}
              + 2·<span class="role-w">{sheet.dilation}</span>
            </span>
          ))}{' '}
          = <span class="role-x">{span(list.at(-1) as (typeof list)[number])}</span>
        </p>
        <p class="small">{strings.hint}</p>
        {second !== undefined && (
          <p class="small" lang="en">
            {second.hint}
          </p>
        )}
      </div>
    </>
  );
}
