import { Box, Text } from 'ink';
import type { ModelRow } from '../../core/models/model-row.ts';
import { Labelled } from '../../ui/components/labelled.tsx';
import { Screen } from '../../ui/screen.tsx';
import { theme } from '../../ui/theme/theme.ts';
import type { StepProps } from '../step.ts';
import { detailRows } from './detail-rows.ts';
import { detailsMessages } from './details-messages.ts';
import { canTake } from './logic.ts';
import { messages } from './messages.ts';

interface DetailsProps extends StepProps<'model', 'key'> {
  readonly row: ModelRow;
  /** What the service names to use instead, where the row can't be taken. */
  readonly replacement: ModelRow | undefined;
  readonly onTake: (row: ModelRow) => void;
  readonly onSee: (row: ModelRow) => void;
  readonly onClose: () => void;
}

/** All that is known of one model. */
export function ModelDetails(props: DetailsProps) {
  const { lang, frame, row, replacement, onTake, onSee, onClose } = props;
  const text = messages[lang];
  const { labels, replacement: see } = detailsMessages[lang];
  const enter = () => {
    if (canTake(row)) return { hint: text.take, run: () => onTake(row) };
    if (replacement === undefined) return { hint: text.toList, run: onClose };
    return { hint: see(replacement.latest ?? replacement.id), run: () => onSee(replacement) };
  };
  return (
    <Screen
      {...frame}
      keys={[
        { on: 'return', ...enter() },
        { on: 'escape', hint: text.toList, run: onClose },
      ]}
    >
      <Text {...theme.strong}>{row.family}</Text>
      <Box marginTop={1}>
        <Labelled
          columns={frame.columns}
          rows={detailRows(lang, row, frame.glyphs).map(([label, value]) => ({
            label: labels[label],
            value,
          }))}
        />
      </Box>
    </Screen>
  );
}
