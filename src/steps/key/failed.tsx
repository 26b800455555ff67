import { errorScreenProps } from '../../core/access/error-actions.ts';
import type { ErrorData } from '../../errors/errors.ts';
import { ErrorScreen } from '../../ui/components/error-screen.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';

/** Actions after a failed check or a failed attempt to store the key. */
export type FailedWay = 'retry' | 'justMade' | 'paste' | 'store' | 'elsewhere';

interface FailedProps extends StepProps<'key'> {
  readonly error: ErrorData;
  /** The models that were tried. */
  readonly tried?: readonly string[];
  /** The suitable actions, the best first. */
  readonly actions: readonly FailedWay[];
  readonly onWay: (way: FailedWay) => void;
}

/** Explains why the key could not be checked or stored, and offers actions. */
export function Failed(props: FailedProps) {
  const { lang } = useScreen();
  const { services, error, tried = [] } = props;
  const text = useMessages(messages);
  const none = tried.length > 1 ? [text.noneAnswered(tried.join(', '))] : [];
  return (
    <ErrorScreen
      {...props}
      {...errorScreenProps(lang, error, services)}
      notes={[...none, text.notStored]}
    />
  );
}
