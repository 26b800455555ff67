import { withoutKeys } from '../../errors/redact.ts';
import type { Services } from '../../services/ports/services.ts';

/** Details of a crash. */
export interface Crash {
  /** Lines of the stack trace. */
  readonly trace: string;
  /** The step that was shown. */
  readonly step: string;
  /** Program, Node and system, with their versions. */
  readonly about: string;
}

type ReportServices = Pick<Services, 'files' | 'environment' | 'clock'>;

/** Longer than any helpful stack trace. */
const maxCharacters = 20_000;

/**
 * Writes the details that a developer needs over the previous report, and returns the path. The report contains no
 * input or answers, no key, and no name of the home folder. Throws the error `files`.
 */
export async function writeCrashReport(services: ReportServices, crash: Crash): Promise<string> {
  const { appFolder, variables } = services.environment;
  const path = `${appFolder}/crash-report.txt`;
  const home = variables['HOME'] || variables['USERPROFILE'];
  const trace = home ? crash.trace.replaceAll(home, '~') : crash.trace;
  const lines = [
    `mistral-onboard ${crash.about}`,
    `at ${new Date(services.clock.now()).toISOString()}, on step ${crash.step}`,
    '',
    ...withoutKeys(trace).slice(0, maxCharacters).split('\n').map(plainLine),
  ];
  await services.files.writeAtomic(path, `${lines.join('\n').trimEnd()}\n`);
  return path;
}

function plainLine(line: string): string {
  return withoutKeys(line.replaceAll(/\p{C}+/gu, ' ')).trimEnd();
}
