import { type KeyStatus, keyStatuses } from '../../../core/keys/key-status.ts';
import { keyInVariable } from '../../../core/keys/resolve-key.ts';
import { formatDate, formatNumber } from '../../../i18n/numbers.ts';
import type { CommandContext, Typed } from '../../command.ts';
import { messages } from './messages.ts';
import { printResult } from './print-result.ts';
import { readKeyRequest } from './request.ts';

/** Prints what is stored, according to the records. */
export async function keyStatus(typed: Typed, context: CommandContext): Promise<number> {
  const { profile, isNamed, store } = readKeyRequest(typed);
  const services = await context.services();
  const all = await keyStatuses(services, isNamed ? profile : undefined);
  const profiles = all.filter((status) => store === undefined || status.store === store);
  const variable = keyInVariable(services)?.key;
  const text = messages[context.lang];
  printResult(typed, context, {
    document: {
      environment: variable === undefined ? null : { lastFour: variable.lastFour },
      profiles,
    },
    lines: [
      ...(variable === undefined ? [] : [text.inVariable(variable.lastFour)]),
      ...(profiles.length === 0 ? [text.none] : []),
      ...profiles.flatMap((status) => linesOf(context, status)),
    ],
  });
  return 0;
}

function linesOf({ lang }: CommandContext, status: KeyStatus): readonly string[] {
  const text = messages[lang];
  const { profile, store, lastFour, ageDays, expiresOn, reminders } = status;
  const age = [
    ...(ageDays === null ? [] : [ageOf(lang, ageDays)]),
    ...(expiresOn === null ? [] : [text.expires(formatDate(expiresOn, lang))]),
  ];
  return [
    text.row(profile, text.places[store], lastFour, age.join(', ')),
    ...reminders.map((reminder) => `  ${text.reminders[reminder]}`),
  ];
}

function ageOf(lang: CommandContext['lang'], days: number): string {
  const text = messages[lang];
  if (days === 0) return text.today;
  return days === 1 ? text.day : text.days(formatNumber(days, lang));
}
