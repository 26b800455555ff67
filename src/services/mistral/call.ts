import type { MistralCore } from '@mistralai/mistralai/core.js';
import { AppError } from '../../errors/errors.ts';
import type { AnswerMetadata } from '../ports/answer.ts';
import type { CallOptions } from '../ports/mistral.ts';
import { createDeadline, type Deadline } from './http/deadline.ts';
import { createExchange } from './http/exchange.ts';
import type { StreamRetryPolicy } from './http/read-body.ts';
import { loadSdk, type Sdk } from './http/sdk.ts';
import { fieldOf } from './readers/fields.ts';

/** All that one call needs. Whoever opens it ends its guard. */
export interface Line {
  readonly sdk: Sdk;
  readonly core: MistralCore;
  readonly deadline: Deadline;
  metadata(): AnswerMetadata;
}

export interface LineOptions {
  readonly baseUrl: string;
  /** How requests leave this machine. */
  readonly fetch: typeof fetch;
  readonly call: CallOptions;
  /** The model asked for; undefined for the list. */
  readonly model: string | undefined;
  readonly retry: StreamRetryPolicy;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Makes an SDK client for one call. Throws `cancelled` where the call has been stopped already. */
export async function openLine(options: LineOptions): Promise<Line> {
  const { baseUrl, call } = options;
  const sdk = await loadSdk();
  const deadline = createDeadline(new URL(baseUrl).host, call.signal);
  const { send, metadata } = createExchange({ ...options, key: call.key, deadline });
  return { sdk, core: sdk.client(baseUrl, send), deadline, metadata: metadata };
}

/** A key with a letter that no header can hold would make the network library throw it about. */
export function assertSendable({ key }: CallOptions): void {
  const text = key.reveal();
  if (/^[\x21-\x7e]+$/.test(text)) return;
  const problem = text === '' ? 'empty' : 'unsendable';
  throw new AppError({ code: 'key-malformed', problem });
}

/** What the SDK's functions give. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: unknown };

/**
 * The answer to a call, and the end of its line: what the SDK made of the JSON, or the JSON itself where the SDK
 * expects more of it than we need. Throws `AppError`.
 */
export async function answerOf(line: Line, work: PromiseLike<Result<unknown>>): Promise<unknown> {
  try {
    const result = await work;
    if (result.ok) return result.value;
    if (isMisread(result.error)) return fieldOf(result.error, 'rawValue');
    throw result.error;
  } catch (thrown) {
    throw toAppError(thrown, line.deadline.host);
  } finally {
    line.deadline.end();
  }
}

/** A 200 that the SDK's schema does not fit; for a request that does not fit there is no status. */
function isMisread(error: unknown): boolean {
  return fieldOf(error, 'rawValue') !== undefined && fieldOf(error, 'statusCode') === 200;
}

/**
 * The error in what the SDK threw. Its own errors may hold the request and the answer: none of them goes further, and
 * neither do their messages.
 */
export function toAppError(thrown: unknown, host: string): AppError {
  for (
    let each = thrown, depth = 0;
    each instanceof Error && depth < 6;
    each = each.cause, depth += 1
  ) {
    if (each instanceof AppError) return each;
  }
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  if (/ZodError|ResponseValidationError/.test(name)) {
    return new AppError({ code: 'bad-answer', host });
  }
  return new AppError({ code: 'bug', detail: `SDK: ${name}` });
}
