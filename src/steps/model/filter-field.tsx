import { Box } from 'ink';
import { Prose } from '../../ui/components/prose.tsx';
import { TextField } from '../../ui/input/text-field.tsx';
import { theme } from '../../ui/theme/theme.ts';
import type { StepProps } from '../step.ts';
import { messages } from './messages.ts';
import type { Picking } from './use-picking.ts';

interface FilterFieldProps extends StepProps<'model', 'key'> {
  readonly picking: Picking;
}

/** What is typed to filter the list, and what is said where nothing has it. */
export function FilterField({ lang, frame, picking }: FilterFieldProps) {
  const text = messages[lang];
  const { query = '', isNearest, rows } = picking;
  return (
    <Box flexDirection="column">
      <TextField
        key={picking.clears}
        label={text.field}
        placeholder={text.placeholder}
        initialText={query}
        columns={frame.columns}
        onChange={picking.filter}
        // Enter is the list's: it takes the row that the marker is on.
        onSubmit={() => undefined}
        glyphs={frame.glyphs}
      />
      {isNearest && (
        <Prose columns={frame.columns} look={theme.warn}>
          {(rows.length === 0 ? text.nothing : text.nearest)(query.trim())}
        </Prose>
      )}
    </Box>
  );
}
