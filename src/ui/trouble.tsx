import { Box } from 'ink';
import { type Choice, Choices } from './choices.tsx';
import { PageAddress } from './page-address.tsx';
import { Panel } from './panel.tsx';
import type { Glyphs } from './theme.ts';
import type { TaskState } from './use-task.ts';

interface TroubleProps<Id extends string> {
  readonly words: { readonly title: string; readonly message: string; readonly hint: string };
  /** What is true beside the trouble itself, such as that nothing was stored. */
  readonly notes?: readonly string[];
  /** The page that helps, and what became of opening it. */
  readonly page?: {
    readonly url: string;
    readonly opening: TaskState<boolean>;
    readonly words: { readonly opening: string; readonly opened: string; readonly notOpened: string };
  };
  readonly choices: readonly Choice<Id>[];
  readonly onChoose: (id: Id) => void;
  readonly columns: number;
  readonly glyphs: Glyphs;
}

/** What went wrong, what to do, and the ways on: never a dead end. */
export function Trouble<Id extends string>(props: TroubleProps<Id>) {
  const { words, notes = [], page, choices, onChoose, columns, glyphs } = props;
  return (
    <Box flexDirection="column">
      <Panel
        tone="bad"
        title={words.title}
        lines={[words.message, ...notes, words.hint]}
        glyphs={glyphs}
      />
      {page !== undefined && (
        <Box marginTop={1} marginLeft={2}>
          <PageAddress {...page} columns={columns - 2} />
        </Box>
      )}
      <Box marginTop={1}>
        <Choices choices={choices} onChoose={onChoose} columns={columns} glyphs={glyphs} />
      </Box>
    </Box>
  );
}
