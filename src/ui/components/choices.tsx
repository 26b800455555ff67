import { useScreenView } from '../screen-context.ts';
import { Prose } from './prose.tsx';
import { Select } from './select/select.tsx';

/** One possible action. */
export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

interface ChoicesProps<Id extends string> {
  /** The first choice is the current row at the start. */
  readonly choices: readonly Choice<Id>[];
  readonly onChoose: (id: Id) => void;
}

/** Cells of the marker before each row, with its space. */
const markerColumns = 2;

/** Lists a few actions, one below the other. */
export function Choices<Id extends string>(props: ChoicesProps<Id>) {
  const { theme, columns } = useScreenView();
  const { choices, onChoose } = props;
  return (
    <Select
      items={choices}
      keyOf={({ id }) => id}
      renderRow={({ label }, { selected }) => (
        <Prose columns={columns - markerColumns} look={selected ? theme.strong : {}}>
          {label}
        </Prose>
      )}
      height={choices.length}
      onSelect={({ id }) => onChoose(id)}
    />
  );
}

/** Adds the hint of a list to the first frame. */
Choices.part = 'list' as const;
