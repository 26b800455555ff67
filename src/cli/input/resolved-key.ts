import { type ResolvedKey, resolveKey } from '../../core/keys/resolve-key.ts';
import type { KeyStore } from '../../core/keys/store-key.ts';
import { AppError, type KeyProblem } from '../../errors/errors.ts';
import { catalog } from '../../i18n/catalog.ts';
import type { Services } from '../../services/ports/services.ts';
import type { CommandContext } from '../command.ts';
import { printWarning } from '../output/lines.ts';
import { passphraseAsker } from './ask-passphrase.ts';

export const messages = catalog({
  en: {
    passedOver: (content: string) =>
      `MISTRAL_API_KEY contains ${content}, so it is ignored and the stored key is used.`,
    contents: {
      placeholder: 'a placeholder',
      reference: 'a reference to a key',
      encrypted: 'an encrypted value',
      other: 'text that can’t be a key',
    },
  },
  fr: {
    passedOver: (content: string) =>
      `MISTRAL_API_KEY contient ${content} : elle est ignorée au profit de la clé enregistrée.`,
    contents: {
      placeholder: 'un texte d’exemple',
      reference: 'une référence à une clé',
      encrypted: 'une valeur chiffrée',
      other: 'un texte qui ne peut pas être une clé',
    },
  },
});

/** The key that a command was told to use. */
export interface KeyRequest {
  /** Undefined if the person named none. */
  readonly profile: string | undefined;
  /** The store that the person named, if any. */
  readonly store?: KeyStore | undefined;
}

/**
 * Finds the key for a command, and prints on stderr if it ignored `MISTRAL_API_KEY`. Throws the errors of `resolveKey`,
 * and `cancelled` if the program was stopped meanwhile.
 */
export async function resolvedKey(
  { profile, store }: KeyRequest,
  context: CommandContext,
  services: Services,
): Promise<ResolvedKey> {
  const resolved = await resolveKey(services, {
    profile: profile ?? 'default',
    isNamed: profile !== undefined,
    store,
    ask: passphraseAsker(context),
  });
  if (context.signal.aborted) throw new AppError({ code: 'cancelled' });
  const { passedOver } = resolved;
  if (passedOver !== undefined) {
    const { passedOver: say, contents } = messages[context.lang];
    printWarning(context, say(contents[contentOf(passedOver)]));
  }
  return resolved;
}

function contentOf(problem: KeyProblem): 'placeholder' | 'reference' | 'encrypted' | 'other' {
  const isNamed = problem === 'placeholder' || problem === 'reference' || problem === 'encrypted';
  return isNamed ? problem : 'other';
}
