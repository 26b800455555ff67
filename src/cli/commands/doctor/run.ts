import type { CheckReport } from '../../../core/doctor/check.ts';
import { checks, type DoctorRequest, examine } from '../../../core/doctor/doctor.ts';
import { doctorTitles } from '../../../core/doctor/titles.ts';
import { AppError } from '../../../errors/errors.ts';
import { formatNumber } from '../../../i18n/numbers.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { readOption } from '../../input/parse.ts';
import { readProfile } from '../../input/profile.ts';
import { printProgress } from '../../output/lines.ts';
import { supportsSymbols } from '../../output/unicode-support.ts';
import { documentOf, exitCodeOf, type Strictness } from './document.ts';
import { linesOf } from './lines.ts';
import { messages } from './messages.ts';

const defaultSeconds = 5;
/** One hour: more than any repository needs. */
const maxSeconds = 3_600;

/**
 * Checks the project, the keys and the machine, and prints lines, one JSON document, or a report. Returns 1 for
 * findings. Throws AppError.
 */
export async function runDoctor(typed: ParsedArguments, context: CommandContext): Promise<number> {
  const { io, lang, signal } = context;
  const { switches } = typed;
  const isJson = switches.has('json');
  const seconds = readOption(typed, 'timeout', readSeconds) ?? defaultSeconds;
  const services = await context.services();
  if (!isJson) printProgress(context, messages[lang].looking);
  const progress = progressOf(context, seconds);
  const reports = await examine(services, {
    ...requestOf(typed, context),
    scanMs: seconds * 1_000,
    onReport: progress.add,
  }).finally(progress.clear);
  if (signal.aborted) throw new AppError({ code: 'cancelled' });
  const strictness = strictnessOf(typed, services);
  if (switches.has('report')) {
    const { printReport } = await import('./report.ts');
    await printReport(reports, services, context);
  } else if (isJson) {
    io.out(`${JSON.stringify(documentOf(reports, lang, strictness))}\n`);
  } else {
    const { variables, platform } = services.environment;
    const style = context.style.out;
    const isUnicode = supportsSymbols(variables, platform);
    const lines = linesOf(reports, { lang, style, isUnicode });
    io.out(lines.map((line) => `${line}\n`).join(''));
  }
  return exitCodeOf(reports, strictness);
}

function requestOf(typed: ParsedArguments, { io, signal }: CommandContext): DoctorRequest {
  return {
    ...readProfile(typed),
    isOnTerminal: io.stdinIsTerminal && io.stdoutIsTerminal,
    signal,
  };
}

function readSeconds(given: string): number | undefined {
  const seconds = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  return seconds >= 1 && seconds <= maxSeconds ? seconds : undefined;
}

function strictnessOf({ switches }: ParsedArguments, { environment }: Services): Strictness {
  const ci = environment.variables['CI'] ?? '';
  return { isStrict: switches.has('strict'), isCi: !['', '0', 'false'].includes(ci.toLowerCase()) };
}

/** Shows on a terminal which checks are still running, if a longer time limit than usual was set. */
function progressOf({ io, lang }: CommandContext, seconds: number) {
  const isShown = io.stdinIsTerminal && io.stdoutIsTerminal && seconds > defaultSeconds;
  const waiting = new Set(checks.map(({ id }) => id));
  const clear = () => {
    if (isShown) io.err('\r\x1b[2K');
  };
  return {
    add: ({ id }: CheckReport) => {
      waiting.delete(id);
      if (!isShown || waiting.size === 0) return;
      clear();
      const number = (count: number) => formatNumber(count, lang);
      const names = [...waiting].slice(0, 2).map((each) => doctorTitles[lang].titles[each]);
      const done = checks.length - waiting.size;
      io.err(messages[lang].progress(number(done), number(checks.length), names.join(', ')));
    },
    clear,
  };
}
