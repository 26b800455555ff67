import { Text } from 'ink';
import { useScreenView } from '../screen-context.ts';
import { Select } from './select/select.tsx';

/** One possible action. */
export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

interface ChoicesProps<Id extends string> {
  /** Enter accepts the first. */
  readonly choices: readonly Choice<Id>[];
  readonly onChoose: (id: Id) => void;
}

/** Lists a few actions, one below the other. */
export function Choices<Id extends string>(props: ChoicesProps<Id>) {
  const { theme } = useScreenView();
  const { choices, onChoose } = props;
  return (
    <Select
      items={choices}
      keyOf={({ id }) => id}
      renderRow={({ label }, { selected }) => (
        <Text {...(selected ? theme.strong : {})}>{label}</Text>
      )}
      height={choices.length}
      onSelect={({ id }) => onChoose(id)}
    />
  );
}

/** Adds the hint of a list to the first frame. */
Choices.part = 'list' as const;
