import { isObject, parsedJson } from '../json.ts';
import type { Language } from './language.ts';

/**
 * Returns a text about the result of a tool: a sentence for a time, a list of the fields for another object, or else the
 * result itself.
 */
export function describeResult(result: string, language: Language): string {
  const read = parsedJson(result);
  const known = isObject(read) ? (timeIn(read, language) ?? fieldsOf(read, language)) : undefined;
  return known ?? asIs(result, language);
}

const locales = { en: 'en-GB', fr: 'fr-FR' } as const;

/** Returns the sentence for a time such as `2026-11-22 21:05` in a time zone. */
function timeIn(read: Readonly<Record<string, unknown>>, language: Language): string | undefined {
  const { time_zone: zone, local_time: time } = read;
  const [, date, clock] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)$/.exec(String(time)) ?? [];
  if (typeof zone !== 'string' || date === undefined || clock === undefined) return undefined;
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  const day = new Intl.DateTimeFormat(locales[language], { dateStyle: 'full', timeZone: 'UTC' });
  const named = day.format(new Date(`${date}T00:00Z`));
  return language === 'fr'
    ? `À ${city}, il est **${clock.replace(':', ' h ')}**, le ${named}.`
    : `In ${city} it is **${clock}**, on ${named}.`;
}

/** Returns the fields of a result, if all of them are short values. */
function fieldsOf(read: Readonly<Record<string, unknown>>, language: Language): string | undefined {
  const fields = Object.entries(read);
  const isPlain = fields.every(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  );
  if (fields.length === 0 || !isPlain) return undefined;
  const list = fields.map(([name, value]) => `- ${name.replaceAll('_', ' ')}: ${value}`).join('\n');
  return language === 'fr'
    ? `Votre fonction répond :\n\n${list}`
    : `Your function says:\n\n${list}`;
}

function asIs(result: string, language: Language): string {
  return language === 'fr' ? `Votre fonction répond : ${result}` : `Your function says: ${result}`;
}
