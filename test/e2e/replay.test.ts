import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ErrorData } from '../../src/errors/errors.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import {
  answerFixture,
  answerNames,
  documentsIn,
  recording,
  recordingNames,
  type Served,
  servedBy,
  servedOf,
} from '../services/mistral/answer-fixture.ts';
import { errorsFor } from '../services/mistral/errors/expected-errors.ts';
import { fixture } from '../services/mistral/fixture.ts';
import { recordedError } from '../services/mistral/recorded-errors.ts';
import { type Play, startScripted } from '../services/mistral/scripted-server.ts';
import { randomKey } from '../support/fakes/random-key.ts';
import {
  type Ended,
  environmentWith,
  makeFolders,
  type PrivateFolders,
  programFile,
} from '../support/processes/program.ts';
import { realFacts } from '../support/real-facts.ts';

vi.setConfig({ testTimeout: 60_000 });

const key = randomKey();
let folders: PrivateFolders;
beforeAll(async () => {
  programFile();
  folders = await makeFolders();
});
afterAll(() => folders.remove());

const pieceBytes = 7;
const model = realFacts.models.chat;

/** Serves an answer as it was recorded, whole or in pieces of seven bytes. */
function playOf({ status, headers, text }: Served, inPieces: boolean): Play {
  const bytes = Buffer.from(text);
  return (response) => {
    response.writeHead(status, headers);
    if (!inPieces) return void response.end(bytes);
    const send = (at: number): void => {
      if (at >= bytes.length) return void response.end();
      response.write(bytes.subarray(at, at + pieceBytes));
      setImmediate(send, at + pieceBytes);
    };
    send(0);
  };
}

/** Runs the built program to its end, or until it waits for a limit, which would take up to a minute. */
async function runToEnd(args: readonly string[], baseUrl: string): Promise<Ended> {
  const variables = {
    ...folders.variables,
    MISTRAL_API_KEY: key,
    MISTRAL_ONBOARD_BASE_URL: baseUrl,
  };
  const child = spawn(process.execPath, [programFile(), ...args], {
    env: environmentWith(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 50_000,
    killSignal: 'SIGKILL',
  });
  const said = { stdout: '', stderr: '' };
  let isStopped = false;
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.stderr += text;
    // Only once: a signal while the process ends would kill it, because Node has removed its listeners.
    if (/trying again in|nouvel essai dans/.test(said.stderr) && !isStopped) {
      isStopped = child.kill('SIGINT');
    }
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}

interface Text {
  readonly type: string;
  readonly text?: string;
  readonly thinking?: readonly { readonly text: string }[];
}

interface Document {
  readonly results?: readonly [{ readonly category_scores: Readonly<Record<string, number>> }];
  readonly pages?: readonly { readonly markdown: string }[];
  readonly choices?: readonly [
    {
      readonly delta?: { readonly content?: string | Text[] | null };
      readonly message?: { readonly content: string };
    },
  ];
  readonly data?: readonly { readonly id: string; readonly embedding?: readonly number[] }[];
  readonly usage?: { readonly prompt_tokens: number } | null;
}

/** Returns the answer and the thinking in the documents of a stream. */
function textsOf(documents: readonly Document[]): { answer: string; thinking: string } {
  const parts = documents.flatMap(({ choices }): readonly Text[] => {
    const content = choices?.[0].delta?.content ?? '';
    return typeof content === 'string' ? [{ type: 'text', text: content }] : content;
  });
  return {
    answer: parts.map(({ text = '' }) => text).join(''),
    thinking: parts
      .flatMap(({ thinking = [] }) => thinking)
      .map(({ text }) => text)
      .join(''),
  };
}

/** Returns the command line that makes the recorded call. */
function commandFor(path: string, documents: readonly Document[]): readonly string[] {
  const inputs = documents[0]?.data?.map((_, index) => `text ${index}`) ?? ['a'];
  const explore = (topic: string) => ['explore', topic, '-m', model];
  const commands: Readonly<Record<string, readonly string[]>> = {
    '/v1/models': ['models'],
    '/v1/embeddings': ['embed', ...inputs],
    '/v1/chat/completions': ['chat', 'Hi'],
    '/v1/fim/completions': explore('fim'),
    '/v1/moderations': explore('moderation'),
    '/v1/ocr': explore('ocr'),
  };
  const command = commands[path];
  if (command === undefined) throw new Error(`No command calls ${path}`);
  return command;
}

interface Case {
  readonly name: string;
  readonly path: string;
  readonly served: Served;
}

interface Replay {
  readonly lang: Lang;
  readonly inPieces: boolean;
  readonly more?: readonly string[];
}

async function replay({ path, served }: Case, { lang, inPieces, more = [] }: Replay) {
  const server = await startScripted();
  // Serving vectors in pieces of seven bytes takes seconds without testing more.
  server.play(playOf(served, inPieces && served.text.length < 20_000));
  const documents = served.status === 200 ? (documentsIn(served.text) as Document[]) : [];
  const ended = await runToEnd(
    [...commandFor(path, documents), '--lang', lang, ...more],
    server.baseUrl,
  );
  await server.close();
  expect(ended.stdout + ended.stderr).not.toContain(key);
  return { ...ended, documents, host: server.host };
}

/** Replays an answer in English, whole and as a document, and in French, in pieces and as a text. */
async function expectAnswer(one: Case): Promise<void> {
  if (commandFor(one.path, []).includes('explore')) return await expectExplored(one);
  const english = await replay(one, { lang: 'en', inPieces: false, more: ['--json'] });
  const french = await replay(one, { lang: 'fr', inPieces: true });
  expect([english.code, french.code]).toEqual([0, 0]);
  const document = JSON.parse(english.stdout);
  const { documents } = english;
  if (one.path === '/v1/chat/completions') {
    const { answer, thinking } = textsOf(documents);
    expect(document).toMatchObject({ ok: true, answer, thinking });
    expect(document.usage.promptTokens).toBe(documents.at(-1)?.usage?.prompt_tokens);
    expect(french.stdout.trimEnd()).toBe(answer.trimEnd());
    expect(french.stderr).toMatch(/^Question à /);
    return;
  }
  const data = documents[0]?.data ?? [];
  if (one.path === '/v1/embeddings') {
    expect(document.embeddings).toEqual(data.map(({ embedding }) => embedding));
    expect(french.stdout).not.toBe('');
    return;
  }
  const named = document.models.flatMap(
    ({ id, pinned, aliases }: { id: string; pinned: string; aliases: string[] }) => [
      id,
      pinned,
      ...aliases,
    ],
  );
  expect(named).toEqual(expect.arrayContaining(data.map(({ id }) => id)));
  expect(french.stdout).toMatch(/^modèle /);
}

/** Returns the text in the document of a call that `explore` makes. */
function exploredText({ choices, results, pages }: Document): string | undefined {
  if (results !== undefined) return undefined;
  return choices?.[0].message?.content ?? pages?.map(({ markdown }) => markdown).join('\n\n');
}

/** Replays an answer of `explore` in both languages, whole and in pieces, as a text and as a document. */
async function expectExplored(one: Case): Promise<void> {
  for (const lang of ['en', 'fr'] as const) {
    for (const inPieces of [false, true]) {
      const asText = await replay(one, { lang, inPieces });
      const asJson = await replay(one, { lang, inPieces: !inPieces, more: ['--json'] });
      expect([asText.code, asJson.code], asText.stderr + asJson.stderr).toEqual([0, 0]);
      const answered = asText.documents[0] as Document;
      const document = JSON.parse(asJson.stdout);
      const text = exploredText(answered);
      if (text === undefined) {
        const scores = Object.entries(answered.results?.[0].category_scores ?? {});
        const found = document.scores.map(({ category, score }: Scored) => [category, score]);
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(scores));
        expect(asText.stdout.trimEnd().split('\n')).toHaveLength(scores.length);
      } else {
        expect(document.answer).toBe(text);
        expect(asText.stdout.trimEnd()).toBe(text.trimEnd());
      }
      const tokens = answered.usage?.prompt_tokens;
      if (tokens !== undefined) expect(document.usage.promptTokens).toBe(tokens);
      if (answered.pages !== undefined) expect(document.pages).toBeGreaterThan(0);
    }
  }
}

