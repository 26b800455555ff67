import { AppError } from '../../../errors/errors.ts';
import type { AnswerMetadata } from '../../ports/answer.ts';
import { jsonOf } from '../../ports/json.ts';
import type { Secret } from '../../ports/secret.ts';
import { httpError } from '../errors/http-error.ts';
import { answerMetadataOf } from '../readers/answer-metadata.ts';
import type { Deadline } from './deadline.ts';
import type { Mask } from './mask.ts';
import { readText, type StreamTimeouts } from './read-body.ts';

/** One request and its answer. */
export interface ExchangeOptions {
  /** Sends a request, directly or through a proxy. */
  readonly fetch: typeof fetch;
  readonly key: Secret;
  readonly mask: Mask;
  readonly deadline: Deadline;
  readonly timeouts: StreamTimeouts;
  /** The requested model; undefined for the list. */
  readonly model: string | undefined;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface Exchange {
  /** Sends a request. Resolves to a 200 only; throws `AppError` for every other answer. */
  send(request: Request): Promise<Response>;
  /** Returns details from the headers of the answer; no limits before the answer arrived. */
  metadata(): AnswerMetadata;
}

const maxRefusalBytes = 200_000;

/**
 * Creates the exchange of one call. Only this code sends the key, so that no request, error or log of the SDK contains
 * the key. Never follows redirects.
 */
export function createExchange(options: ExchangeOptions): Exchange {
  let metadata: AnswerMetadata = { limits: [] };
  const { deadline, mask, timeouts } = options;
  return {
    metadata: () => mask.deep(metadata),
    async send(request) {
      const response = await deadline.within(timeouts.firstMs, post(request, options));
      metadata = answerMetadataOf(response.headers);
      if (response.status !== 200) throw await refusal(response, options);
      return response;
    },
  };
}

/** Sends the SDK's request to its address, with the key and without the empty cookie that the SDK adds. */
async function post(request: Request, options: ExchangeOptions): Promise<Response> {
  const { key, deadline } = options;
  const headers = new Headers(request.headers);
  headers.delete('cookie');
  headers.set('authorization', `Bearer ${key.reveal()}`);
  // A form may contain a file, whose bytes would not survive as text.
  const isForm = headers.get('content-type')?.startsWith('multipart/') === true;
  const body = isForm ? await request.arrayBuffer() : await request.text();
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
  { mask, deadline, timeouts, model, now }: ExchangeOptions,
): Promise<AppError> {
  const limits = { ms: timeouts.nextMs, maxBytes: maxRefusalBytes };
  const text = await readText(response.body, deadline, limits).catch((thrown: unknown) => {
    // The status is known, so an incomplete body does not matter. A stop does.
    if (thrown instanceof AppError && thrown.error.code === 'network') return undefined;
    throw thrown;
  });
  const { status, headers } = response;
  const body = text === undefined ? undefined : jsonOf(text);
  const error = httpError({ status, body, headers, host: deadline.host, now: now(), model });
  return new AppError(mask.deep(error));
}
