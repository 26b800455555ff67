import { Box, Text } from 'ink';
import type { ModelRow } from '../../core/models/model-row.ts';
import { Labelled } from '../../ui/components/labelled.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { detailRows } from './detail-rows.ts';
import { detailsMessages } from './details-messages.ts';
import { canChoose } from './logic.ts';
import { messages } from './messages.ts';

interface DetailsProps extends StepProps<'model', 'key'> {
  readonly row: ModelRow;
  /** The replacement of a retired model, if the service names one. */
  readonly replacement: ModelRow | undefined;
  readonly onChoose: (row: ModelRow) => void;
  readonly onSee: (row: ModelRow) => void;
  readonly onClose: () => void;
}

/** Shows all details of one model. */
export function ModelDetails(props: DetailsProps) {
  const { services, row, replacement, onChoose, onSee, onClose } = props;
  const text = useMessages(messages);
  const { replacement: see } = useMessages(detailsMessages);
  const enter = () => {
    if (canChoose(row)) return { hint: text.take, run: () => onChoose(row) };
    if (replacement === undefined) return { hint: text.toList, run: onClose };
    return { hint: see(replacement.latest ?? replacement.id), run: () => onSee(replacement) };
  };
  return (
    <Screen
      keys={[
        { on: 'return', ...enter() },
        { on: 'escape', hint: text.toList, run: onClose },
      ]}
    >
      <ModelFacts row={row} now={services.clock.now()} />
    </Screen>
  );
}

interface FactsProps extends Pick<DetailsProps, 'row'> {
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Lists all details of a model below its name. */
export function ModelFacts({ row, now }: FactsProps) {
  const { theme, lang, glyphs } = useScreen();
  const { labels } = useMessages(detailsMessages);
  return (
    <Box flexDirection="column">
      <Text {...theme.strong}>{row.family}</Text>
      <Box marginTop={1}>
        <Labelled
          rows={detailRows(lang, row, { glyphs, now }).map(([label, value]) => ({
            label: labels[label],
            value,
          }))}
        />
      </Box>
    </Box>
  );
}