interface Scored {
  readonly category: string;
  readonly score: number;
}

const packed = (text: string) => text.replaceAll(/\s+/g, '');

/** Replays a refusal in English, whole and as a document, and in French, in pieces and as a text. */
async function expectRefusal(
  one: Case,
  wanted: (host: string) => Partial<ErrorData>,
): Promise<void> {
  const english = await replay(one, { lang: 'en', inPieces: false, more: ['--json'] });
  const french = await replay(one, { lang: 'fr', inPieces: true });
  expect(french.stderr).not.toMatch(/ at \S+:\d+:\d+|undefined|\[object|\{"/);
  if (wanted('').code === 'rate-limited') {
    expect([english.code, french.code]).toEqual([130, 130]);
    expect(english.stderr).toMatch(/trying again in \d/);
    expect(french.stderr).toMatch(/nouvel essai dans \d/);
    return;
  }
  const document = JSON.parse(english.stdout);
  const expected = wanted(english.host);
  expect(document).toMatchObject({ ok: false, error: { code: expected.code } });
  expect(english.code).toBeGreaterThan(0);
  expect([french.code, french.stdout]).toEqual([english.code, '']);
  if (!isComplete(expected)) return;
  expect(document.error.message).toBe(errorMessage('en', expected).message);
  const said = errorMessage('fr', wanted(french.host) as ErrorData).message;
  expect(packed(french.stderr)).toContain(packed(said));
}

/** Returns true for an error with all its fields, not only its code. */
function isComplete(error: Partial<ErrorData>): error is ErrorData {
  return !('isPartial' in error);
}

/** One fixture for each meaning of a refusal. The function that reads all their forms has its own tests. */
const refusalNames = [
  ...new Map(
    Object.entries(errorsFor({ host: '', model })).map(([name, { code }]) => [code, name] as const),
  ).values(),
];

describe.concurrent('in a recorded form, in both languages,', () => {
  const cases = answerNames.map((name) => {
    const found = answerFixture(name);
    return { name, path: found.path, served: servedOf(found) };
  });
  test.each(cases)('the answer $name is printed', async (one) => {
    await expectAnswer(one);
  });

  test.each(refusalNames)('the refusal %s is explained by its meaning', async (name) => {
    const { status, headers, body } = fixture(name);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const served = { status, headers: { 'content-type': 'application/json', ...headers }, text };
    const wanted = (host: string) => errorsFor({ host, model })[name] ?? {};
    await expectRefusal({ name, path: '/v1/chat/completions', served }, wanted);
  });
});

describe.skipIf(recordingNames.length === 0)('of the real service, replayed,', () => {
  const cases = recordingNames.map((name) => {
    const found = recording(name);
    return { name, path: found.request.path, served: servedBy(found) };
  });
  test.concurrent.each(cases)('$name is shown to the person', async (one) => {
    if (!one.name.startsWith('err-')) return await expectAnswer(one);
    const code = recordedError(one.name) ?? 'bug';
    await expectRefusal(one, () => ({ code, isPartial: true }) as Partial<ErrorData>);
  });
});
