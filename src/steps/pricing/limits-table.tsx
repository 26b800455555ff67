import { useIsScreenReaderEnabled } from 'ink';
import type { ModelLimits } from '../../core/spending/ledger-limits.ts';
import type { Lang } from '../../i18n/languages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Labelled } from '../../ui/components/labelled.tsx';
import { allFit, Table, type TableColumn, type TableRow } from '../../ui/components/table.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { leftText, limitName, limitNumber, limitsText } from './limit-text.ts';
import { messages } from './limits-messages.ts';

interface LimitsTableProps {
  readonly seen: readonly ModelLimits[];
}

/**
 * Shows a model on each line, with a column for each kind of limit. In a narrow window, the limits of a model are below
 * its name. A screen reader gets sentences.
 */
export function LimitsTable({ seen }: LimitsTableProps) {
  const { columns: width, lang } = useScreen();
  const isReadAloud = useIsScreenReaderEnabled();
  if (isReadAloud) {
    return (
      <Labelled rows={seen.map((one) => ({ label: one.model, value: limitsText(one, lang) }))} />
    );
  }
  const { columns, rows } = byKind(seen, lang);
  return allFit(columns, rows, width) ? (
    <Table columns={columns} rows={rows} />
  ) : (
    <ByModel seen={seen} />
  );
}

/** Returns a table with one column for the model and one for each kind of limit. */
function byKind(seen: readonly ModelLimits[], lang: Lang) {
  const text = messages[lang];
  const names = seen.flatMap(({ limits }) => limits.map((limit) => limitName(limit, lang)));
  const kinds = [...new Set(names)];
  const columns: readonly TableColumn<string>[] = [
    { key: 'model', head: text.head.model, rank: 0 },
    ...(kinds.length === 0 ? [''] : kinds).map((kind) => ({ key: kind, head: kind, rank: 1 })),
  ];
  const rows = seen.map(({ model, limits, isOutOfPlan }): TableRow<string> => {
    const found = limits.map((limit) => [limitName(limit, lang), leftText(limit, lang)] as const);
    const cells = {
      ...Object.fromEntries(kinds.map((kind) => [kind, ''])),
      ...Object.fromEntries(found),
    };
    const unreported = limits.length === 0 ? text.notReported : undefined;
    const note = isOutOfPlan ? text.outOfPlan : unreported;
    return { cells: { ...cells, model, ...(note && { [kinds[0] ?? '']: note }) } };
  });
  return { columns, rows };
}

type Key = 'limit' | 'left';

function ByModel({ seen }: LimitsTableProps) {
  const { lang, theme } = useScreen();
  const { head, outOfPlan, notReported } = useMessages(messages);
  const row = (limit: string, left = '', look = {}): TableRow<Key> => ({
    cells: { limit, left },
    look,
  });
  const rows = seen.flatMap(({ model, limits, isOutOfPlan }) => [
    row(model, '', theme.strong),
    ...(isOutOfPlan || limits.length === 0
      ? [row(`  ${isOutOfPlan ? outOfPlan : notReported}`)]
      : []),
    ...limits.map((limit) => {
      const { remaining } = limit;
      const left = remaining === undefined ? '' : formatNumber(remaining, lang);
      return row(`  ${limitNumber(limit, lang)}`, left);
    }),
  ]);
  return (
    <Table
      columns={[
        { key: 'limit', head: head.limit, rank: 0 },
        { key: 'left', head: head.left, isNumber: true, rank: 0 },
      ]}
      rows={rows}
    />
  );
}
