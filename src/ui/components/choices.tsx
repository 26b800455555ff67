import { Text } from 'ink';
import { type Glyphs, theme } from '../theme/theme.ts';
import { Select } from './select/select.tsx';

/** One way on. */
export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

interface ChoicesProps<Id extends string> {
  /** The first is the one that Enter accepts. */
  readonly choices: readonly Choice<Id>[];
  readonly onChoose: (id: Id) => void;
  readonly columns: number;
  readonly glyphs: Glyphs;
}

/** A few ways on, one under the other. */
export function Choices<Id extends string>(props: ChoicesProps<Id>) {
  const { choices, onChoose, columns, glyphs } = props;
  return (
    <Select
      items={choices}
      keyOf={({ id }) => id}
      renderRow={({ label }, { selected }) => (
        <Text {...(selected ? theme.strong : {})}>{label}</Text>
      )}
      columns={columns}
      height={choices.length}
      onSelect={({ id }) => onChoose(id)}
      glyphs={glyphs}
    />
  );
}
