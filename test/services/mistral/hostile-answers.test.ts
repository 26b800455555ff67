import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../src/errors/errors.ts';
import { createMistral } from '../../../src/services/mistral/client.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { hostileText, hostileTexts, rawPieces, textsIn } from '../../support/fakes/hostile-text.ts';
import { key } from '../../support/fakes/services.ts';
import { errorFamily, triedErrors } from '../../support/rules/error-families.ts';
import { everyCall } from './every-call.ts';
import { type Play, type ScriptedServer, startScripted } from './scripted-server.ts';

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScripted();
});
afterAll(() => server.close());

/** Answers with the given text in every field for text. */
const answers: Readonly<Record<string, (text: string) => unknown>> = {
  listModels: (text) => ({
    object: 'list',
    data: [
      { id: `m${text}`, name: text, description: text, aliases: [text, text], owned_by: text },
      {
        id: `n${text}`,
        type: text,
        capabilities: { [text]: true },
        deprecation: text,
        deprecation_replacement_model: text,
        billing_model_name: text,
      },
    ],
  }),
  streamChat: (text) => ({
    id: text,
    object: 'chat.completion.chunk',
    model: text,
    choices: [
      {
        index: 0,
        delta: {
          content: [
            { type: 'thinking', thinking: [{ type: 'text', text }] },
            { type: 'text', text },
          ],
          tool_calls: [{ id: text, index: 0, function: { name: `f${text}`, arguments: text } }],
        },
        finish_reason: `stop${text}`,
      },
    ],
  }),
  embed: (text) => ({ id: text, model: text, data: [{ embedding: [1], index: 0, object: text }] }),
  completeFim: (text) => ({
    id: text,
    model: text,
    choices: [{ index: 0, message: { role: text, content: text }, finish_reason: text }],
  }),
  moderate: (text) => ({
    id: text,
    model: text,
    results: [{ categories: { [text]: true }, category_scores: { [text]: 0.5 } }],
  }),
  readDocument: (text) => ({
    model: text,
    document_annotation: text,
    usage_info: { pages_processed: 1 },
    pages: [{ index: 0, markdown: text, images: [], dimensions: null }],
  }),
};

const asDocument = (body: unknown): Play => {
  return (response) =>
    response
      .writeHead(200, { 'content-type': 'application/json', 'mistral-correlation-id': '\x9b31m' })
      .end(JSON.stringify(body));
};
const asStream = (body: unknown): Play => {
  return (response) =>
    response
      .writeHead(200, { 'content-type': 'text/event-stream', 'mistral-correlation-id': '\x9b31m' })
      .end(`data: ${JSON.stringify(body)}\n\ndata: [DONE]\n\n`);
};
const asRefusal = (body: unknown): Play => {
  return (response) =>
    response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** Returns everything a call reports, whether an answer or an error. */
async function toldBy(name: string): Promise<unknown> {
  const clock = createFakeClock({ autoAdvance: true });
  const work = everyCall[name]?.(createMistral({ baseUrl: server.baseUrl, clock }), key);
  return await work?.catch((thrown: unknown) => {
    return thrown instanceof AppError ? thrown.error : thrown;
  });
}

async function expectPlain(name: string): Promise<void> {
  const told = await toldBy(name);
  expect(told).toBeDefined();
  expect(textsIn(told).flatMap(rawPieces)).toEqual([]);
}

describe(errorFamily('text', 'text of the service is cleaned'), () => {
  const table = Object.keys(everyCall).flatMap((name) =>
    hostileTexts.map((text) => [name, text] as const),
  );
  test.each(table)('%s: %j', async (name, text) => {
    const body = answers[name]?.(text);
    server.play(name === 'streamChat' ? asStream(body) : asDocument(body));
    await expectPlain(name);
  });

  test.each(Object.keys(everyCall))('%s: any text at all', async (name) => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const body = answers[name]?.(text);
        server.play(name === 'streamChat' ? asStream(body) : asDocument(body));
        await expectPlain(name);
      }),
      { numRuns: 20 },
    );
  });

  const refusals = [
    (text: string) => ({ message: text, type: text, code: text }),
    (text: string) => ({ message: { detail: [{ loc: ['body', text], msg: text }] } }),
    (text: string) => ({ detail: text }),
    (text: string) => ({ error: { message: [text, { message: text }], type: text } }),
    (text: string) => ({ object: 'error', message: text }),
  ];
  test('a refusal of any shape', async ({ task }) => {
    for (const refusal of refusals) {
      for (const text of hostileTexts) {
        server.play(asRefusal(refusal(text)));
        await expectPlain('embed');
      }
    }
    triedErrors(task, refusals.length * hostileTexts.length);
  });

  test('a line of hundreds of thousands of characters is cut to the size of a screen', async () => {
    const endless = 'x'.repeat(300_000);
    server.play(asDocument(answers['listModels']?.(endless)));
    expect(Math.max(...textsIn(await toldBy('listModels')).map(({ length }) => length))).toBe(
      1_000,
    );
    server.play(asRefusal({ message: endless.slice(0, 100_000) }));
    expect(Math.max(...textsIn(await toldBy('embed')).map(({ length }) => length))).toBe(300);
  });
});
