import type { PassphraseRequest } from '../../core/keys/open-vault.ts';
import { catalog } from '../../i18n/catalog.ts';
import { Secret } from '../../services/ports/secret.ts';
import type { CommandContext } from '../command.ts';
import { promptSecret } from './prompt-secret.ts';

export const messages = catalog({
  en: {
    unlock: 'Passphrase of the vault:',
    making:
      'We’ll create a vault: a file encrypted under a passphrase. If that is lost, so are the keys in it.',
    create: 'New passphrase, 8 characters at least:',
    again: 'The same again:',
    differ: 'These were not the same.',
  },
  fr: {
    unlock: 'Phrase secrète du coffre :',
    making:
      'Un coffre va être créé : un fichier chiffré sous une phrase secrète. Perdue, les clés le sont aussi.',
    create: 'Nouvelle phrase secrète, d’au moins 8 caractères :',
    again: 'La même phrase, encore une fois :',
    differ: 'Ce n’étaient pas les mêmes.',
  },
});

/** Asks for the vault's passphrase on the terminal; for a new one twice, until both are the same. */
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
