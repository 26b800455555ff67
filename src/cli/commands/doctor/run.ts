import { examine } from '../../../core/doctor/doctor.ts';
import { AppError } from '../../../errors/errors.ts';
import type { CommandContext, Typed } from '../../command.ts';
import { documentOf, exitCodeOf } from './document.ts';
import { linesOf } from './lines.ts';
import { messages } from './messages.ts';

/** Looks through keys and settings: lines, or one document. Gives 1 where it found something. Throws `AppError`. */
export async function runDoctor(
  { values, switches }: Typed,
  context: CommandContext,
): Promise<number> {
  const { io, lang, signal } = context;
  const { profile } = values;
  const isJson = switches.has('json');
  if (!isJson) io.err(`${messages[lang].looking}\n`);
  const reports = await examine(await context.services(), {
    profile: profile ?? 'default',
    isNamed: profile !== undefined,
    isOnTerminal: io.stdinIsTerminal && io.stdoutIsTerminal,
    signal,
  });
  if (signal.aborted) throw new AppError({ code: 'cancelled' });
  const lines = () => linesOf(reports, lang).map((line) => `${line}\n`);
  io.out(isJson ? `${JSON.stringify(documentOf(reports, lang))}\n` : lines().join(''));
  return exitCodeOf(reports);
}
