import type { PassphraseRequest } from '../../core/keys/open-vault.ts';
import { catalog } from '../../i18n/catalog.ts';
import { Secret } from '../../services/ports/secret.ts';
import type { CommandContext } from '../command.ts';
import { promptSecret } from './prompt-secret.ts';

export const messages = catalog({
  en: {
    unlock: 'Vault passphrase:',
    making:
      'We’ll create a vault: a file encrypted under a passphrase. If you lose the passphrase, the keys in it are lost too.',
    create: 'New passphrase, at least 8 characters:',
    again: 'Repeat the passphrase:',
    differ: 'They don’t match. Try again.',
  },
  fr: {
    unlock: 'Phrase secrète du coffre :',
    making:
      'Un coffre va être créé : un fichier chiffré sous une phrase secrète. Si vous la perdez, les clés qu’il contient sont perdues aussi.',
    create: 'Nouvelle phrase secrète, d’au moins 8 caractères :',
    again: 'Répétez la phrase secrète :',
    differ: 'Elles ne sont pas identiques. Réessayez.',
  },
});

/** Asks for the vault's passphrase on the terminal. Asks for a new one twice, until both answers are the same. */
export async function promptPassphrase(
  context: Pick<CommandContext, 'io' | 'signal' | 'lang'>,
  { purpose, problem }: PassphraseRequest,
): Promise<Secret> {
  const { io, lang } = context;
  const text = messages[lang];
  if (problem !== undefined) {
    const { errorMessage } = await import('../../i18n/errors.ts');
    io.err(`${errorMessage(lang, { code: 'passphrase', problem }).message}\n`);
  }
  if (purpose === 'unlock') return new Secret(await promptSecret(context, text.unlock));
  if (problem === undefined) io.err(`${text.making}\n`);
  for (;;) {
    const first = await promptSecret(context, text.create);
    if (first === (await promptSecret(context, text.again))) return new Secret(first);
    io.err(`${text.differ}\n`);
  }
}
