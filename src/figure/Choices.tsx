/** Named settings to choose from with one press; the one that is set is marked, if any is. */
interface Props<Name extends string> {
  /** What is chosen, for screen readers. */
  readonly legend: string;
  readonly names: readonly Name[];
  readonly labelOf: (name: Name) => string;
  readonly chosen: Name | undefined;
  readonly onChoose: (name: Name) => void;
}

export function Choices<Name extends string>({ legend, names, labelOf, chosen, onChoose }: Props<Name>) {
  return (
    <fieldset class="choices">
      <legend class="vh">{legend}</legend>
      {names.map((name) => (
        <button key={name} type="button" aria-pressed={name === chosen} onClick={() => onChoose(name)}>
          {labelOf(name)}
        </button>
      ))}
    </fieldset>
  );
}
