import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import stringWidth from 'string-width';
import type { ModelMetadata } from '../../core/models/catalogue.ts';
import { knownModel } from '../../core/models/known-model.ts';
import { estimateCost, type Workload } from '../../core/spending/estimate-cost.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { currencyOf, formatFineMoney } from '../../i18n/money.ts';
import type { Services } from '../../services/ports/services.ts';
import { Prose } from '../../ui/components/prose.tsx';
import type { TextStyle } from '../../ui/theme/theme.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './estimate-messages.ts';

interface EstimateTableProps {
  readonly services: Pick<Services, 'modelNames'>;
  readonly work: Workload;
  /** The first one is the chosen model. */
  readonly models: readonly string[];
}

interface Row {
  readonly model: string;
  readonly day: string;
  readonly month: string;
}

/** Width of an amount; wider ones take the space they need. */
const minAmount = 15;
const gap = 2;

/** Shows the cost per day and month with each model, as sentences on narrow screens. */
export function EstimateTable({ services, work, models }: EstimateTableProps) {
  const { columns, lang, theme } = useScreen();
  const text = useMessages(messages);
  const rows = models.map((model) =>
    rowOf(lang, work, model, knownModel(model, services.modelNames)),
  );
  const cells = [...rows.flatMap(({ day, month }) => [day, month])].map((cell) =>
    stringWidth(cell),
  );
  const amount = Math.max(minAmount, ...cells);
  const longest = Math.max(...rows.map(({ model }) => stringWidth(model)));
  const isRead = useIsScreenReaderEnabled();
  if (isRead || longest + 2 * (amount + gap) > columns) {
    return (
      <Box flexDirection="column">
        {rows.map(({ model, day, month }) => (
          <Prose key={model}>{text.sentence(model, day, month)}</Prose>
        ))}
      </Box>
    );
  }
  const line = (row: Row, look: TextStyle) => (
    <Box key={row.model}>
      <Box width={longest} flexShrink={0}>
        <Text {...look}>{row.model}</Text>
      </Box>
      {[row.day, row.month].map((cell, index) => (
        <Box
          // The two columns never change their order.
          // biome-ignore lint/suspicious/noArrayIndexKey: both may hold the same text
          key={index}
          width={amount}
          flexShrink={0}
          marginLeft={gap}
          justifyContent="flex-end"
        >
          <Text {...look}>{cell}</Text>
        </Box>
      ))}
    </Box>
  );
  return (
    <Box flexDirection="column">
      {line(text.head, theme.faint)}
      {rows.map((row, index) => line(row, index === 0 ? theme.strong : {}))}
    </Box>
  );
}

function rowOf(lang: Lang, work: Workload, model: string, known: ModelMetadata | undefined): Row {
  const currency = currencyOf(lang);
  const estimate = estimateCost(work, known, currency);
  const unknown = shared[lang].unknownPrice;
  if (estimate === undefined) return { model, day: unknown, month: unknown };
  return {
    model,
    day: formatFineMoney(estimate.perDay, currency, lang),
    month: formatFineMoney(estimate.perMonth, currency, lang),
  };
}
