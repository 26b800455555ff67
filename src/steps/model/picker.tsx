import { Box, Text } from 'ink';
import { useState } from 'react';
import type { ModelRow } from '../../core/model-row.ts';
import { formatDate, formatNumber } from '../../i18n/numbers.ts';
import { Screen } from '../../ui/screen.tsx';
import { Select } from '../../ui/select/select.tsx';
import { theme } from '../../ui/theme.ts';
import type { StepProps } from '../../wizard/step.ts';
import { answerFor, canTake, indexOf, type Picker } from './logic.ts';
import { ModelTableHead, ModelTableRow } from './table.tsx';
import { words } from './words.ts';

interface ModelPickerProps extends StepProps<'model', 'key'> {
  readonly picker: Picker;
}

/** Lines around the list: what is above it, and the details and the footer below. */
const linesAround = 13;

/** The table of models and, under it, the one that the marker is on. */
export function ModelPicker(props: ModelPickerProps) {
  const { lang, frame, backKey, own, picker, onAnswer } = props;
  const text = words[lang];
  const start = indexOf(picker.rows, own);
  const [index, setIndex] = useState(start);
  const row = picker.rows[index];
  const height = Math.max(3, Math.min(picker.rows.length, frame.rows - linesAround));
  return (
    <Screen
      {...frame}
      keys={[
        { on: 'up', keyLabel: `${frame.glyphs.up}${frame.glyphs.down}`, hint: text.head.model },
        { on: 'return', hint: text.take },
        backKey,
      ]}
    >
      <Text>{text.lead}</Text>
      <Text {...theme.faint}>
        {text.listed(formatNumber(picker.rows.length, lang), formatNumber(picker.hidden, lang))}
      </Text>
      <Box marginTop={1} flexDirection="column">
        <ModelTableHead lang={lang} columns={frame.columns} />
        <Select
          items={picker.rows}
          keyOf={({ id }) => id}
          renderRow={(item, look) => (
            <ModelTableRow lang={lang} row={item} look={look} glyphs={frame.glyphs} />
          )}
          columns={frame.columns}
          height={height}
          initialIndex={start}
          isDisabled={(item) => !canTake(item)}
          onMove={(_, at) => setIndex(at)}
          onSelect={(item) => onAnswer(answerFor(item))}
          moreAbove={(count) => text.above(formatNumber(count, lang))}
          moreBelow={(count) => text.below(formatNumber(count, lang))}
          glyphs={frame.glyphs}
        />
      </Box>
      {row !== undefined && (
        <Box marginTop={1} flexDirection="column">
          {detailsOf(props, row, index === 0).map((line) => (
            <Text key={line}>{line}</Text>
          ))}
        </Box>
      )}
    </Screen>
  );
}

/** What a newcomer should know of one model, most weighty first. */
function detailsOf({ lang, picker }: ModelPickerProps, row: ModelRow, isFirst: boolean): string[] {
  const text = words[lang];
  const reasons = picker.reasons.map((reason) => text.reasons[reason]).join(', ');
  const lines = [
    canTake(row) ? undefined : text.closed,
    isFirst && reasons !== '' ? text.because(reasons) : undefined,
    retirementOf(lang, row),
    row.latest === null ? text.pinned(row.id) : text.moves(row.latest, row.id),
    kindOf(lang, row),
  ];
  return lines.filter((line) => line !== undefined);
}

function retirementOf(lang: ModelPickerProps['lang'], row: ModelRow): string | undefined {
  const text = words[lang];
  if (row.state === 'retired') return text.retired;
  if (row.retiresAt === null) return undefined;
  const date = formatDate(row.retiresAt, lang);
  return row.replacement === null ? text.retires(date) : text.retiresFor(date, row.replacement);
}

function kindOf(lang: ModelPickerProps['lang'], row: ModelRow): string | undefined {
  const text = words[lang];
  if (row.tier === null) return undefined;
  const tier = `${row.family} : ${text.tiers[row.tier]}`;
  return row.licence === null ? tier : text.licence(tier, row.licence);
}
