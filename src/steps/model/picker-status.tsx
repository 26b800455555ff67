import { errorMessage } from '../../i18n/errors.ts';
import type { Lang } from '../../i18n/languages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { TaskStatus } from '../../ui/components/task-status.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import type { Picker } from './logic.ts';
import { messages } from './messages.ts';
import type { Picking } from './use-picking.ts';
import type { Tries } from './use-tries.ts';

interface PickerStatusProps extends StepProps<'model', 'key'> {
  readonly tries: Tries;
  readonly picker: Picker;
  readonly picking: Picking;
}

/** Shows one line above the list: its contents, the progress of the tries, or the error that stopped them. */
export function PickerStatus(props: PickerStatusProps) {
  const { lang, theme } = useScreen();
  const { tries } = props;
  const text = useMessages(messages);
  const { state } = tries.task;
  if (state.status === 'running') {
    return (
      <TaskStatus
        label={tryingOf(lang, props)}
        elapsed={(seconds) => text.elapsed(formatNumber(seconds, lang))}
      />
    );
  }
  if (state.status === 'failed' && state.error.code !== 'cancelled') {
    return <Prose look={theme.warn}>{errorMessage(lang, state.error).message}</Prose>;
  }
  return <Prose look={theme.faint}>{listedOf(lang, props)}</Prose>;
}

function tryingOf(lang: Lang, { tries }: PickerStatusProps): string {
  const { ids, done } = tries.under;
  const [only = ''] = ids;
  return ids.length === 1
    ? messages[lang].tryingOne(only)
    : messages[lang].trying(formatNumber(done, lang), formatNumber(ids.length, lang));
}

function listedOf(lang: Lang, { picker, picking }: PickerStatusProps): string {
  const text = messages[lang];
  const { rows, all } = picker;
  if (picking.isWhole) return text.listedAll(formatNumber(all.length, lang));
  return text.listed(formatNumber(rows.length, lang), formatNumber(all.length - rows.length, lang));
}
