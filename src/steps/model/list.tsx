import { Box } from 'ink';
import type { ModelRow } from '../../core/models/model-row.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { Select } from '../../ui/components/select/select.tsx';
import type { KeyBinding } from '../../ui/keys.ts';
import { Screen } from '../../ui/screen.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { ModelFacts } from './details-screen.tsx';
import { FilterField } from './filter-field.tsx';
import { canChoose, type OfferedModels } from './logic.ts';
import { messages } from './messages.ts';
import { PickerStatus } from './picker-status.tsx';
import { rowNotes } from './row-notes.ts';
import { ModelTableHead, ModelTableRow } from './table.tsx';
import type { ModelListState } from './use-model-list.ts';
import type { Tries } from './use-tries.ts';

interface ModelListProps extends StepProps<'model', 'key'> {
  readonly picker: OfferedModels;
  readonly picking: ModelListState;
  readonly tries: Tries;
  /** Called on Enter for a row. */
  readonly onChoose: (row: ModelRow) => void;
}

/** Rows around the list: the lines above it, up to five lines about the current model, and the footer. */
const linesAround = 15;
/**
 * Rows around the list in a small window: the table's head, the numbers of hidden rows, three lines of text, the
 * footer.
 */
const smallLinesAround = 9;

/** Shows the table of models and, below it, notes about the current one. */
export function ModelList(props: ModelListProps) {
  const { lang } = useScreen();
  const { services, picker, picking, tries } = props;
  const text = useMessages(messages);
  const { query } = picking;
  const isSearched = query !== undefined;
  const row = picking.current && tries.mark(picking.current);
  const reasons = row?.id === picker.rows[0]?.id && !isSearched ? picker.reasons : [];
  return (
    <Screen
      keys={isSearched ? searchKeys(lang, props, row) : listKeys(lang, props, row)}
      pinned={<ModelTable {...props} />}
      below={row && <Notes lines={rowNotes(lang, row, reasons)} />}
      aside={row && <ModelFacts row={row} now={services.clock.now()} />}
      why={() => text.why}
    >
      {!isSearched && (
        <>
          <Prose>{text.lead}</Prose>
          <PickerStatus {...props} />
        </>
      )}
    </Screen>
  );
}

/** Shows the table, with the filter field above it during a search. */
function ModelTable({ picking, tries, onChoose }: ModelListProps) {
  const screen = useScreen();
  const { lang } = screen;
  const text = useMessages(messages);
  const { rows, query } = picking;
  const isSearched = query !== undefined;
  const around = screen.isSmall ? smallLinesAround : linesAround;
  return (
    <Box flexDirection="column">
      {isSearched && <FilterField picking={picking} />}
      <ModelTableHead />
      <Select
        items={rows}
        keyOf={({ id }) => id}
        renderRow={(item, look) => <ModelTableRow look={look} row={tries.mark(item)} />}
        height={Math.max(3, Math.min(rows.length, screen.rows - around - (isSearched ? 3 : 0)))}
        index={picking.index}
        isDisabled={(item) => !canChoose(tries.mark(item))}
        onSelect={onChoose}
        onRefuse={onChoose}
        onMove={(_, at) => picking.moveTo(at)}
        moreAbove={(count) => text.above(formatNumber(count, lang))}
        moreBelow={(count) => text.below(formatNumber(count, lang))}
        besideField={isSearched}
      />
    </Box>
  );
}

/** Adds the hint of a list to the first frame. */
ModelTable.part = 'list' as const;

function Notes({ lines }: { readonly lines: readonly string[] }) {
  return (
    <Box flexDirection="column">
      {lines.map((line) => (
        <Prose key={line}>{line}</Prose>
      ))}
    </Box>
  );
}

function enterKey(lang: Lang, row: ModelRow | undefined): KeyBinding {
  const text = messages[lang];
  const hint = row === undefined || canChoose(row) ? text.take : text.details;
  return { on: 'return', hint, disabled: row === undefined };
}

function listKeys(
  lang: Lang,
  props: ModelListProps,
  row: ModelRow | undefined,
): readonly KeyBinding[] {
  const { backKey, picking, tries } = props;
  const text = messages[lang];
  const isTrying = tries.task.state.status === 'running';
  const tryAll = () => tries.start(picking.rows.filter((one) => isOpen(tries.mark(one))));
  return [
    enterKey(lang, row),
    { on: { key: 'details' }, hint: text.details, run: () => picking.show('details') },
    { on: { key: 'search' }, hint: text.find, run: () => picking.filter('') },
    { on: { key: 'advice' }, hint: text.choose, run: () => picking.show('advice') },
    {
      on: { key: 'check' },
      hint: text.tryAll,
      run: tryAll,
      disabled: isTrying || !picking.rows.some((one) => isOpen(tries.mark(one))),
    },
    {
      on: { key: 'unfold' },
      hint: picking.isWhole ? text.fewer : text.all,
      run: picking.toggleWhole,
      disabled: isTrying,
    },
    isTrying ? { on: 'escape', hint: shared[lang].stop, run: tries.task.stop } : backKey,
  ];
}

/** Returns the keys during a search. Letters go to the field. */
function searchKeys(
  lang: Lang,
  props: ModelListProps,
  row: ModelRow | undefined,
): readonly KeyBinding[] {
  const { picking } = props;
  const text = messages[lang];
  return [
    enterKey(lang, row),
    {
      on: { key: 'details' },
      hint: text.details,
      run: () => picking.show('details'),
      disabled: row === undefined,
    },
    { on: 'escape', hint: picking.query === '' ? text.toList : text.clear, run: picking.clear },
  ];
}

/** Returns true for a row that can be chosen and was not tried yet. */
function isOpen(row: ModelRow): boolean {
  return row.access === 'untried' && canChoose(row);
}
