import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** An answer in the form in which it was recorded, with texts of this project. */
export interface AnswerFixture {
  /** Path of the request. */
  readonly path: string;
  /** Name of the recording with the same form; absent if no recording is that short. */
  readonly recorded?: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The documents of a stream, without the `[DONE]` at its end. */
  readonly events?: readonly unknown[];
}

/** An answer with its bytes as a text. */
export interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const folder = new URL('answers/', import.meta.url);

/** The situations that have a fixture. */
export const answerNames: readonly string[] = readdirSync(folder).map((name) =>
  name.replace(/\.json$/, ''),
);

/** Returns the answer of a situation. */
export function answerFixture(name: string): AnswerFixture {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
}

/** Returns the status, headers and body that a fixture sends. */
export function servedOf({ status, headers, body, events }: AnswerFixture): Served {
  const stream = (documents: readonly unknown[]) =>
    [...documents.map((document) => JSON.stringify(document)), '[DONE]']
      .map((event) => `data: ${event}\n\n`)
      .join('');
  return { status, headers, text: events === undefined ? JSON.stringify(body) : stream(events) };
}

/** Returns the JSON documents in a text: those of a stream's events, else the text itself. */
export function documentsIn(text: string): readonly unknown[] {
  if (!text.startsWith('data:')) return text.trim() === '' ? [] : [JSON.parse(text)];
  const events = text.split('\n\n').map((event) => event.replace(/^data: /, ''));
  return events
    .filter((event) => event !== '' && event !== '[DONE]')
    .map((event) => JSON.parse(event));
}

/** An answer of the real service. */
export interface Recording {
  readonly request: { readonly path: string };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly sse?: string;
  };
}

const recordings =
  process.env['MISTRAL_RECORDED'] ??
  new URL('../../../../shared/mistral/recorded/', import.meta.url).pathname;

/** Names of the recordings on this machine; empty without any. */
export const recordingNames: readonly string[] = existsSync(recordings)
  ? readdirSync(recordings)
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.replace(/\.json$/, ''))
  : [];

/** Returns a recording by its name. */
export function recording(name: string): Recording {
  return JSON.parse(readFileSync(`${recordings}/${name}.json`, 'utf8'));
}

/** Returns what a recording sends. */
export function servedBy({ response: { status, headers, body, sse } }: Recording): Served {
  return { status, headers, text: sse ?? body ?? '' };
}
