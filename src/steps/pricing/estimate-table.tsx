import { Box, useIsScreenReaderEnabled } from 'ink';
import type { ModelMetadata } from '../../core/models/catalogue.ts';
import { knownModel } from '../../core/models/known-model.ts';
import { estimateCost, type Workload } from '../../core/spending/estimate-cost.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { type Currency, currencyOf, formatFineMoney, knownIn } from '../../i18n/money.ts';
import type { Services } from '../../services/ports/services.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { Table } from '../../ui/components/table.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './estimate-messages.ts';

interface EstimateTableProps {
  readonly services: Pick<Services, 'modelNames'>;
  readonly work: Workload;
  /** The chosen model, then the models to compare. */
  readonly models: readonly string[];
}

interface Row {
  readonly model: string;
  readonly day: string;
  readonly month: string;
}

/** Shows the cost per day and month with each model; a screen reader gets sentences. */
export function EstimateTable({ services, work, models }: EstimateTableProps) {
  const { lang, theme } = useScreen();
  const text = useMessages(messages);
  const isReadAloud = useIsScreenReaderEnabled();
  const rows = models.map((model) =>
    rowOf(lang, work, model, knownModel(model, services.modelNames)),
  );
  if (isReadAloud) {
    return (
      <Box flexDirection="column">
        {rows.map(({ model, day, month }) => (
          <Prose key={model}>{text.sentence(model, day, month)}</Prose>
        ))}
      </Box>
    );
  }
  return (
    <Table
      columns={[
        { key: 'model', head: text.head.model, rank: 0 },
        { key: 'day', head: text.head.day, isNumber: true, rank: 1 },
        { key: 'month', head: text.head.month, isNumber: true, rank: 0 },
      ]}
      rows={rows.map((cells, index) => ({ cells, look: index === 0 ? theme.strong : {} }))}
    />
  );
}

function rowOf(lang: Lang, work: Workload, model: string, known: ModelMetadata | undefined): Row {
  const estimateIn = (currency: Currency) => estimateCost(work, known, currency) ?? null;
  const estimate = knownIn({ usd: estimateIn('usd'), eur: estimateIn('eur') }, currencyOf(lang));
  const unknown = shared[lang].unknownPrice;
  if (estimate === undefined) return { model, day: unknown, month: unknown };
  const { value, currency } = estimate;
  return {
    model,
    day: formatFineMoney(value.perDay, currency, lang),
    month: formatFineMoney(value.perMonth, currency, lang),
  };
}
