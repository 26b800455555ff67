import stringWidth from 'string-width';
import { modelMessages } from '../../../core/models/messages.ts';
import {
  accessCell,
  contextCell,
  priceCell,
  starsCell,
  tasksCell,
  tierCell,
} from '../../../core/models/model-cells.ts';
import { callIdOf, type ModelRow } from '../../../core/models/model-row.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { currencyOf, currencySigns } from '../../../i18n/money.ts';
import { messages } from './messages.ts';

interface Column {
  readonly head: string;
  readonly cell: (row: ModelRow) => string;
  /** A narrow terminal drops columns with a high rank first. */
  readonly rank: number;
}

const gap = '  ';

/** Returns a table with one model per line. Its lines have at most `columns` cells; undefined means no limit. */
export function modelTable(
  lang: Lang,
  rows: readonly ModelRow[],
  columns: number | undefined,
): string {
  if (rows.length === 0) return '';
  const all = columnsOf(lang).flatMap((column): FilledColumn[] => {
    const cells = rows.map(column.cell);
    // An empty column would take the space of another one.
    if (cells.every((cell) => cell === '')) return [];
    const filled = [column.head, ...cells];
    const width = filled.reduce((widest, cell) => Math.max(widest, stringWidth(cell)), 0);
    return [{ rank: column.rank, cells: filled, width }];
  });
  const shown = fitting(all, columns ?? Number.POSITIVE_INFINITY);
  const lines = [undefined, ...rows].map((_, at) =>
    shown
      .map(({ cells, width }) => padded(cells[at] ?? '', width))
      .join(gap)
      .trimEnd(),
  );
  return lines.map((line) => `${line}\n`).join('');
}

function columnsOf(lang: Lang): readonly Column[] {
  const { head } = modelMessages[lang];
  return [
    { rank: 0, head: head.model, cell: callIdOf },
    { rank: 6, head: head.tier, cell: (row) => tierCell(lang, row) },
    { rank: 7, head: messages[lang].tasks, cell: (row) => tasksOf(lang, row) },
    { rank: 4, head: head.context, cell: (row) => contextCell(lang, row) },
    {
      rank: 1,
      head: head.price(currencySigns[currencyOf(lang)]),
      cell: (row) => priceCell(lang, row),
    },
    { rank: 8, head: head.speed, cell: ({ speed }) => starsCell(lang, speed) },
    { rank: 5, head: head.quality, cell: ({ quality }) => starsCell(lang, quality) },
    { rank: 3, head: messages[lang].retires, cell: retirementOf },
    { rank: 2, head: head.state, cell: (row) => accessCell(lang, row) },
  ];
}

function tasksOf(lang: Lang, row: ModelRow): string {
  const chat = row.tasks.includes('chat') ? [modelMessages[lang].tasks.chat] : [];
  return [...chat, tasksCell(lang, row)].filter((name) => name !== '').join(', ');
}

/** Formats a date that can be sorted. */
function retirementOf({ retiresAt }: ModelRow): string {
  return retiresAt === null ? '' : retiresAt.slice(0, 10);
}

/** A column with its texts, the head first. */
interface FilledColumn {
  readonly rank: number;
  readonly cells: readonly string[];
  readonly width: number;
}

/** Ids are shortened to this width to keep the other columns. */
const minIdWidth = 26;

/** Returns as many columns as fit into `room` cells. The first column remains, and gets the space that is left. */
function fitting(all: readonly FilledColumn[], room: number): readonly FilledColumn[] {
  let shown = all;
  const beside = () => shown.slice(1).reduce((sum, { width }) => sum + gap.length + width, 0);
  const min = Math.min(all[0]?.width ?? 0, minIdWidth);
  while (shown.length > 1 && min + beside() > room) {
    const last = Math.max(...shown.map(({ rank }) => rank));
    shown = shown.filter(({ rank }) => rank !== last);
  }
  const left = room - beside();
  return shown.map((column, at) =>
    at === 0 ? { ...column, width: Math.min(column.width, left) } : column,
  );
}

/** Pads or cuts a text to exactly `width` cells. */
function padded(text: string, width: number): string {
  let shortened = text;
  while (stringWidth(shortened) > width)
    shortened = [...shortened].slice(0, -2).join('').concat('…');
  return shortened + ' '.repeat(width - stringWidth(shortened));
}
