import { Box } from 'ink';
import { Prose } from '../../ui/components/prose.tsx';
import { TextField } from '../../ui/input/text-field.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';
import type { ModelListState } from './use-model-list.ts';

interface FilterFieldProps {
  readonly picking: ModelListState;
}

/** Shows the filter field, and a message if nothing matches. */
export function FilterField({ picking }: FilterFieldProps) {
  const { theme } = useScreen();
  const text = useMessages(messages);
  const { query = '', isNearest, rows } = picking;
  return (
    <Box flexDirection="column">
      <TextField
        key={picking.clears}
        label={text.field}
        placeholder={text.placeholder}
        initialText={query}
        onChange={picking.filter}
        // The list handles Enter and takes the current row.
        onSubmit={() => undefined}
      />
      {isNearest && (
        <Prose look={theme.warn}>
          {(rows.length === 0 ? text.nothing : text.nearest)(query.trim())}
        </Prose>
      )}
    </Box>
  );
}
