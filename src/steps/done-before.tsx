import { catalog } from '../i18n/catalog.ts';
import { shared } from '../i18n/messages.ts';
import { Panel } from '../ui/components/panel.tsx';
import type { KeyBinding } from '../ui/keys.ts';
import { Screen } from '../ui/screen.tsx';
import { useMessages } from './use-screen.ts';

const messages = catalog({
  en: { title: 'You have done this step.', notSaved: 'The answer itself was not saved.' },
  fr: { title: 'Cette étape est déjà faite.', notSaved: 'La réponse n’a pas été enregistrée.' },
});

interface DoneBeforeProps {
  /** Describes the result in one sentence. */
  readonly result: string;
  readonly onContinue: () => void;
  /** The key that runs the step again. */
  readonly againKey: KeyBinding;
  readonly backKey: KeyBinding;
}

/** Shows a step that was completed in an earlier session. Answers are not saved, so only their usage is known. */
export function DoneBefore({ result, onContinue, againKey, backKey }: DoneBeforeProps) {
  const common = useMessages(shared);
  const text = useMessages(messages);
  return (
    <Screen keys={[{ on: 'return', hint: common.continue, run: onContinue }, againKey, backKey]}>
      <Panel tone="good" title={text.title} lines={[result, text.notSaved]} />
    </Screen>
  );
}
