import { type ResolvedKey, resolveKey } from '../../core/keys/resolve-key.ts';
import { AppError } from '../../errors/errors.ts';
import { catalog } from '../../i18n/catalog.ts';
import { plainText } from '../../i18n/plain-text.ts';
import type { Services } from '../../services/ports/services.ts';
import type { Command, CommandContext } from '../command.ts';
import { passphraseAsker } from '../input/ask-passphrase.ts';
import { readOption, usageError } from '../input/parse.ts';

export const messages = catalog({
  en: {
    replaced: 'MISTRAL_API_KEY held something else here; the program gets the stored key.',
    problems: {
      missing: (name: string) => `There is no program “${name}” to run here.`,
      denied: (name: string) => `The system does not let “${name}” be run.`,
      other: (name: string) => `“${name}” could not be started.`,
    },
  },
  fr: {
    replaced: 'MISTRAL_API_KEY contenait autre chose ici ; le programme reçoit la clé rangée.',
    problems: {
      missing: (name: string) => `Il n’y a pas de programme « ${name} » à lancer ici.`,
      denied: (name: string) => `Le système ne permet pas de lancer « ${name} ».`,
      other: (name: string) => `« ${name} » n’a pas pu être lancé.`,
    },
  },
});

/** As shells give them: no such program, and one that can't be run. */
const notStarted = { missing: 127, denied: 126, other: 126 } as const;

const command: Command = {
  summary: {
    en: 'run a program that alone gets the key, in MISTRAL_API_KEY',
    fr: 'lancer un programme qui seul reçoit la clé, dans MISTRAL_API_KEY',
  },
  usage: '-- COMMAND [ARG ...]',
  example: 'mistral-onboard exec -- python app.py',
  options: [
    {
      name: 'as',
      value: 'VARIABLE',
      summary: {
        en: 'set this variable to the key as well, such as LLM_MISTRAL_KEY',
        fr: 'définir aussi cette variable, par exemple LLM_MISTRAL_KEY',
      },
      accepts: {
        en: 'letters, digits and underscores, such as LLM_MISTRAL_KEY',
        fr: 'des lettres, des chiffres et des tirets bas, comme LLM_MISTRAL_KEY',
      },
    },
  ],
  messages: { min: 0, max: Number.POSITIVE_INFINITY },
  run: async (typed, context) => {
    const { values, words, passed } = typed;
    const [name, ...args] = passed;
    // Without the dashes, options meant for the program would have been read as ours.
    if (name === undefined) throw usageError('missing-argument', '-- COMMAND');
    const [extra] = words.slice(0, words.length - passed.length);
    if (extra !== undefined) throw usageError('extra-argument', extra);
    const { profile } = values;
    const variable = readOption(typed, 'as', (name) =>
      /^[A-Za-z_]\w*$/.test(name) ? name : undefined,
    );
    const services = await context.services();
    const resolved = await resolveKey(services, {
      profile: profile ?? 'default',
      isNamed: profile !== undefined,
      ask: passphraseAsker(context),
    });
    if (context.signal.aborted) throw new AppError({ code: 'cancelled' });
    printReplaced(context, services, resolved);
    const end = await services.children.run(name, args, resolved.key, variable);
    if (end.type === 'exited') return end.code;
    if (end.type === 'signalled') return 128 + end.number;
    context.io.err(`${plainText(messages[context.lang].problems[end.problem](name))}\n`);
    return notStarted[end.problem];
  },
};

export default command;

function printReplaced(
  context: CommandContext,
  { environment }: Services,
  { key }: ResolvedKey,
): void {
  const before = environment.variables['MISTRAL_API_KEY'];
  if (before && before.trim() !== key.reveal()) {
    context.io.err(`${messages[context.lang].replaced}\n`);
  }
}
