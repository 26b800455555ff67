import { Box, Text } from 'ink';
import type { ProbeReport } from '../../core/access/probe-access.ts';
import { keychainFixMessages } from '../../core/keys/keychain-fix-messages.ts';
import { fixKeychain } from '../../core/keys/keychain-fixes.ts';
import type { KeyStore } from '../../core/keys/store-key.ts';
import { offeredStores, type StoreSurvey } from '../../core/keys/survey-stores.ts';
import { errorMessage } from '../../i18n/errors.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { type Choice, Choices } from '../../ui/components/choices.tsx';
import { Panel } from '../../ui/components/panel.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { storeMessages } from './store-messages.ts';

/** A store, or another check of the keychain after the person fixed it. */
export type StoreAction = KeyStore | 'look-again';

interface StoreChoiceProps extends StepProps<'key'> {
  readonly survey: StoreSurvey;
  /** Outcome of the key check. */
  readonly report: ProbeReport;
  /** True if the person stopped waiting for the last choice. */
  readonly wasStopped: boolean;
  readonly onChoose: (action: StoreAction) => void;
}

/** Asks where to store the key. If the keychain can't be used, says why, and how to fix that. */
export function StoreChoice(props: StoreChoiceProps) {
  const { lang } = useScreen();
  const common = useMessages(shared);
  const { backKey, survey, report, wasStopped, onChoose } = props;
  const text = useMessages(storeMessages);
  const places = offeredStores(survey);
  const actions: readonly StoreAction[] = survey.keychain.ready
    ? places
    : [...places, 'look-again'];
  const choices: readonly Choice<StoreAction>[] = actions.map((id) => ({
    id,
    label: labelOf(lang, props, id),
  }));
  return (
    <Screen
      keys={[{ on: 'return', hint: common.choose }, backKey]}
      pinned={<Choices choices={choices} onChoose={onChoose} />}
      why={() => places.map((place) => text.about[place])}
    >
      {report.outcome.code === 'ready' && <Panel tone="good" title={text.works} />}
      {wasStopped && <Panel tone="warn" title={text.stopped} />}
      {survey.keychain.ready ? (
        <Prose>{text.lead}</Prose>
      ) : (
        <NoKeychain {...props} problem={survey.keychain.problem} />
      )}
    </Screen>
  );
}

function labelOf(lang: Lang, { services }: StoreChoiceProps, action: StoreAction): string {
  const text = storeMessages[lang];
  if (action === 'keychain') return text.keychain(text.places[services.keychain.place]);
  return { vault: text.vault, memory: text.memory, 'look-again': text.lookAgain }[action];
}

interface NoKeychainProps extends StoreChoiceProps {
  readonly problem: Extract<StoreSurvey['keychain'], { ready: false }>['problem'];
}

function NoKeychain({ survey, problem }: NoKeychainProps) {
  const { lang, theme } = useScreen();
  const keychainFixText = useMessages(keychainFixMessages);
  const text = useMessages(storeMessages);
  const { advice, command } = fixKeychain(problem, survey.system);
  const { message } = errorMessage(lang, { code: 'keychain', problem, detail: '' });
  return (
    <Box flexDirection="column">
      <Prose>{problem === 'no-bus' ? text.noKeychain : text.unusable}</Prose>
      <Box marginTop={1} flexDirection="column">
        <Prose look={theme.faint}>{`${message} ${keychainFixText[advice]}`}</Prose>
        {command !== undefined && <Text {...theme.strong}>{command}</Text>}
      </Box>
    </Box>
  );
}
