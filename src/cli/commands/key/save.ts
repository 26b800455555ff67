import { isAcceptedKey, type ProbeOutcome } from '../../../core/access/probe-outcome.ts';
import { readKeyRecords } from '../../../core/keys/key-records.ts';
import { openVault } from '../../../core/keys/open-vault.ts';
import { keyInVariable } from '../../../core/keys/resolve-key.ts';
import { type SavedKey, saveKey } from '../../../core/keys/save-key.ts';
import { storeOfEnvironment } from '../../../core/keys/store-of-environment.ts';
import { AppError } from '../../../errors/errors.ts';
import { errorText } from '../../../i18n/errors.ts';
import type { Lang } from '../../../i18n/languages.ts';
import type { Secret } from '../../../services/ports/secret.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext } from '../../command.ts';
import { passphraseAsker } from '../../input/ask-passphrase.ts';
import { invalidWord } from '../../input/parse.ts';
import { type Line, printProgress, printWarning } from '../../output/lines.ts';
import { checkKey } from './check-key.ts';
import { messages } from './messages.ts';
import type { LastingStore, StoredKeyOptions } from './request.ts';

/** Returns the named store, else the one in the environment, else the recorded one, else the keychain. */
export async function chooseStore(
  services: Services,
  { profile, store }: StoredKeyOptions,
): Promise<LastingStore> {
  if (store !== undefined) return store;
  const named = storeOfEnvironment(services);
  // A key in memory would be gone when the command ends.
  if (named === 'memory') {
    throw invalidWord({
      option: 'MISTRAL_ONBOARD_STORE',
      given: named,
      choices: ['keychain', 'vault'],
    });
  }
  const last = (await readKeyRecords(services)).get(profile)?.store;
  return named ?? (last === 'vault' ? 'vault' : 'keychain');
}

/** Unlocks the vault, or tests the keychain with an entry. Throws the errors `passphrase`, `vault`, `keychain`, `cancelled`. */
export async function openStore(
  context: CommandContext,
  services: Services,
  store: LastingStore,
): Promise<void> {
  if (store === 'vault') return await openVault(services, passphraseAsker(context));
  const state = await services.keychain.probe();
  if (state.ready) return;
  const { problem, detail } = state;
  throw new AppError({ code: 'keychain', problem, detail, otherwise: 'vault' });
}

/** Result of storing a key. */
export interface Saved {
  readonly saved: SavedKey;
  /** Null if the key was not checked. */
  readonly outcome: ProbeOutcome | null;
}

/**
 * Checks a key and stores it if the service accepts it. Otherwise stores nothing and throws the result of the check.
 * Also throws the errors of `saveKey`.
 */
export async function checkAndSave(
  context: CommandContext,
  services: Services,
  request: Parameters<typeof saveKey>[1] & { readonly isChecked: boolean },
): Promise<Saved> {
  const outcome = request.isChecked ? await checkKey(context, services, request.key) : null;
  if (outcome !== null && outcome.code !== 'ready' && !isAcceptedKey(outcome)) {
    throw new AppError(outcome);
  }
  if (context.signal.aborted) throw new AppError({ code: 'cancelled' });
  printProgress(context, messages[context.lang].storing);
  return { saved: await saveKey(services, request), outcome };
}

/** Returns the part of the document that `set` and `rotate` share. */
export function savedDocument({ saved, outcome }: Saved): Readonly<Record<string, unknown>> {
  const { profile, where, place, lastFour, expiresOn = null, left = null } = saved;
  return { profile, store: where, place, lastFour, outcome, expiresOn, left };
}

/** Returns the result for a person: where the key is stored, and what it can do. */
export function savedLines({ lang }: CommandContext, { saved, outcome }: Saved): readonly Line[] {
  const text = messages[lang];
  const stored = text.stored(text.places[saved.where], saved.profile, saved.lastFour);
  return [{ mark: 'good', text: stored }, outcomeLine(lang, outcome)];
}

function outcomeLine(lang: Lang, outcome: Saved['outcome']): Line {
  const text = messages[lang];
  if (outcome === null) return { mark: 'warn', text: text.unchecked };
  if (outcome.code === 'ready') return { mark: 'good', text: text.ready(outcome.model) };
  return { mark: 'warn', text: errorText(lang, outcome) };
}

/** Warns on stderr about an older key in another store, and about another key in `MISTRAL_API_KEY`. */
export function printNotes(
  context: CommandContext,
  services: Services,
  { saved, key }: { readonly saved: SavedKey; readonly key: Secret },
): void {
  const text = messages[context.lang];
  if (saved.left !== undefined) {
    printWarning(context, text.leftBehind(text.places[saved.left], saved.left));
  }
  const other = keyInVariable(services)?.key;
  if (other !== undefined && !other.equals(key)) {
    printWarning(context, text.otherInVariable(other.lastFour));
  }
}
