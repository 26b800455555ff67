import { Box } from 'ink';
import type { FoundKey } from '../../core/find-keys.ts';
import { shared } from '../../i18n/shared.ts';
import { type Choice, Choices } from '../../ui/choices.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { StepProps } from '../../wizard/step.ts';
import { words } from './words.ts';

/** What can be done with keys that are here already. */
export type StartChoice =
  | 'keep'
  | 'check'
  | 'use-keychain'
  | 'copy-environment'
  | 'use-environment'
  | 'paste';

interface StartProps extends StepProps<'key'> {
  readonly found: readonly FoundKey[];
  readonly onChoose: (choice: StartChoice) => void;
}

/** Offers what is here already: the key of this walk, or keys found on the machine. */
export function Start({ lang, own, found, frame, backKey, onChoose }: StartProps) {
  const text = words[lang];
  const choices: readonly Choice<StartChoice>[] =
    own === undefined
      ? [
          ...found.flatMap((key) => choicesFor(key, lang)),
          { id: 'paste', label: text.pasteAnother },
        ]
      : [
          { id: 'keep', label: text.keep },
          { id: 'check', label: text.checkAgain },
          { id: 'paste', label: text.pasteAnother },
        ];
  return (
    <Screen {...frame} keys={[{ on: 'return', hint: shared[lang].choose }, backKey]}>
      <Prose columns={frame.columns}>{own === undefined ? text.foundLead : text.keptLead}</Prose>
      {own !== undefined && <Prose columns={frame.columns}>{text.ends(own.lastFour)}</Prose>}
      <Box marginTop={1}>
        <Choices {...frame} choices={choices} onChoose={onChoose} />
      </Box>
    </Screen>
  );
}

function choicesFor(
  { where, key }: FoundKey,
  lang: StartProps['lang'],
): readonly Choice<StartChoice>[] {
  const text = words[lang];
  if (where === 'keychain') {
    return [{ id: 'use-keychain', label: text.chooseKeychain(key.lastFour) }];
  }
  return [
    { id: 'copy-environment', label: text.chooseCopy(key.lastFour) },
    { id: 'use-environment', label: text.chooseEnvironment(key.lastFour) },
  ];
}
