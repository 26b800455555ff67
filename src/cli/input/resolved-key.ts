import { type ResolvedKey, resolveKey } from '../../core/keys/resolve-key.ts';
import type { KeyStore } from '../../core/keys/store-key.ts';
import { AppError, type KeyProblem } from '../../errors/errors.ts';
import { catalog } from '../../i18n/catalog.ts';
import type { Services } from '../../services/ports/services.ts';
import type { CommandContext } from '../command.ts';
import { printWarning } from '../output/lines.ts';
import { passphraseAsker } from './ask-passphrase.ts';
import type { ProfileChoice } from './profile.ts';

export const messages = catalog({
  en: {
    ignored: (content: string) =>
      `MISTRAL_API_KEY contains ${content}, so it is ignored and the stored key is used.`,
    contents: {
      placeholder: 'a placeholder',
      reference: 'a reference to a key',
      encrypted: 'an encrypted value',
      other: 'text that can’t be a key',
    },
  },
  fr: {
    ignored: (content: string) =>
      `MISTRAL_API_KEY contient ${content} : elle est ignorée au profit de la clé enregistrée.`,
    contents: {
      placeholder: 'un texte d’exemple',
      reference: 'une référence à une clé',
      encrypted: 'une valeur chiffrée',
      other: 'un texte qui ne peut pas être une clé',
    },
  },
});

/** Identifies the key that a command uses. */
export interface KeyRequest extends ProfileChoice {
  /** Undefined if the person named no store. */
  readonly store?: KeyStore | undefined;
}

/**
 * Finds the key for a command, and prints on stderr if it ignored `MISTRAL_API_KEY`. Throws the errors of `resolveKey`,
 * and `cancelled` if the program was stopped meanwhile.
 */
export async function resolvedKey(
  request: KeyRequest,
  context: CommandContext,
  services: Services,
): Promise<ResolvedKey> {
  const resolved = await resolveKey(services, {
    ...request,
    ask: passphraseAsker(context),
  });
  if (context.signal.aborted) throw new AppError({ code: 'cancelled' });
  const { variableProblem } = resolved;
  if (variableProblem !== undefined) {
    const { ignored, contents } = messages[context.lang];
    printWarning(context, ignored(contents[contentOf(variableProblem)]));
  }
  return resolved;
}

/** Returns the key of the text that describes the content of the variable. */
function contentOf(problem: KeyProblem): 'placeholder' | 'reference' | 'encrypted' | 'other' {
  const isNamed = problem === 'placeholder' || problem === 'reference' || problem === 'encrypted';
  return isNamed ? problem : 'other';
}
