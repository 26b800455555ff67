import { jsonOf } from '../../services/ports/json.ts';
import type { LocalFunction } from './call-function.ts';

/**
 * Returns a function that tells a model the current time in an IANA time zone. `now` returns milliseconds since 1970.
 */
export function localTime(now: () => number): LocalFunction {
  return {
    tool: {
      name: 'local_time',
      description: 'The date and time right now in an IANA time zone.',
      parameters: {
        type: 'object',
        properties: { time_zone: { type: 'string', description: 'Such as Europe/Paris.' } },
        required: ['time_zone'],
      },
    },
    run: (given) => JSON.stringify(timeIn(zoneOf(given), now())),
  };
}

function timeIn(zone: string | undefined, now: number) {
  if (zone === undefined) return { error: 'time_zone is missing' };
  try {
    // The Swedish format is the one of ISO 8601: 2026-11-22 21:05.
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const { timeZone } = format.resolvedOptions();
    return { time_zone: timeZone, local_time: format.format(now) };
  } catch {
    return { error: 'no such time zone' };
  }
}

function zoneOf(given: string): string | undefined {
  const { time_zone: zone } = Object(jsonOf(given)) as { readonly time_zone?: unknown };
  return typeof zone === 'string' ? zone : undefined;
}
