import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError, type ErrorData } from '../../../src/errors/errors.ts';
import { errorText } from '../../../src/i18n/errors.ts';
import { langs } from '../../../src/i18n/languages.ts';
import { createMistral } from '../../../src/services/mistral/client.ts';
import { httpError } from '../../../src/services/mistral/errors/http-error.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { key } from '../../support/fakes/services.ts';
import { answerFixture, answerNames, servedOf } from './answer-fixture.ts';
import { errorsFor } from './errors/expected-errors.ts';
import { fixture } from './fixture.ts';
import { type ScriptedServer, startScripted, stream } from './scripted-server.ts';

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScripted();
});
afterAll(() => server.close());

type Path = readonly (string | number)[];

/** Returns the paths of all fields in a JSON document. */
function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([name, inner]) => [[...path, name], ...pathsIn(inner, [...path, name])]);
}

/** Returns a copy in which one field is missing (for an undefined `other`) or has another value. */
function changed(document: unknown, path: Path, other: unknown): unknown {
  const copy = structuredClone(document);
  let at = copy as Record<string | number, unknown>;
  for (const name of path.slice(0, -1)) at = at[name] as typeof at;
  const last = path.at(-1) ?? '';
  if (other === undefined) delete at[last];
  else at[last] = other;
  return copy;
}

const other = fc.constantFrom(undefined, null, 7, -0.5, true, 'text', '', [], {}, [null], {
  a: [],
});
const dotted = (path: Path) => path.filter((name) => typeof name === 'string').join('.');

/** The essential fields of an answer. A change of any other field must not change the result. */
const essentials: Readonly<Record<string, RegExp>> = {
  '/v1/chat/completions':
    /^choices(?:\.delta(?:\.content|\.tool_calls)?(?:\..*)?|\.finish_reason)?$/,
  '/v1/fim/completions': /^choices(?:\.message(?:\.content)?)?$/,
  '/v1/embeddings': /^data(?:\.embedding|\.index)?$/,
  '/v1/moderations': /^results(?:\..*)?$/,
  '/v1/ocr': /^pages(?:\.markdown|\.index)?$/,
  '/v1/models': /^data(?:\.(?:id|aliases|name))?$/,
};

async function chatted(): Promise<unknown> {
  const clock = createFakeClock({ autoAdvance: true });
  const request = { model: 'm', messages: [{ role: 'user', content: 'Hi' }] } as const;
  const said = { text: '', thinking: '' };
  for await (const event of createMistral({ baseUrl: server.baseUrl, clock }).streamChat(request, {
    key,
  })) {
    if (event.type === 'finish') return { ...said, reason: event.reason, calls: event.toolCalls };
    said[event.type] += event.text;
  }
  return said;
}

/** Makes the call of a path; returns what its answer is about. */
async function askedAt(path: string, size: number): Promise<unknown> {
  const clock = createFakeClock({ autoAdvance: true });
  const mistral = createMistral({ baseUrl: server.baseUrl, clock });
  const model = 'm';
  const document = { mediaType: 'application/pdf', bytes: new Uint8Array([37]) };
  switch (path) {
    case '/v1/models':
      return (await mistral.listModels({ key })).models.map(({ id, aliases }) => [id, aliases]);
    case '/v1/embeddings':
      return (await mistral.embed({ model, inputs: Array(size).fill('x') }, { key })).vectors;
    case '/v1/moderations':
      return (await mistral.moderate({ model, inputs: ['x'] }, { key })).results;
    case '/v1/fim/completions':
      return (await mistral.completeFim({ model, prompt: 'a', suffix: 'b' }, { key })).text;
    case '/v1/ocr':
      return (await mistral.readDocument({ model, document }, { key })).texts;
    default:
      return await chatted();
  }
}

function sizeOf({ body }: { readonly body?: unknown }): number {
  return (body as { data?: readonly unknown[] } | undefined)?.data?.length ?? 1;
}

async function outcomeOf(path: string, size: number): Promise<unknown> {
  try {
    return await askedAt(path, size);
  } catch (thrown) {
    if (thrown instanceof AppError) return { error: thrown.error };
    throw thrown;
  }
}

