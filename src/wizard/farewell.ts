import { writeCrashReport } from '../core/progress/crash-report.ts';
import type { ErrorData } from '../errors/errors.ts';
import { traitsOf } from '../errors/traits.ts';
import { errorMessage, errorText } from '../i18n/errors.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Services } from '../services/ports/services.ts';
import { messages } from './messages.ts';
import type { WizardState } from './state.ts';

/** How the wizard ended; `trace` is where in the program, of an error of its own. */
export interface Leaving {
  readonly reason: 'done' | 'left' | ErrorData;
  readonly trace?: string | undefined;
}

/** Where the wizard stood when it ended; `unsaved` is why that could not be saved. */
export interface Last {
  state: WizardState;
  lang: Lang;
  unsaved?: ErrorData | undefined;
}

/** Ends the wizard. */
export type OnLeave = (reason: Leaving['reason'], trace?: string) => void;

/** What is needed to take leave. */
export interface FarewellOptions {
  readonly settings: { readonly demo: boolean };
  readonly services: Pick<Services, 'files' | 'environment' | 'clock'>;
  readonly about: string;
  readonly say: (text: string) => void;
}

/** What stands in the terminal after the wizard: where it goes on, or what went wrong. */
export async function farewell(
  { reason, trace = '' }: Leaving,
  { state: { current }, lang, unsaved }: Last,
  options: FarewellOptions,
): Promise<number> {
  const { settings, say } = options;
  const text = messages[lang];
  if (reason === 'done') return 0;
  if (reason !== 'left') {
    say(`${errorMessage(lang, reason).title}\n\n${errorText(lang, reason)}\n`);
    const report = reason.code === 'bug' ? await reportOf(trace, current, options) : undefined;
    if (report !== undefined) say(`\n${text.report(report)}\n`);
    return traitsOf(reason.code).exit;
  }
  if (unsaved !== undefined) {
    say(`${text.leftUnsaved} ${errorText(lang, unsaved)}\n`);
  } else if (current !== 'done') say(`${settings.demo ? text.leftDemo : text.left}\n`);
  return traitsOf('cancelled').exit;
}

/** The path of the report; undefined where none could be written, and in the demo, which writes nothing. */
async function reportOf(
  trace: string,
  step: string,
  { settings, services, about }: FarewellOptions,
): Promise<string | undefined> {
  if (settings.demo) return undefined;
  return await writeCrashReport(services, { trace, step, about }).catch(() => undefined);
}
