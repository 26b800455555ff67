import { AppError } from '../../../errors/errors.ts';
import type { AnswerMetadata } from '../../ports/answer.ts';
import type { Secret } from '../../ports/secret.ts';
import { strictChunk } from '../chat/chat-chunk.ts';
import { httpError } from '../errors/http-error.ts';
import { answerMetadataOf } from '../readers/answer-metadata.ts';
import { jsonOf } from '../readers/fields.ts';
import type { Deadline } from './deadline.ts';
import { readEvents, readText, type StreamRetryPolicy } from './read-body.ts';
import type { Fetcher } from './sdk.ts';

/** One request and its answer. */
export interface ExchangeOptions {
  /** How requests leave this machine. */
  readonly fetch: typeof fetch;
  readonly key: Secret;
  readonly deadline: Deadline;
  readonly retry: StreamRetryPolicy;
  /** The model asked for; undefined for the list. */
  readonly model: string | undefined;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface Exchange {
  readonly send: Fetcher;
  /** What the headers of the answer said; nothing before there was one. */
  metadata(): AnswerMetadata;
}

const maxAnswerBytes = 20_000_000;
const maxRefusalBytes = 200_000;
const mask = '••••';

/**
 * Where the key meets the network: the one place that knows it, so no request, error or log of the SDK's holds it. Only
 * a whole 200 goes on to the SDK; everything else is thrown from here as a `AppError`. Redirects are never followed.
 */
export function createExchange(options: ExchangeOptions): Exchange {
  let metadata: AnswerMetadata = { limits: [] };
  const { deadline, retry } = options;
  return {
    metadata: () => metadata,
    async send(request) {
      const response = await deadline.within(retry.firstMs, post(request, options));
      const headers = redactHeaders(response.headers, options.key);
      metadata = answerMetadataOf(headers);
      if (response.status !== 200) throw await refusal(response, headers, options);
      return request.headers.get('accept') === 'text/event-stream'
        ? streamAnswer(response, options)
        : jsonAnswer(response, options);
    },
  };
}

/** The SDK's request, sent to where it says, with the key and without the empty cookie that the SDK adds. */
async function post(request: Request, options: ExchangeOptions): Promise<Response> {
  const { key, deadline } = options;
  const headers = new Headers(request.headers);
  headers.delete('cookie');
  headers.set('authorization', `Bearer ${key.reveal()}`);
  const body = await request.text();
  return options.fetch(request.url, {
    method: request.method,
    headers,
    body: body === '' ? null : body,
    redirect: 'manual',
    signal: deadline.signal,
  });
}

async function refusal(
  response: Response,
  headers: Headers,
  { key, deadline, retry, model, now }: ExchangeOptions,
): Promise<AppError> {
  const limits = { ms: retry.nextMs, maxBytes: maxRefusalBytes };
  const text = await readText(response.body, deadline, limits).catch((thrown: unknown) => {
    // The status has been said: a body that breaks off changes nothing of it. A stop does.
    if (thrown instanceof AppError && thrown.error.code === 'network') return undefined;
    throw thrown;
  });
  const body = text === undefined ? undefined : jsonOf(redact(text, key));
  const { host } = deadline;
  const asked = model === undefined ? {} : { model };
  return new AppError(
    httpError({ status: response.status, body, headers, host, now: now(), ...asked }),
  );
}

async function jsonAnswer(response: Response, options: ExchangeOptions): Promise<Response> {
  const { deadline, retry, key } = options;
  const limits = { ms: retry.nextMs, maxBytes: maxAnswerBytes };
  const text = redact((await readText(response.body, deadline, limits)) ?? '', key);
  if (jsonOf(text) === undefined) throw new AppError({ code: 'bad-answer', host: deadline.host });
  return new Response(text, { headers: { 'content-type': 'application/json' } });
}

function streamAnswer(response: Response, options: ExchangeOptions): Response {
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('text/event-stream')) {
    throw new AppError({ code: 'bad-answer', host: options.deadline.host });
  }
  // Asked for one by one: each event reaches the SDK as soon as it is there, and none is lost to a later failure.
  const body = ReadableStream.from(strictEvents(response, options));
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

async function* strictEvents(
  response: Response,
  { deadline, retry, key }: ExchangeOptions,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const { data, whole } of readEvents(response.body, deadline, retry)) {
    const chunk = strictChunk({ data: redact(data, key), whole }, deadline.host);
    if (chunk !== undefined) yield encoder.encode(`data: ${chunk}\n\n`);
  }
}

/** A server has no business repeating the key; one that does is not shown to the person, or to who looks on. */
function redact(text: string, key: Secret): string {
  return key.length < 8 ? text : text.replaceAll(key.reveal(), mask);
}

function redactHeaders(headers: Headers, key: Secret): Headers {
  return new Headers([...headers].filter(([, value]) => redact(value, key) === value));
}
