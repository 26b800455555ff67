import { randomUUID } from 'node:crypto';

/**
 * One HTTP answer as data. `parts` are written one after another with a pause between; then the answer ends, the socket
 * is destroyed, or nothing more is sent.
 */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: readonly string[];
  readonly ending: 'end' | 'destroy' | 'hang';
  /** True for an answer of the gateway, which has no request id. */
  readonly isUntraced?: true;
}

type Headers = Reply['headers'];

const jsonType = { 'content-type': 'application/json' };

/** Returns an answer with a JSON document. */
export function json(status: number, body: unknown, headers: Headers = {}): Reply {
  return {
    status,
    headers: { ...jsonType, ...headers },
    parts: [JSON.stringify(body)],
    ending: 'end',
  };
}

/** Returns a stream of server-sent events, each given as the text after `data: `. */
export function eventStream(
  events: readonly string[],
  headers: Headers,
  ending: Reply['ending'] = 'end',
): Reply {
  return {
    status: 200,
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      ...headers,
    },
    parts: events.map((event) => `data: ${event}\n\n`),
    ending,
  };
}

/** Returns the service's error object, the form of all errors except those of the gateway. */
export function errorBody(
  status: number,
  type: string,
  code: string | null,
  message: string,
): Readonly<Record<string, unknown>> {
  return { object: 'error', message, type, param: null, code, raw_status_code: status };
}

/** Returns a refusal with the service's error object. */
export function refusal(status: number, type: string, code: string | null, message: string): Reply {
  return json(status, errorBody(status, type, code, message));
}

/** Returns a refusal with a list of complaints about the body. `nth` selects one of the service's three forms in turn. */
export function unprocessable(detail: readonly unknown[], nth: number): Reply {
  const type = 'invalid_request_error';
  const forms = [
    { detail },
    { object: 'error', message: { detail }, type, param: null, code: null },
    { object: 'Error', detail, message: detail, type, code: 3001 },
  ];
  return json(422, forms[(nth - 1) % forms.length]);
}

/** Returns the answer to a missing, wrong or revoked key. */
export function unauthorized(): Reply {
  return json(401, { detail: 'Invalid API Key' });
}

/** Returns a refusal of the gateway in front of the service, in its older form. */
export function gatewayRefusal(status: number, message: string): Reply {
  const id = newId();
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-kong-request-id': id,
  };
  return { ...json(status, { message, request_id: id }, headers), isUntraced: true };
}

/** Returns a 404 in the form of the model pages. */
export function notFound(message: string): Reply {
  return json(404, { message });
}

/** Returns a request id as the service creates them: 32 hex digits. */
export function newId(): string {
  return randomUUID().replaceAll('-', '');
}

/** Returns the refusal of a body that is too large. */
export function tooLarge(): Reply {
  return json(413, { message: 'Request size limit exceeded' }, { connection: 'close' });
}

/** Returns the answer to a request with another host name than this machine's, which a web page may have sent. */
export function notServed(): Reply {
  return json(421, { message: 'This host is not served here' });
}
