import { faultWords } from '../../i18n/faults.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/prose.tsx';
import { TaskStatus } from '../../ui/task-status.tsx';
import { theme } from '../../ui/theme.ts';
import type { StepProps } from '../../wizard/step.ts';
import type { Tries } from './use-tries.ts';
import { words } from './words.ts';

interface PickerStatusProps extends StepProps<'model', 'key'> {
  readonly tries: Tries;
  /** How many models are left out of the list. */
  readonly hidden: number;
}

/** One line over the list: what is listed, how far the tries have come, or what stopped them. */
export function PickerStatus({ lang, frame, tries, hidden }: PickerStatusProps) {
  const text = words[lang];
  const { state } = tries.task;
  if (state.status === 'running') {
    const tried = tries.rows.filter(({ access }) => access !== 'untried').length;
    return (
      <TaskStatus
        label={text.trying(formatNumber(tried, lang), formatNumber(tries.rows.length, lang))}
        elapsed={(seconds) => text.elapsed(formatNumber(seconds, lang))}
        glyphs={frame.glyphs}
      />
    );
  }
  if (state.status === 'failed' && state.fault.code !== 'cancelled') {
    return (
      <Prose columns={frame.columns} look={theme.warn}>
        {faultWords(lang, state.fault).message}
      </Prose>
    );
  }
  return (
    <Prose columns={frame.columns} look={theme.faint}>
      {text.listed(formatNumber(tries.rows.length, lang), formatNumber(hidden, lang))}
    </Prose>
  );
}