function play(name: string, document: unknown): void {
  const found = answerFixture(name);
  const isStream = found.events !== undefined;
  const changedOne = isStream
    ? { ...found, events: document as readonly unknown[] }
    : { ...found, body: document };
  const { status, headers, text } = servedOf(changedOne);
  server.play((response) => response.writeHead(status, { ...headers }).end(text));
}

describe('an answer in which one field is missing, null or of another type', () => {
  test.each(answerNames)('%s gives the same result if the field is optional', async (name) => {
    const found = answerFixture(name);
    const document = found.events ?? found.body;
    const essential = essentials[found.path] ?? /^/;
    play(name, document);
    const before = await askedAt(found.path, sizeOf(found));
    const paths = pathsIn(document).filter((path) => dotted(path) !== '');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), other, async (path, value) => {
        play(name, changed(document, path, value));
        const outcome = await outcomeOf(found.path, sizeOf(found));
        expect(outcome).not.toMatchObject({ error: { code: 'bug' } });
        if (!essential.test(dotted(path))) expect(outcome).toEqual(before);
      }),
      { numRuns: 60, seed: 16 },
    );
  });
});

const model = 'mistral-small-latest';
const host = 'api.test';
const errors = errorsFor({ host, model });
const bodies = Object.keys(errors).flatMap((name) => {
  const { status, headers, body } = fixture(name);
  return typeof body === 'object' && body !== null && status >= 400
    ? [{ name, status, headers, body }]
    : [];
});

function meaningOf(status: number, headers: Readonly<Record<string, string>>, body: unknown) {
  return httpError({ status, headers: new Headers(headers), body, host, model, now: 0 });
}

/** Forms in which a gateway or a proxy hands an error on. */
const wrappings: Readonly<Record<string, (body: object) => unknown>> = {
  'under error': (body) => ({ error: body }),
  'under detail': (body) => ({ detail: body }),
  'under message': (body) => ({ object: 'error', message: body }),
  'as JSON in a message': (body) => ({ object: 'error', message: JSON.stringify(body) }),
  'as JSON under error': (body) => ({ error: JSON.stringify(body) }),
  'as the only element of a list': (body) => [body],
  'in two objects': (body) => ({ error: { message: body } }),
};

describe('a refusal', () => {
  const cases = bodies.flatMap((one) =>
    Object.keys(wrappings).map((wrapping) => ({ ...one, wrapping })),
  );
  test.each(cases)('$name means the same $wrapping', ({ status, headers, body, wrapping }) => {
    const plain = meaningOf(status, headers, body);
    const wrapped = meaningOf(status, headers, wrappings[wrapping]?.(body));
    expect(wrapped.code).toBe(plain.code);
    for (const lang of langs) {
      expect(errorText(lang, wrapped as ErrorData)).toBe(errorText(lang, plain as ErrorData));
    }
  });

  const sides = /^(?:object|param|raw_status_code|request_id)$/;
  test.each(bodies)(
    '$name has a message whichever field is changed',
    ({ status, headers, body }) => {
      const plain = meaningOf(status, headers, body);
      fc.assert(
        fc.property(fc.constantFrom(...pathsIn(body)), other, (path, value) => {
          const error = meaningOf(status, headers, changed(body, path, value));
          if (sides.test(dotted(path))) expect(error.code).toBe(plain.code);
          for (const lang of langs) {
            expect(errorText(lang, error as ErrorData)).not.toMatch(/undefined|null|\[object|[{}]/);
          }
        }),
        { numRuns: 40, seed: 16 },
      );
    },
  );
});

test('a stream cut anywhere gives the same result', async () => {
  const { text, headers } = servedOf(answerFixture('chat-stream-thinking'));
  const bytes = Buffer.from(text);
  server.play((response) => response.writeHead(200, { ...headers }).end(bytes));
  const before = await chatted();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(bytes.length), { minLength: 1, maxLength: 6 }),
      async (cuts) => {
        const borders = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const pieces = borders.slice(1).map((end, at) => bytes.subarray(borders[at], end));
        server.play(stream(pieces.filter((piece) => piece.length > 0)));
        expect(await chatted()).toEqual(before);
      },
    ),
    { numRuns: 40, seed: 16 },
  );
});
