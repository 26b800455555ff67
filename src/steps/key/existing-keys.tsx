import type { FoundKey } from '../../core/keys/find-keys.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { type Choice, Choices } from '../../ui/components/choices.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { placeName } from './found-messages.ts';
import { messages } from './messages.ts';
import { ToolTable } from './tool-table.tsx';

/** Actions on existing keys. `store:N` and `stay:N` are about the found key with index N in the list. */
export type ExistingKeyChoice =
  | 'keep'
  | 'check'
  | 'unlock'
  | 'paste'
  | `store:${number}`
  | `stay:${number}`;

interface ExistingKeysProps extends StepProps<'key'> {
  readonly found: readonly FoundKey[];
  /** True if the key of this profile is in the vault and the vault is locked. */
  readonly isLocked: boolean;
  readonly onChoose: (choice: ExistingKeyChoice) => void;
}

/**
 * Offers existing keys: the key of this session, or keys found on the machine. Uses a key only after the person's
 * consent.
 */
export function ExistingKeys(props: ExistingKeysProps) {
  const { lang } = useScreen();
  const common = useMessages(shared);
  const { own, found, isLocked, backKey, onChoose } = props;
  const text = useMessages(messages);
  const unlock = isLocked ? [{ id: 'unlock', label: text.unlock } as const] : [];
  const choices: readonly Choice<ExistingKeyChoice>[] =
    own === undefined
      ? [...unlock, ...found.flatMap((key, index) => choicesFor(lang, key, index))]
      : [
          ...unlock,
          ...(isLocked ? [] : [{ id: 'keep', label: text.keep } as const]),
          ...(isLocked ? [] : [{ id: 'check', label: text.checkAgain } as const]),
        ];
  return (
    <Screen
      keys={[{ on: 'return', hint: common.choose }, backKey]}
      pinned={
        <Choices
          choices={[...choices, { id: 'paste', label: text.pasteAnother }]}
          onChoose={onChoose}
        />
      }
    >
      <Prose>{own === undefined ? text.foundLead : text.keptLead}</Prose>
      {own !== undefined && <Prose>{text.ends(own.lastFour)}</Prose>}
      <ToolTable {...props} />
    </Screen>
  );
}

function choicesFor(
  lang: Lang,
  found: FoundKey,
  index: number,
): readonly Choice<ExistingKeyChoice>[] {
  const text = messages[lang];
  const { lastFour } = found.key;
  if (found.where === 'keychain') {
    return [{ id: `stay:${index}`, label: text.chooseKeychain(lastFour) }];
  }
  const store = { id: `store:${index}`, label: text.chooseStore(placeName(lang, found), lastFour) };
  if (found.where !== 'environment') return [store] as Choice<ExistingKeyChoice>[];
  const stay = { id: `stay:${index}`, label: text.chooseStay(placeName(lang, found), lastFour) };
  return [store, stay] as Choice<ExistingKeyChoice>[];
}
