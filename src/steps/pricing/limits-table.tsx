import { useIsScreenReaderEnabled } from 'ink';
import type { ModelLimits } from '../../core/spending/ledger-limits.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Labelled } from '../../ui/components/labelled.tsx';
import { Table, type TableRow } from '../../ui/components/table.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { limitName, limitsText } from './limit-text.ts';
import { messages } from './limits-messages.ts';

type Key = 'name' | 'limit' | 'left';

/** Shows the limits of each model below its name; a screen reader gets sentences. */
export function LimitsTable({ seen }: { readonly seen: readonly ModelLimits[] }) {
  const { lang, theme } = useScreen();
  const text = useMessages(messages);
  const isRead = useIsScreenReaderEnabled();
  if (isRead) {
    return (
      <Labelled rows={seen.map((one) => ({ label: one.model, value: limitsText(one, lang) }))} />
    );
  }
  const number = (value: number | undefined) =>
    value === undefined ? '' : formatNumber(value, lang);
  const rows = seen.flatMap(({ model, limits, isOutOfPlan }): readonly TableRow<Key>[] => [
    { cells: { name: model, limit: '', left: '' }, look: theme.strong },
    ...(isOutOfPlan || limits.length === 0
      ? [note(isOutOfPlan ? text.outOfPlan : text.notReported)]
      : []),
    ...limits.map((limit) => ({
      cells: {
        name: `  ${limitName(limit, lang)}`,
        limit: number(limit.limit),
        left: number(limit.remaining),
      },
    })),
  ]);
  return (
    <Table
      columns={[
        { key: 'name', head: text.head.model, rank: 0 },
        { key: 'limit', head: text.head.limit, isNumber: true, rank: 0 },
        { key: 'left', head: text.head.left, isNumber: true, rank: 0 },
      ]}
      rows={rows}
    />
  );
}

function note(name: string): TableRow<Key> {
  return { cells: { name: `  ${name}`, limit: '', left: '' } };
}
