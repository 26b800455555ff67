import { examine } from '../../../core/doctor/doctor.ts';
import { sampleTexts } from '../../../core/export/sample-texts.ts';
import { errorOfSetup, isComplete, runSetup } from '../../../core/setup/setup.ts';
import { traitsOf } from '../../../errors/traits.ts';
import type { Secret } from '../../../services/ports/secret.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { passphraseAsker } from '../../input/ask-passphrase.ts';
import { readProfile } from '../../input/profile.ts';
import { readPiped } from '../../input/read-piped.ts';
import { printLines, printProgress } from '../../output/lines.ts';
import { printWait } from '../../output/print-wait.ts';
import { probeProgressLine } from '../key/check-key.ts';
import { maxKeyBytes, requireKey } from '../key/take-key.ts';
import { documentOf, type SetupOutcome } from './document.ts';
import { linesOf } from './lines.ts';
import { messages } from './messages.ts';

/**
 * Maximum milliseconds until the first piped byte, because the program that started this one may leave its pipe open
 * and write nothing.
 */
const firstByteMs = 3_000;

/**
 * Runs the whole setup and prints its result. Returns the exit code of the error that prevented a step; otherwise 0 if
 * all steps are done or were only planned, and 1 if one needs the person.
 */
export async function runSetupCommand(
  typed: ParsedArguments,
  context: CommandContext,
): Promise<number> {
  const { io, lang } = context;
  const services = await context.services();
  const outcome = await setUp(typed, context, services);
  if (typed.switches.has('json')) io.out(`${JSON.stringify(documentOf(outcome, lang))}\n`);
  else printLines(context, linesOf(outcome, lang));
  const error = errorOfSetup(outcome.result);
  if (error !== undefined) return traitsOf(error.code).exit;
  return isComplete(outcome.result) || outcome.isPlan ? 0 : 1;
}

async function setUp(
  typed: ParsedArguments,
  context: CommandContext,
  services: Services,
): Promise<SetupOutcome> {
  const { lang, signal } = context;
  const { profile, isNamed } = readProfile(typed);
  const isPlan = typed.switches.has('plan');
  const say = (line: string) => printProgress(context, line);
  const result = await runSetup(services, {
    profile,
    given: await givenKey(context),
    usesFound: typed.switches.has('yes'),
    isPlan,
    texts: sampleTexts[lang],
    ask: passphraseAsker(context),
    signal,
    onStep: (step) => say(messages[lang].doing[step]),
    onProbe: (progress) => say(probeProgressLine(progress, lang)),
    onWait: (wait) => printWait(context, wait),
  });
  const { host } = services.mistral;
  if (isPlan || result.key === undefined) return { profile, host, isPlan, result, reports: null };
  say(messages[lang].doctor);
  const reports = await examine(services, { profile, isNamed, isOnTerminal: false, signal });
  return { profile, host, isPlan, result, reports };
}

/** Returns the piped key; undefined if nothing is piped. Throws the error `key-malformed`. */
async function givenKey(context: CommandContext): Promise<Secret | undefined> {
  if (context.io.stdinIsTerminal) return undefined;
  const text = await readPiped(context, maxKeyBytes, { firstByteMs });
  if (text.trim() === '') return undefined;
  return requireKey(text).key;
}
