import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer as it goes over the wire. */
export interface RawAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** The connection ends in the middle of the answer. */
  readonly isCut?: boolean;
}

export interface RawService {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves one answer for every chat, and three small vectors for embeddings. */
export async function startRawService(answer: RawAnswer): Promise<RawService> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (request.url?.endsWith('/embeddings')) {
        response.writeHead(200, { 'content-type': 'application/json' }).end(vectors);
        return;
      }
      response.writeHead(answer.status ?? 200, answer.headers ?? sse);
      if (answer.isCut) response.write(answer.body, () => setTimeout(() => response.destroy(), 50));
      else response.end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const sse = { 'content-type': 'text/event-stream' };
const json = { 'content-type': 'application/json' };

const vectors = JSON.stringify({
  id: 'e',
  object: 'list',
  model: 'mistral-embed',
  data: [0, 1, 2].map((index) => ({ object: 'embedding', index, embedding: [0.5, 0.25, 1, 2] })),
  usage: { prompt_tokens: 3, total_tokens: 3, completion_tokens: 0 },
});

function event(content: unknown, finish: string | null = null): string {
  const choices = [{ index: 0, delta: { content }, finish_reason: finish }];
  const chunk = { id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

const thought = (text: string) => ({ type: 'thinking', thinking: [{ type: 'text', text }] });
const text = (part: string) => ({ type: 'text', text: part });
const end = `${event('', 'stop')}data: [DONE]\n\n`;
const refusal = (message: unknown) =>
  JSON.stringify({ object: 'error', message, type: 't', param: null, code: '1500' });
const nested = {
  detail: [{ type: 'x', loc: ['body', 'n'], msg: 'Extra inputs are not permitted' }],
};

/** Answers with a text in an unusual form, with the text that must be printed. */
export const unusualAnswers: Readonly<Record<string, readonly [RawAnswer, string]>> = {
  'thoughts and text in parts': [
    { body: `${event([thought('no "]" {'), text('Yes "')])}${event([text('and\n\\ é')])}${end}` },
    'Yes "and\n\\ é',
  ],
  'escaped characters': [
    { body: `${event('X').replace('X', '\\u00e9\\ud83e\\uddc0\\/\\t\\u20ac')}${end}` },
    'é🧀/\t€',
  ],
  'lines that end as on Windows': [
    { body: `${event('a')}${event('b')}${end}`.replaceAll('\n', '\r\n') },
    'ab',
  ],
  'JSON with spaces': [{ body: `${event('a b').replaceAll('":', '": ')}${end}` }, 'a b'],
};

type Problem = 'cut' | readonly [status: string, message: string];

/** Streams that no program can read to their end. */
export const malformedAnswers: Readonly<Record<string, RawAnswer>> = {
  'an error in the stream': {
    body: `${event('Half')}data: {"object":"error","message":"Overloaded","raw_status_code":500}\n\n`,
  },
  'a chunk that is no JSON': {
    body: `${event('Half')}data: {"choices": [{"index": 0, secret\n\n${end}`,
  },
  'a chunk without choices': { body: `${event('Half')}data: {"strange": "secret"}\n\n` },
};

/** Meanings of the headers of a 429: no calls at all, none left this month, or too many now. */
type Limit = 'noQuota' | 'monthOver' | 'limited';

const tooMany = (headers: Readonly<Record<string, string>>): RawAnswer => ({
  status: 429,
  headers: { ...json, ...headers },
  body: '{"message":"Rate limit exceeded"}',
});

/** Refusals with limits, each with its meaning. */
export const limitedAnswers: Readonly<Record<string, readonly [RawAnswer, Limit]>> = {
  'no requests a second': [tooMany({ 'x-ratelimit-limit-req-second': '0' }), 'noQuota'],
  'no tokens a minute': [tooMany({ 'X-RateLimit-Limit-Tokens-Minute': '0' }), 'noQuota'],
  'no requests in ten seconds': [tooMany({ 'x-ratelimit-limit-req-10-second': '0.0' }), 'noQuota'],
  'no requests a month': [tooMany({ 'x-ratelimit-limit-req-month': '0' }), 'noQuota'],
  'an unknown limit of zero': [tooMany({ 'x-ratelimit-limit-images-day': '0' }), 'noQuota'],
  'tokens a month that are not limited': [
    tooMany({ 'x-ratelimit-limit-tokens-month': '0' }),
    'limited',
  ],
  'a month that is used up': [
    tooMany({ 'x-ratelimit-limit-tokens-month': '9', 'x-ratelimit-remaining-tokens-month': '-1' }),
    'monthOver',
  ],
  'a minute that is used up': [
    tooMany({ 'x-ratelimit-limit-req-minute': '60', 'x-ratelimit-remaining-req-minute': '0' }),
    'limited',
  ],
  'limits that are no numbers': [
    tooMany({ 'x-ratelimit-limit-req-minute': 'none', 'x-ratelimit-limit-tokens-minute': '' }),
    'limited',
  ],
};

/** Invalid answers, each with its problem. */
export const brokenAnswers: Readonly<Record<string, readonly [RawAnswer, Problem]>> = {
  'a stream that is cut': [{ body: event('Half'), isCut: true }, 'cut'],
  'a stream that ends too early': [{ body: event('Half') }, 'cut'],
  'a refusal': [
    { status: 400, headers: json, body: refusal('Invalid model: x') },
    ['400', 'Invalid model: x'],
  ],
  'a refusal with a list': [
    { status: 422, headers: json, body: refusal(nested) },
    ['422', 'Extra inputs are not permitted'],
  ],
  'a refusal inside of a refusal': [
    { status: 422, headers: json, body: refusal(JSON.stringify(nested)) },
    ['422', 'Extra inputs are not permitted'],
  ],
  'a refusal with a short text': [
    { status: 403, headers: json, body: '{"detail":"Forbidden"}' },
    ['403', 'Forbidden'],
  ],
  'a page': [
    { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad gateway</html>' },
    ['502', ''],
  ],
  nothing: [{ status: 504, headers: {}, body: '' }, ['504', '']],
};
