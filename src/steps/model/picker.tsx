import { Box } from 'ink';
import { useState } from 'react';
import type { ModelRow } from '../../core/model-row.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Select } from '../../ui/select/select.tsx';
import type { StepProps } from '../../wizard/step.ts';
import { detailsOf } from './details.ts';
import { answerFor, canTake, indexOf, type Picker } from './logic.ts';
import { PickerStatus } from './picker-status.tsx';
import { ModelTableHead, ModelTableRow } from './table.tsx';
import { callIdOf, useTries } from './use-tries.ts';
import { words } from './words.ts';

interface ModelPickerProps extends StepProps<'model', 'key'> {
  readonly picker: Picker;
}

/** Lines around the list: what is above it, the details of five lines at most, and the footer below. */
const linesAround = 14;

/** The table of models and, under it, the one that the marker is on. One not tried yet is tried before it is taken. */
export function ModelPicker(props: ModelPickerProps) {
  const { lang, frame, backKey, own, answers, picker, onAnswer } = props;
  const text = words[lang];
  const start = indexOf(picker.rows, own);
  const [index, setIndex] = useState(start);
  const tries = useTries(props, picker.rows, { ...answers.key.learned, ...own?.learned });
  const isTrying = tries.task.state.status === 'running';
  const untried = tries.rows.filter(({ access }) => access === 'untried');
  const row = tries.rows[index];
  const take = (chosen: ModelRow) => {
    if (isTrying) return;
    if (chosen.access === 'ready') onAnswer(answerFor(chosen, tries.learned));
    else {
      tries.start([chosen], (learned) => {
        if (learned[callIdOf(chosen)] === 'ready') onAnswer(answerFor(chosen, learned));
      });
    }
  };
  const tryAll = { on: { char: 't' }, hint: text.tryAll, run: () => tries.start(untried) };
  return (
    <Screen
      {...frame}
      keys={[
        { on: 'return', hint: text.take },
        { ...tryAll, disabled: isTrying || untried.length === 0 },
        isTrying ? { on: 'escape', hint: text.stop, run: tries.task.stop } : backKey,
      ]}
    >
      <Prose columns={frame.columns}>{text.lead}</Prose>
      <PickerStatus {...props} tries={tries} hidden={picker.hidden} />
      <Box marginTop={1} flexDirection="column">
        <ModelTableHead lang={lang} columns={frame.columns} />
        <Select
          items={tries.rows}
          keyOf={({ id }) => id}
          renderRow={(item, look) => (
            <ModelTableRow lang={lang} row={item} look={look} glyphs={frame.glyphs} />
          )}
          columns={frame.columns}
          height={Math.max(3, Math.min(tries.rows.length, frame.rows - linesAround))}
          initialIndex={start}
          isDisabled={(item) => !canTake(item)}
          onMove={(_, at) => setIndex(at)}
          onSelect={take}
          moreAbove={(count) => text.above(formatNumber(count, lang))}
          moreBelow={(count) => text.below(formatNumber(count, lang))}
          glyphs={frame.glyphs}
        />
      </Box>
      {row !== undefined && (
        <Box marginTop={1} flexDirection="column">
          {detailsOf(lang, row, index === 0 ? picker.reasons : []).map((line) => (
            <Prose key={line} columns={frame.columns}>
              {line}
            </Prose>
          ))}
        </Box>
      )}
    </Screen>
  );
}
