import { Box } from 'ink';
import { useState } from 'react';
import type { ErrorData } from '../../errors/errors.ts';
import { errorMessage } from '../../i18n/errors.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { plainLine } from '../../i18n/plain-text.ts';
import { Secret } from '../../services/ports/secret.ts';
import { minPassphrase } from '../../services/ports/vault.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { TaskStatus } from '../../ui/components/task-status.tsx';
import { useTask } from '../../ui/hooks/use-task.ts';
import { SecretInput } from '../../ui/input/secret-input/secret-input.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { countCharacters } from './count-characters.ts';
import { storeMessages } from './store-messages.ts';

interface VaultScreenProps extends StepProps<'key'> {
  /** True if there is no vault yet: the person chooses a passphrase and enters it twice. */
  readonly isNew: boolean;
  readonly onOpen: () => void;
}

/** Asks for the passphrase of the vault and opens it. After a wrong one, says so and changes nothing. */
export function VaultScreen(props: VaultScreenProps) {
  const { lang } = useScreen();
  const { services, isNew, onOpen } = props;
  const text = useMessages(storeMessages);
  const [first, setFirst] = useState<Secret>();
  const [problem, setProblem] = useState<'differs' | 'short'>();
  const opening = useTask<void>();
  const open = (passphrase: Secret) =>
    opening.run(async () => {
      await (isNew ? services.vault.create(passphrase) : services.vault.unlock(passphrase));
      onOpen();
    });
  const submit = (typed: string) => {
    const passphrase = new Secret(typed);
    opening.reset();
    setProblem(undefined);
    if (!isNew) open(passphrase);
    else if (passphrase.length < minPassphrase) setProblem('short');
    else if (first === undefined) setFirst(passphrase);
    else {
      setFirst(undefined);
      if (first.equals(passphrase)) open(passphrase);
      else setProblem('differs');
    }
  };
  const { state } = opening;
  if (state.status === 'running' || state.status === 'done') {
    return (
      <Screen keys={[]}>
        <TaskStatus
          label={text.opening}
          elapsed={(seconds) => text.elapsed(formatNumber(seconds, lang))}
        />
      </Screen>
    );
  }
  const short = { code: 'passphrase', problem: 'short' } as const;
  const failed = state.status === 'failed' ? state.error : undefined;
  const error = problem === 'short' ? short : failed;
  return (
    <PassphraseField
      {...props}
      error={error}
      differs={problem === 'differs'}
      isSecond={first !== undefined}
      onSubmit={submit}
    />
  );
}

interface PassphraseFieldProps extends VaultScreenProps {
  readonly error: ErrorData | undefined;
  readonly differs: boolean;
  readonly isSecond: boolean;
  readonly onSubmit: (typed: string) => void;
}

function PassphraseField(props: PassphraseFieldProps) {
  const { lang, theme } = useScreen();
  const { services, backKey, isNew, error, differs, isSecond, onSubmit } = props;
  const text = useMessages(storeMessages);
  const path = plainLine(services.vault.path);
  const messages = error && errorMessage(lang, error);
  const problem = differs ? text.differs : messages && `${messages.message} ${messages.hint}`;
  return (
    <Screen
      keys={[{ on: 'return', hint: text.next }, backKey]}
      pinned={
        <SecretInput
          // Each is a separate field, so that text typed into one does not appear in the other.
          key={String(isSecond)}
          label={isSecond ? text.again : text.passphrase}
          placeholder={text.placeholder}
          describe={(length) => countCharacters(lang, length)}
          onSubmit={onSubmit}
          countsSpaces
        />
      }
    >
      <Prose>{isNew ? text.createLead(path) : text.unlockLead(path)}</Prose>
      {isNew && <Prose look={theme.faint}>{text.createRule}</Prose>}
      {problem !== undefined && (
        <Box marginTop={1}>
          <Prose look={theme.warn}>{problem}</Prose>
        </Box>
      )}
    </Screen>
  );
}
