import { errorScreenProps } from '../../core/access/error-actions.ts';
import type { ModelAccess } from '../../core/models/model-row.ts';
import type { ErrorData } from '../../errors/errors.ts';
import { traitsOf } from '../../errors/traits.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { ErrorScreen } from '../../ui/components/error-screen.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';

/** Actions after a failed check or a failed attempt to store the key. */
export type FailedAction = 'retry' | 'justMade' | 'paste' | 'store' | 'chooseModel' | 'elsewhere';

interface FailedProps extends StepProps<'key'> {
  readonly error: ErrorData;
  /** Outcomes of the models that were tried. */
  readonly tried?: ModelAccess;
  /** The suitable actions, the best first. */
  readonly actions: readonly FailedAction[];
  readonly onAction: (action: FailedAction) => void;
}

/** Explains why the key could not be checked or stored, and offers actions. */
export function Failed(props: FailedProps) {
  const { lang } = useScreen();
  const { services, error, tried = {} } = props;
  const text = useMessages(messages);
  const models = Object.keys(tried);
  const problem = errorScreenProps(lang, error, services);
  const isPlan = models.length > 1 && Object.values(tried).every(isOutOfPlan);
  const none = models.length > 1 && !isPlan ? [text.noneAnswered(models.join(', '))] : [];
  const noneInPlan = {
    ...problem.messages,
    message: text.noneInPlan(formatNumber(models.length, lang)),
    hint: text.planHint,
  };
  return (
    <ErrorScreen
      {...props}
      {...problem}
      {...(isPlan && { messages: noneInPlan })}
      notes={[...none, text.notStored]}
    />
  );
}

function isOutOfPlan(outcome: ModelAccess[string]): boolean {
  return outcome !== 'ready' && traitsOf(outcome).scope === 'plan';
}
