import { type KeyStatus, keyStatuses } from '../../../core/keys/key-status.ts';
import { keyInVariable } from '../../../core/keys/resolve-key.ts';
import { formatDate, formatNumber } from '../../../i18n/numbers.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import type { Line } from '../../output/lines.ts';
import { printResult } from '../../output/print-result.ts';
import { messages } from './messages.ts';
import { readKeyOptions } from './request.ts';

/** Prints the stored keys from their records, without opening a store. */
export async function keyStatus(typed: ParsedArguments, context: CommandContext): Promise<number> {
  const { profile, isNamed, store } = readKeyOptions(typed);
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
      ...(variable === undefined ? [] : [note(text.inVariable(variable.lastFour))]),
      ...(profiles.length === 0 ? [note(text.none(isNamed ? ['--profile', profile] : []))] : []),
      ...profiles.flatMap((status) => linesOf(context, status)),
    ],
  });
  return 0;
}

function note(text: string): Line {
  return { mark: 'note', text };
}

function linesOf({ lang }: CommandContext, status: KeyStatus): readonly Line[] {
  const text = messages[lang];
  const { profile, store, lastFour, ageDays, expiresOn, reminders } = status;
  const age = [
    ...(ageDays === null ? [] : [ageOf(lang, ageDays)]),
    ...(expiresOn === null ? [] : [text.expires(formatDate(expiresOn, lang))]),
  ];
  return [
    { mark: 'good', text: text.row(profile, text.places[store], lastFour, age.join(', ')) },
    ...reminders.map((reminder): Line => ({ mark: 'warn', text: text.reminders[reminder] })),
  ];
}

function ageOf(lang: CommandContext['lang'], days: number): string {
  const text = messages[lang];
  if (days === 0) return text.today;
  return days === 1 ? text.day : text.days(formatNumber(days, lang));
}
