import type { MistralCore } from '@mistralai/mistralai/core.js';
import { AppError } from '../../errors/errors.ts';
import type { AnswerMetadata } from '../ports/answer.ts';
import type { CallOptions } from '../ports/mistral.ts';
import { errorInAnswer } from './errors/answer-error.ts';
import { createDeadline, type Deadline } from './http/deadline.ts';
import { createExchange, type Exchange } from './http/exchange.ts';
import { createMask, type Mask } from './http/mask.ts';
import type { StreamTimeouts } from './http/read-body.ts';
import { readJson, readJsonText } from './http/read-json.ts';
import { loadSdk, type Sdk } from './http/sdk.ts';
import { fieldOf } from './readers/fields.ts';

/** Result of the SDK's functions. */
type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: unknown };

/** Sends one request with the SDK. */
type Work = (
  sdk: Sdk,
  core: MistralCore,
  options: { readonly signal: AbortSignal },
) => PromiseLike<Result<unknown>>;

/**
 * One call to the service. The SDK always builds the request; README.md lists the answers that it reads. The caller of
 * `raw` must end the deadline.
 */
export interface Call {
  readonly deadline: Deadline;
  readonly mask: Mask;
  readonly timeouts: StreamTimeouts;
  metadata(): AnswerMetadata;
  /** Returns the error that a body means although its answer has the status 200; undefined for any other body. */
  errorIn(body: unknown): AppError | undefined;
  /**
   * Returns the answer as the SDK parsed it, or the plain JSON if it does not match the SDK's schema. Ends the call.
   * Throws `AppError`.
   */
  typed(work: Work): Promise<unknown>;
  /** Returns the parsed JSON of the answer, which the SDK never reads. Ends the call. Throws `AppError`. */
  json(work: Work): Promise<unknown>;
  /** Returns the raw response, which the SDK never reads. Throws `AppError`. */
  raw(work: Work): Promise<Response>;
}

export interface OpenOptions {
  readonly baseUrl: string;
  /** Sends a request, directly or through a proxy. */
  readonly fetch: typeof fetch;
  readonly call: CallOptions;
  /** The requested model; undefined for the list. */
  readonly model: string | undefined;
  readonly timeouts: StreamTimeouts;
  /** Milliseconds after which the call ends, even if its answer is still arriving. */
  readonly totalMs: number;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Prepares a call. Throws `cancelled` if its signal is already aborted. */
export async function openCall(options: OpenOptions): Promise<Call> {
  const { baseUrl, call, timeouts, totalMs } = options;
  const sdk = await loadSdk();
  const deadline = createDeadline(new URL(baseUrl).host, totalMs, call.signal);
  const mask = createMask(call.key);
  const exchange = createExchange({ ...options, key: call.key, mask, deadline });
  const { signal } = deadline;

  async function raw(work: Work): Promise<Response> {
    const taken = await work(sdk, sdk.client(baseUrl, takingClient(exchange)), { signal });
    const response = taken.ok ? undefined : causeOf(taken.error, TakenAnswer)?.response;
    if (response !== undefined) return response;
    throw toAppError(taken.ok ? undefined : taken.error, deadline.host);
  }

  async function ended<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (thrown) {
      throw toAppError(thrown, deadline.host);
    } finally {
      deadline.end();
    }
  }

  async function typed(work: Work): Promise<unknown> {
    const send = async (request: Request) =>
      textAnswer(await readJsonText(await exchange.send(request), deadline, timeouts.nextMs));
    const result = await work(sdk, sdk.client(baseUrl, { send, onResponse() {} }), { signal });
    if (result.ok) return result.value;
    if (isMisread(result.error)) return checked(fieldOf(result.error, 'rawValue'), errorIn);
    throw result.error;
  }

  const errorIn = errorsOf(options, deadline, mask);

  return {
    errorIn,
    deadline,
    mask,
    timeouts,
    metadata: exchange.metadata,
    typed: (work) => ended(typed(work)),
    json: async (work) => {
      const body = raw(work).then((answer) => readJson(answer, deadline, timeouts.nextMs));
      return checked(await ended(body), errorIn);
    },
    raw,
  };
}

/** Returns a function that returns the error which a body with the status 200 means, if it means one. */
function errorsOf({ model, now }: OpenOptions, { host }: Deadline, mask: Mask): Call['errorIn'] {
  return (body) => {
    const error = errorInAnswer(body, { host, model, now: now() });
    return error && new AppError(mask.deep(error));
  };
}

/** Returns the body of an answer. Throws the error that it means, if it means one. */
function checked(body: unknown, errorIn: Call['errorIn']): unknown {
  const error = errorIn(body);
  if (error !== undefined) throw error;
  return body;
}

/** Carries an answer past the SDK, which rethrows errors of its hooks. */
class TakenAnswer extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super('taken');
    this.response = response;
  }
}

function takingClient({ send }: Exchange) {
  return {
    send,
    onResponse(response: Response) {
      throw new TakenAnswer(response);
    },
  };
}

function textAnswer(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'application/json' } });
}

/**
 * Returns true if the SDK's schema did not match an answer with status 200. A request that does not match has no
 * status.
 */
function isMisread(error: unknown): boolean {
  return fieldOf(error, 'rawValue') !== undefined && fieldOf(error, 'statusCode') === 200;
}

/**
 * Throws for a key with characters that a header cannot contain: the network library's own error would show the key.
 */
export function assertSendable({ key }: CallOptions): void {
  const text = key.reveal();
  if (/^[\x21-\x7e]+$/.test(text)) return;
  const problem = text === '' ? 'empty' : 'unsendable';
  throw new AppError({ code: 'key-malformed', problem });
}

/**
 * Converts what the SDK threw to an error. The SDK's errors may contain the request and the answer, so neither they nor
 * their messages are passed on.
 */
export function toAppError(thrown: unknown, host: string): AppError {
  const known = causeOf(thrown, AppError);
  if (known !== undefined) return known;
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  // The SDK failed to parse the JSON of the answer.
  if (/ZodError|ResponseValidationError|SyntaxError/.test(name)) {
    return new AppError({ code: 'bad-answer', host });
  }
  return new AppError({ code: 'bug', detail: `SDK: ${name}` });
}

/** Returns the first error of a class among a thrown error and its causes. */
function causeOf<E extends Error>(
  thrown: unknown,
  kind: abstract new (...args: never[]) => E,
): E | undefined {
  for (
    let each = thrown, depth = 0;
    each instanceof Error && depth < 6;
    each = each.cause, depth += 1
  ) {
    if (each instanceof kind) return each;
  }
  return undefined;
}
