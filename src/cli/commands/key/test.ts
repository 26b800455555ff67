import type { ProbeOutcome } from '../../../core/access/probe-outcome.ts';
import type { ResolvedKey } from '../../../core/keys/resolve-key.ts';
import { AppError } from '../../../errors/errors.ts';
import { traitsOf } from '../../../errors/traits.ts';
import { errorMessage, errorText } from '../../../i18n/errors.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { resolvedKey } from '../../input/resolved-key.ts';
import { printResult } from '../../output/print-result.ts';
import { checkKey } from './check-key.ts';
import { messages } from './messages.ts';
import { readKeyOptions } from './request.ts';

/** Exit codes of errors that say nothing about the account: 4, the key was refused; 6, the service was not reached. */
const exitsWithoutAccount: ReadonlySet<number> = new Set([4, 6]);

/**
 * Probes the key that commands use. Returns 0 if it works, 1 if the service accepts it but the account cannot call a
 * model. Throws any other result.
 */
export async function testKey(typed: ParsedArguments, context: CommandContext): Promise<number> {
  const options = readKeyOptions(typed);
  const services = await context.services();
  const resolved = await resolvedKey(options, context, services);
  const outcome = await checkKey(context, services, resolved.key);
  if (outcome.code === 'ready') {
    printResult(typed, context, {
      document: documentOf(options.profile, resolved, outcome),
      lines: [
        { mark: 'good', text: used(context, resolved) },
        { mark: 'good', text: messages[context.lang].ready(outcome.model) },
      ],
    });
    return 0;
  }
  if (exitsWithoutAccount.has(traitsOf(outcome.code).exit)) throw new AppError(outcome);
  const { message, hint } = errorMessage(context.lang, outcome);
  const error = { code: outcome.code, message, hint };
  printResult(typed, context, {
    document: { ...documentOf(options.profile, resolved, outcome), ok: false, error, fault: error },
    lines: [tested(context, resolved), { mark: 'bad', text: errorText(context.lang, outcome) }],
  });
  return 1;
}

/** Builds the document. A key from the variable has no profile. */
function documentOf(profile: string, { key, from }: ResolvedKey, outcome: ProbeOutcome) {
  return {
    from,
    profile: from === 'environment' ? null : profile,
    lastFour: key.lastFour,
    outcome,
  };
}

function used({ lang }: CommandContext, { key, from }: ResolvedKey): string {
  return messages[lang].used(messages[lang].places[from], key.lastFour);
}

function tested({ lang }: CommandContext, { key, from }: ResolvedKey): string {
  return messages[lang].tested(messages[lang].places[from], key.lastFour);
}
