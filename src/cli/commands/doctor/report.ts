import { arch, homedir, hostname, release, userInfo } from 'node:os';
import { basename } from 'node:path';
import { bugReport } from '../../../core/doctor/bug-report.ts';
import type { CheckReport } from '../../../core/doctor/check.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext } from '../../command.ts';
import { confirm } from '../../input/confirm.ts';
import { printMessages } from '../../output/lines.ts';
import { messages } from './messages.ts';

const fileName = './mistral-onboard-report.md';

/** Prints a text for a bug report. On a terminal, then offers to save the text. Throws AppError. */
export async function printReport(
  reports: readonly CheckReport[],
  services: Services,
  context: CommandContext,
): Promise<void> {
  const { io, lang } = context;
  const report = await reportOf(reports, services, context);
  io.out(report);
  if (!io.stdinIsTerminal || !io.stdoutIsTerminal) return;
  const text = messages[lang];
  // The report is printed, so a question without an answer is no error.
  const isAgreed = await confirm(context, text.saveReport(fileName)).catch(() => false);
  if (!isAgreed) return;
  await services.exports.write(fileName, report, { replaces: false });
  printMessages(context, [{ mark: 'good', text: text.saved(fileName) }]);
}

async function reportOf(
  reports: readonly CheckReport[],
  services: Services,
  { io, lang, version, signal }: CommandContext,
): Promise<string> {
  const { scan, connection, environment, keychain, system } = services;
  const { variables, platform } = environment;
  const { distribution, isWsl, isSsh, isContainer } = await system();
  return bugReport(
    {
      version,
      nodeVersion: scan.nodeVersion,
      gitVersion: await scan.gitVersion(signal),
      platform,
      architecture: arch(),
      kernel: release(),
      distribution,
      isWsl,
      isSsh,
      isContainer,
      variables,
      columns: io.columns,
      isTerminal: io.stdoutIsTerminal,
      lang,
      origin: connection.origin,
      keychain: keychain.place,
      hasProxy: connection.proxy !== undefined,
      totalMs: Math.max(0, ...reports.map(({ durationMs }) => durationMs)),
      names: personalNames(),
    },
    reports,
  );
}

/** Returns the names of the machine and the person, which the report must not contain. */
function personalNames(): readonly string[] {
  return [hostname, () => basename(homedir()), () => userInfo().username].flatMap((read) => {
    try {
      return [read()];
    } catch {
      return [];
    }
  });
}
