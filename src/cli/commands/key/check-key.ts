import { type ProbeProgress, probeAccess } from '../../../core/access/probe-access.ts';
import type { ProbeOutcome } from '../../../core/access/probe-outcome.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { formatNumber } from '../../../i18n/numbers.ts';
import type { Secret } from '../../../services/ports/secret.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext } from '../../command.ts';
import { printProgress } from '../../output/lines.ts';
import { messages } from './messages.ts';

/** Finds out what the key can do, and prints the progress on stderr. Throws the error `cancelled`. */
export async function checkKey(
  context: CommandContext,
  services: Services,
  key: Secret,
): Promise<ProbeOutcome> {
  const { lang, signal } = context;
  const onProgress = (progress: ProbeProgress) =>
    printProgress(context, probeProgressLine(progress, lang));
  const { outcome } = await probeAccess(services, { key, signal, onProgress });
  return outcome;
}

/** Describes the progress of a probe. */
export function probeProgressLine(progress: ProbeProgress, lang: Lang): string {
  const text = messages[lang];
  const number = (value: number) => formatNumber(value, lang);
  if (progress.type === 'listing') return text.listing;
  if (progress.type === 'waiting') return text.waiting(number(progress.seconds));
  return text.trying(progress.model, number(progress.index + 1), number(progress.of));
}
