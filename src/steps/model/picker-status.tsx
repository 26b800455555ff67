import { conflictsOf } from '../../core/models/catalogue.ts';
import { errorMessage } from '../../i18n/errors.ts';
import { factMonth } from '../../i18n/fact-date.ts';
import type { Lang } from '../../i18n/languages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { TaskProgress } from '../progress.tsx';
import type { StepProps } from '../step.ts';
import { useScreen } from '../use-screen.ts';
import type { OfferedModels } from './logic.ts';
import { messages } from './messages.ts';
import type { ModelListState } from './use-model-list.ts';
import type { Tries } from './use-tries.ts';

interface PickerStatusProps extends StepProps<'model', 'key'> {
  readonly tries: Tries;
  readonly picker: OfferedModels;
  readonly picking: ModelListState;
}

/** Shows one line above the list: the number of models, the progress of tries, or the error that stopped them. */
export function PickerStatus(props: PickerStatusProps) {
  const { lang, theme } = useScreen();
  const { tries } = props;
  const { state } = tries.task;
  if (state.status === 'running') {
    return <TaskProgress label={tryingOf(lang, props)} />;
  }
  if (state.status === 'failed' && state.error.code !== 'cancelled') {
    return <Prose look={theme.warn}>{errorMessage(lang, state.error).message}</Prose>;
  }
  return <Prose look={theme.faint}>{listedOf(lang, props)}</Prose>;
}

function tryingOf(lang: Lang, { tries }: PickerStatusProps): string {
  const { ids, done } = tries.running;
  const [only = ''] = ids;
  return ids.length === 1
    ? messages[lang].tryingOne(only)
    : messages[lang].trying(formatNumber(done, lang), formatNumber(ids.length, lang));
}

function listedOf(lang: Lang, { picker, picking }: PickerStatusProps): string {
  const text = messages[lang];
  const { rows, all } = picker;
  const month = factMonth('catalogue', lang);
  const count = (models: number) => formatNumber(models, lang);
  const listed = picking.isWhole
    ? text.listedAll(count(all.length), month)
    : text.listed(count(rows.length), count(all.length - rows.length), month);
  const hasDisputed = (picking.isWhole ? all : rows).some(({ id }) => conflictsOf(id).length > 0);
  return hasDisputed ? `${listed} ${text.disputed}` : listed;
}
