import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../src/errors/errors.ts';
import { createMistral } from '../../../src/services/mistral/client.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { hostileText, rawPieces, textsIn } from '../../support/fakes/hostile-text.ts';
import { key } from '../../support/fakes/services.ts';
import { errorFamily, triedErrors } from '../../support/rules/error-families.ts';
import { everyCall } from './every-call.ts';
import {
  delta,
  ending,
  type Play,
  type ScriptedServer,
  startScripted,
  stream,
} from './scripted-server.ts';

/** Names from the API, so that random answers are not rejected too early. */
const names = [
  'id',
  'object',
  'model',
  'data',
  'choices',
  'delta',
  'message',
  'content',
  'index',
  'usage',
  'finish_reason',
  'tool_calls',
  'function',
  'arguments',
  'type',
  'text',
  'thinking',
  'error',
  'embedding',
  'prompt_tokens',
  'results',
  'categories',
  'pages',
  'markdown',
  'detail',
  'code',
];

/** Any JSON value with these names. */
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, 0, -1, 0.5, 1e300, '', 'stop', 'text', 'thinking'),
    hostileText,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('any'), { maxKeys: 5 }),
  ),
})).any;

const bytes = fc.uint8Array({ maxLength: 60 }).map((found) => Buffer.from(found));
const jsonText = value.map((any) => Buffer.from(JSON.stringify(any)));

/** Pieces of a stream: complete events, similar ones, halves of them, and random bytes. */
const pieces = fc.array(
  fc.oneof(
    fc.constant(Buffer.from(delta('Hi'))),
    fc.constant(Buffer.from(ending())),
    value.map((any) => Buffer.from(delta(any))),
    value.map((any) => Buffer.from(`data: ${JSON.stringify(any)}\n\n`)),
    fc
      .tuple(fc.constantFrom('data', 'event', 'id', 'retry', '', ':'), hostileText)
      .map(([field, text]) => Buffer.from(`${field}: ${text}\n\n`)),
    fc.nat(120).map((length) => Buffer.from(delta('é'.repeat(9))).subarray(0, length)),
    fc.constantFrom('\n', '\r\n', '\n\n', 'data: [DONE]\n\n', '\ufeff').map((t) => Buffer.from(t)),
    bytes,
  ),
  { maxLength: 8 },
);

const streamed: fc.Arbitrary<Play> = fc
  .tuple(pieces, fc.constantFrom('end' as const, 'break' as const))
  .map(([given, end]) => stream(given, end));

const documents: fc.Arbitrary<Play> = fc
  .record({
    body: fc.oneof(jsonText, jsonText, bytes),
    status: fc.constantFrom(200, 200, 200, 400, 401, 403, 404, 422, 500),
    type: fc.constantFrom('application/json', 'application/json', 'text/html', 'text/event-stream'),
  })
  .map(({ body, status, type }) => (response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  });

interface Runs {
  /** For each call of the adapter. */
  readonly numRuns: number;
  readonly seed: number;
}

/**
 * Declares tests that give each call of the adapter answers of random bytes. Each call must return an answer or throw
 * an AppError other than a bug, without control characters in either.
 */
export function testAnyAnswer(runs: Runs): void {
  let server: ScriptedServer;
  beforeAll(async () => {
    server = await startScripted();
  });
  afterAll(() => server.close());

  describe(errorFamily('network', 'an answer of arbitrary bytes'), () => {
    test.for(Object.keys(everyCall))(
      '%s returns an answer or throws an AppError',
      async (name, { task }) => {
        triedErrors(task, runs.numRuns);
        await answerAnyhow(server, name, runs);
      },
    );
  });
}

async function answerAnyhow(server: ScriptedServer, name: string, runs: Runs): Promise<void> {
  const plays = name === 'streamChat' ? fc.oneof(streamed, streamed, documents) : documents;
  await fc.assert(
    fc.asyncProperty(plays, async (play) => {
      server.play(play);
      const told = await toldBy(name, server.baseUrl);
      expect(told).not.toMatchObject({ code: 'bug' });
      expect(textsIn(told).flatMap(rawPieces)).toEqual([]);
    }),
    { ...runs, timeout: 20_000 },
  );
}

/** Returns everything a call reports, whether an answer or an error. Throws anything else. */
async function toldBy(name: string, baseUrl: string): Promise<unknown> {
  const clock = createFakeClock({ autoAdvance: true });
  const work = everyCall[name]?.(createMistral({ baseUrl, clock }), key);
  return await work?.catch((thrown: unknown) => {
    if (thrown instanceof AppError) return thrown.error;
    throw thrown;
  });
}
