import { Box, Text } from 'ink';
import { keychainFixMessages } from '../../core/keys/keychain-fix-messages.ts';
import { fixKeychain } from '../../core/keys/keychain-fixes.ts';
import type { KeyStore } from '../../core/keys/store-key.ts';
import { type LocationSurvey, offeredLocations } from '../../core/keys/survey-locations.ts';
import { errorMessage } from '../../i18n/errors.ts';
import { shared } from '../../i18n/messages.ts';
import { type Choice, Choices } from '../../ui/components/choices.tsx';
import { Panel } from '../../ui/components/panel.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { theme } from '../../ui/theme/theme.ts';
import type { StepProps } from '../step.ts';
import { storeMessages } from './store-messages.ts';

/** A place, or another look at the keychain after it was fixed. */
export type PlaceWay = KeyStore | 'look-again';

interface StoreChoiceProps extends StepProps<'key'> {
  readonly survey: LocationSurvey;
  readonly onChoose: (way: PlaceWay) => void;
}

/** Where the key is to lie: asked, never assumed. Where there is no keychain, why, and how to get one. */
export function StoreChoice(props: StoreChoiceProps) {
  const { lang, frame, backKey, survey, onChoose } = props;
  const text = storeMessages[lang];
  const places = offeredLocations(survey);
  const actions: readonly PlaceWay[] = survey.keychain.ready ? places : [...places, 'look-again'];
  const choices: readonly Choice<PlaceWay>[] = actions.map((id) => ({
    id,
    label: labelOf(props, id),
  }));
  return (
    <Screen {...frame} keys={[{ on: 'return', hint: shared[lang].choose }, backKey]}>
      {survey.keychain.ready ? (
        <Prose columns={frame.columns}>{text.lead}</Prose>
      ) : (
        <NoKeychain {...props} problem={survey.keychain.problem} />
      )}
      <Box marginY={1} flexDirection="column">
        {places.map((place) => (
          <Prose key={place} columns={frame.columns} look={theme.faint}>
            {text.about[place]}
          </Prose>
        ))}
      </Box>
      <Choices {...frame} choices={choices} onChoose={onChoose} />
    </Screen>
  );
}

function labelOf({ lang, services }: StoreChoiceProps, way: PlaceWay): string {
  const text = storeMessages[lang];
  if (way === 'keychain') return text.keychain(text.places[services.keychain.place]);
  return { vault: text.vault, session: text.session, 'look-again': text.lookAgain }[way];
}

interface NoKeychainProps extends StoreChoiceProps {
  readonly problem: Extract<LocationSurvey['keychain'], { ready: false }>['problem'];
}

function NoKeychain({ lang, survey, frame, problem }: NoKeychainProps) {
  const { advice, command } = fixKeychain(problem, survey.system);
  const { title, message } = errorMessage(lang, { code: 'keychain', problem, detail: '' });
  return (
    <Panel
      tone="info"
      title={title}
      lines={[message, keychainFixMessages[lang][advice]]}
      columns={frame.columns}
      glyphs={frame.glyphs}
    >
      {command !== undefined && <Text {...theme.strong}>{command}</Text>}
    </Panel>
  );
}
