import { AppError } from '../../../errors/errors.ts';
import { plainLine } from '../../../i18n/plain-text.ts';
import type { ModelCapabilities, ModelCard } from '../../ports/mistral.ts';
import { countOf, fieldOf, listOf, textOf } from './fields.ts';

/**
 * Maximum number of models and aliases, many times that of the real list. An endless list would take minutes to
 * process.
 */
const maxModels = 10_000;

/**
 * Returns the cards of an answer to `GET /v1/models`. Ignores entries without an id, and accepts a bare list. Throws
 * `bad-answer` if there is no list, or if it exceeds a limit.
 */
export function readModels(answer: unknown, host: string): readonly ModelCard[] {
  const data = Array.isArray(answer) ? answer : fieldOf(answer, 'data');
  if (data === undefined && isBareList(answer)) return [];
  if (!Array.isArray(data)) throw new AppError({ code: 'bad-answer', host });
  if (namesIn(data) > maxModels) {
    const exceeded = { problem: 'too-many', limit: maxModels } as const;
    throw new AppError({ code: 'bad-answer', host, exceeded });
  }
  return data.flatMap(readCard);
}

/** Returns the number of models in a list plus the number of their aliases. */
function namesIn(data: readonly unknown[]): number {
  let count = data.length;
  for (const entry of data) count += listOf(entry, 'aliases').length;
  return count;
}

/** Returns true for an empty list without `data`, which the specification permits. */
function isBareList(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  const names = Object.keys(answer).filter((name) => fieldOf(answer, name) !== undefined);
  return (
    names.every((name) => name === 'object') && (textOf(answer, 'object') ?? 'list') === 'list'
  );
}

function readCard(entry: unknown): readonly ModelCard[] {
  const id = lineOf(entry, 'id');
  if (id === undefined) return [];
  const aliases = listOf(entry, 'aliases').flatMap((alias) =>
    typeof alias === 'string' ? [plainLine(alias)] : [],
  );
  const card = {
    name: lineOf(entry, 'name'),
    description: lineOf(entry, 'description', 1_000),
    contextTokens: countOf(entry, 'max_context_length'),
    retiresAt: dateOf(fieldOf(entry, 'deprecation')),
    replacement: lineOf(entry, 'deprecation_replacement_model'),
    billingName: lineOf(entry, 'billing_model_name'),
    ownedBy: lineOf(entry, 'owned_by'),
  };
  const capabilities = readCapabilities(fieldOf(entry, 'capabilities'));
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

/** Returns a date as ISO 8601 in UTC. Reads a time without a zone as UTC, as the service means it. */
function dateOf(value: unknown): string | undefined {
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
