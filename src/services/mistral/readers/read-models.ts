import { AppError } from '../../../errors/errors.ts';
import { plainLine } from '../../../i18n/plain-text.ts';
import type { ModelCapabilities, ModelCard } from '../../ports/mistral.ts';
import { countOf, fieldOf, listOf, textOf } from './fields.ts';

/**
 * The cards of an answer to `GET /v1/models`: what the SDK made of it, or the JSON as it came where it could not. An
 * entry without an id is left out; a bare list is taken too. Throws `bad-answer` where there is no list.
 */
export function readModels(answer: unknown, host: string): readonly ModelCard[] {
  const data = Array.isArray(answer) ? answer : fieldOf(answer, 'data');
  if (data === undefined && isBareList(answer)) return [];
  if (!Array.isArray(data)) throw new AppError({ code: 'bad-answer', host });
  return data.flatMap(readCard);
}

/** The specification lets a list without entries leave `data` out; what has other fields is an answer of someone else. */
function isBareList(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  const names = Object.keys(answer).filter((name) => fieldOf(answer, name) !== undefined);
  return (
    names.every((name) => name === 'object') && (textOf(answer, 'object') ?? 'list') === 'list'
  );
}

function readCard(entry: unknown): readonly ModelCard[] {
  // The SDK hands over as it came, in `raw`, an entry with one field that it does not expect.
  const own = fieldOf(entry, 'is_unknown') === true ? fieldOf(entry, 'raw') : entry;
  const id = lineOf(own, 'id');
  if (id === undefined) return [];
  const aliases = listOf(own, 'aliases').flatMap((alias) =>
    typeof alias === 'string' ? [plainLine(alias)] : [],
  );
  const card = {
    name: lineOf(own, 'name'),
    description: lineOf(own, 'description', 1_000),
    contextTokens: countOf(own, 'max_context_length'),
    retiresAt: dateOf(fieldOf(own, 'deprecation')),
    replacement: lineOf(own, 'deprecation_replacement_model'),
    billingName: lineOf(own, 'billing_model_name'),
    ownedBy: lineOf(own, 'owned_by'),
  };
  const capabilities = readCapabilities(fieldOf(own, 'capabilities'));
  return [{ id, aliases, capabilities, ...withoutGaps(card) }];
}

function readCapabilities(value: unknown): ModelCapabilities {
  const can = (name: string) => fieldOf(value, name) === true;
  return {
    chat: can('completion_chat'),
    functionCalling: can('function_calling'),
    reasoning: can('reasoning'),
    fim: can('completion_fim'),
    fineTuning: can('fine_tuning'),
    vision: can('vision'),
    ocr: can('ocr'),
    classification: can('classification'),
    moderation: can('moderation'),
    audio: can('audio') || can('audio_transcription') || can('audio_speech'),
  };
}

/** ISO 8601 in UTC. A time without a zone is UTC too, as the service means it. */
function dateOf(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return undefined;
  const zoned = /T[\d:.]+$/.test(value) ? `${value}Z` : value;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function lineOf(value: unknown, name: string, maxLength?: number): string | undefined {
  return plainLine(textOf(value, name) ?? '', maxLength) || undefined;
}

type WithoutGaps<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function withoutGaps<T extends object>(fields: T): WithoutGaps<T> {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as WithoutGaps<T>;
}
