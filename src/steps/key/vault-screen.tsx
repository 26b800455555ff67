import { Box } from 'ink';
import { useEffect, useRef, useState } from 'react';
import type { ErrorData } from '../../errors/errors.ts';
import { errorMessage } from '../../i18n/errors.ts';
import { plainLine } from '../../i18n/plain-text.ts';
import { Secret } from '../../services/ports/secret.ts';
import { minPassphrase } from '../../services/ports/vault.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { useTask } from '../../ui/hooks/use-task.ts';
import { SecretInput } from '../../ui/input/secret-input/secret-input.tsx';
import { Screen } from '../../ui/screen.tsx';
import { WaitingScreen } from '../progress.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { countCharacters } from './count-characters.ts';
import { storeMessages } from './store-messages.ts';

interface VaultScreenProps extends StepProps<'key'> {
  /** True if there is no vault yet: the person chooses a passphrase and enters it twice. */
  readonly isNew: boolean;
  readonly onOpen: () => void;
}

/**
 * Opens the vault with the passphrase in `MISTRAL_ONBOARD_PASSPHRASE`, or asks for the passphrase. A wrong passphrase
 * changes nothing, and the question is repeated.
 */
export function VaultScreen(props: VaultScreenProps) {
  const { services, backKey, isNew, onOpen } = props;
  const text = useMessages(storeMessages);
  const [first, setFirst] = useState<Secret>();
  const [problem, setProblem] = useState<'differs' | 'short'>();
  const opening = useTask<void>();
  const open = (passphrase: Secret) =>
    opening.run(async (signal) => {
      await (isNew ? services.vault.create(passphrase) : services.vault.unlock(passphrase));
      if (!signal.aborted) onOpen();
    });
  const fromVariable = usePassphraseVariable(props, open);
  const submit = (typed: string) => {
    const passphrase = new Secret(typed);
    fromVariable.forget();
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
  // The key derivation cannot be interrupted, so its result is dropped.
  const stop = () => {
    fromVariable.forget();
    opening.reset();
    backKey.run?.('');
  };
  const isTrying = state.status === 'idle' && fromVariable.isUsed;
  if (isTrying || state.status === 'running' || state.status === 'done') {
    return <WaitingScreen label={text.opening} onStop={stop} />;
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
      isFromVariable={fromVariable.isUsed}
      onSubmit={submit}
    />
  );
}

/** Tries the passphrase in the variable once. `isUsed` is true until the person types another passphrase. */
function usePassphraseVariable({ services }: VaultScreenProps, open: (passphrase: Secret) => void) {
  const fromVariable = services.environment.variables['MISTRAL_ONBOARD_PASSPHRASE'];
  const [isUsed, setUsed] = useState(Boolean(fromVariable));
  const isTried = useRef(false);
  useEffect(() => {
    if (!fromVariable || isTried.current) return;
    isTried.current = true;
    open(new Secret(fromVariable));
  });
  return { isUsed, forget: () => setUsed(false) };
}

interface PassphraseFieldProps extends VaultScreenProps {
  readonly error: ErrorData | undefined;
  readonly differs: boolean;
  readonly isSecond: boolean;
  /** True if the error is about the passphrase in the variable. */
  readonly isFromVariable: boolean;
  readonly onSubmit: (typed: string) => void;
}

function PassphraseField(props: PassphraseFieldProps) {
  const { lang, theme } = useScreen();
  const { services, backKey, isNew, error, differs, isSecond, isFromVariable, onSubmit } = props;
  const text = useMessages(storeMessages);
  const path = plainLine(services.vault.path);
  const messages = error && errorMessage(lang, error);
  const cause = isFromVariable ? text.given : messages?.hint;
  const problem = differs ? text.differs : messages && `${messages.message} ${cause}`;
  return (
    <Screen
      keys={[{ on: 'return', hint: text.next }, backKey]}
      pinned={
        <SecretInput
          // The React key makes two separate fields, so that the second does not show the text of the first.
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
