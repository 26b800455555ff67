import { describe, expect, test } from 'vitest';
import type { ScenarioName } from '../../src/emulator/scenario-names.ts';
import type { Emulator } from '../../src/emulator/server.ts';
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
import { fixture } from '../services/mistral/fixture.ts';
import { shapeOf } from '../support/shape.ts';
import { chat, embed, get, post, started } from './support.ts';

interface Case {
  readonly scenario?: ScenarioName;
  /** Makes calls whose answers together have all forms that the recordings have. */
  readonly ask: (emulator: Emulator) => Promise<readonly Response[]>;
  /** Fields that only some recordings of this situation have. */
  readonly optional?: readonly string[];
  /** Name of a recording of the same situation. */
  readonly recorded?: string;
}

const one =
  (call: (emulator: Emulator) => Promise<Response>): Case['ask'] =>
  async (emulator) => [await call(emulator)];
type Fields = Readonly<Record<string, unknown>>;
const asked = (body: Fields, question?: string) =>
  one((emulator) => chat(emulator, body, question));
const streamed = (body: Fields) => asked({ stream: true, ...body });
const sent = (path: string, body: object) => one((emulator) => post(emulator, path, body));

const tool = (name: string) => ({
  type: 'function',
  function: { name, parameters: { type: 'object', properties: { city: { type: 'string' } } } },
});
const tools = { tools: [tool('look_up_shop'), tool('look_up_stock')], tool_choice: 'any' };
const pdf = (text: string) => `data:application/pdf;base64,${Buffer.from(text).toString('base64')}`;
const ocrOf = (url: string) =>
  sent('/v1/ocr', {
    model: 'mistral-ocr-latest',
    document: { type: 'document_url', document_url: url },
  });
/** The second question shares its beginning with the first. */
const repeated =
  (body: Fields): Case['ask'] =>
  async (emulator) => {
    const question = 'The same words again and again. '.repeat(5);
    return [await chat(emulator, body, question), await chat(emulator, body, question)];
  };

const tier = ['.usage.service_tier'];

/** Answers, by the fixture that has the same form. */
const answers: Readonly<Record<string, Case>> = {
  'chat-stream': { ask: streamed({}) },
  'chat-stream-cached': { ask: repeated({ stream: true }) },
  'chat-stream-one-token': { ask: streamed({ max_tokens: 1 }) },
  'chat-stream-thinking': { ask: streamed({ reasoning_effort: 'high' }) },
  'chat-stream-empty-thought': { ask: streamed({ reasoning_effort: 'high' }) },
  'tools-stream': { ask: streamed(tools) },
  'tools-stream-parallel': {
    ask: streamed({ ...tools, parallel_tool_calls: true }),
    optional: tier,
  },
  'tools-stream-cut': { ask: streamed({ ...tools, max_tokens: 4 }) },
  'tools-stream-pieces': {
    ask: streamed({ ...tools, model: 'zai-glm-5-2' }),
    optional: [...tier, '.p'],
  },
  fim: {
    ask: sent('/v1/fim/completions', { model: 'codestral-latest', prompt: 'add(' }),
    optional: tier,
  },
  embeddings: { ask: one((emulator) => embed(emulator, ['a', 'b'])) },
  'embeddings-code': {
    ask: sent('/v1/embeddings', {
      model: 'codestral-embed',
      input: ['a', 'b'],
      output_dimension: 8,
    }),
  },
  moderation: { ask: sent('/v1/moderations', { model: 'mistral-moderation-2603', input: 'a' }) },
  ocr: { ask: ocrOf(pdf('%PDF-1.7')) },
  models: { ask: one((emulator) => get(emulator, '/v1/models')) },
};

const called = asked({});
const extra =
  (nth: number): Case['ask'] =>
  async (emulator) => {
    const all = [];
    for (let call = 0; call < nth; call += 1) all.push(await chat(emulator, { store: false }));
    return all.slice(-1);
  };
const nthCall =
  (nth: number): Case['ask'] =>
  async (emulator) => {
    const all = [];
    for (let call = 0; call < nth; call += 1) all.push(await chat(emulator));
    return all.slice(-1);
  };
const messages = (...rest: object[]) =>
  asked({ messages: [{ role: 'user', content: 'Hi' }, ...rest] });

/** Refusals, by the fixture that has the same form. */
const refusals: Readonly<Record<string, Case>> = {
  '400-unknown-model': { ask: asked({ model: 'x' }), recorded: 'err-400-1500-invalid-model' },
  '400-context-too-long': {
    ask: asked({ model: 'voxtral-small-latest' }, 'word '.repeat(40_000)),
    recorded: 'err-400-3051-too-long',
  },
  '400-greedy': { ask: asked({ temperature: 0, top_p: 0.5 }), recorded: 'err-400-greedy' },
  '400-too-many-inputs': {
    ask: one((emulator) => embed(emulator, Array(257).fill('a'))),
    recorded: 'err-400-3210-too-many-inputs',
  },
  '400-message-order': {
    ask: messages({ role: 'tool', content: 'x' }),
    recorded: 'err-400-3230-order',
  },
  '400-call-id': {
    ask: messages(
      { role: 'assistant', tool_calls: [{ id: 'call_1', function: { name: 'a', arguments: '' } }] },
      { role: 'tool', tool_call_id: 'call_1', content: 'x' },
    ),
    recorded: 'err-400-3280-call-id',
  },
  '400-file-not-fetched': {
    ask: ocrOf('https://docs.invalid/a.pdf'),
    recorded: 'err-400-3310-file-url',
  },
  '400-too-many-pages': { ask: ocrOf(pdf(`%PDF-1.7${'/Type /Page '.repeat(1_001)}`)) },
  '400-no-valid-pdf': { ask: ocrOf(pdf('Hello')) },
  '401-invalid': { scenario: 'key-refused', ask: called, recorded: 'err-401-invalid-key-chat' },
  '401-expired': { scenario: 'key-expired', ask: called, recorded: 'err-401-expired' },
  '401-inactive': { scenario: 'inactive', ask: called, recorded: 'err-401-inactive' },
  '402-budget': { scenario: 'allowance-used', ask: called, recorded: 'err-402-2303-budget' },
  '402-spending-limit': {
    scenario: 'spend-limit',
    ask: called,
    recorded: 'err-402-2300-spending-limit',
  },
  '403-tier': { scenario: 'tier', ask: called, recorded: 'err-403-1910-tier' },
  '403-labs': { scenario: 'labs', ask: called, recorded: 'err-403-1913-labs' },
  '403-guardrail': { scenario: 'guardrail', ask: called, recorded: 'err-403-1920-guardrail' },
  '404-no-route': { scenario: 'no-route', ask: called, recorded: 'err-404-no-route' },
  '404-retired-model': {
    ask: asked({ model: 'open-mistral-7b' }),
    recorded: 'err-404-deprecated',
  },
  '422-extra-field': { ask: extra(1) },
  '422-extra-field-wrapped': { ask: extra(2), recorded: 'err-422-nested-detail' },
  '422-detail-and-message': { ask: extra(3), recorded: 'err-422-3001-list' },
  '429-capacity': {
    scenario: 'capacity',
    ask: nthCall(1),
    recorded: 'err-429-capacity-3505',
    optional: ['.param'],
  },
  '429-capacity-backend': { scenario: 'capacity', ask: nthCall(2) },
  '429-capacity-pending': {
    scenario: 'capacity',
    ask: async (emulator) => {
      const all = [];
      for (const _ of [1, 2, 3]) all.push(await chat(emulator, { max_tokens: 1 }));
      return all.slice(-1);
    },
    recorded: 'err-429-capacity-3810',
  },
  '429-zero-quota-bare': { scenario: 'zero-quota', ask: called, recorded: 'err-429-zero-quota' },
  '429-empty-zero-quota': {
    scenario: 'zero-quota',
    ask: nthCall(3),
    recorded: 'err-429-zero-quota-empty-body',
  },
  '429-zero-tokens-bare': {
    scenario: 'zero-tokens',
    ask: called,
    recorded: 'err-429-zero-tokens-glm',
  },
  '429-minute-used-up-bare': {
    scenario: 'rate-limited',
    ask: called,
    recorded: 'err-429-rate-req-minute',
  },
  '503-unavailable': { scenario: 'overloaded', ask: called, recorded: 'err-503-3800' },
};

const emptyTypes: readonly string[] = [];

/** Returns the form of answers without their optional fields. */
function shapeWithout(optional: readonly string[], texts: readonly string[]) {
  const shape = shapeOf(texts.flatMap(documentsIn));
  return Object.fromEntries(
    Object.entries(shape).map(([path, types]) => [
      path,
      optional.includes(path) ? emptyTypes : types,
    ]),
  );
}

/** Expects two forms to have the same fields with the same types. An optional field may be on one side only. */
function expectSameShape(
  own: readonly string[],
  theirs: readonly string[],
  optional: readonly string[],
) {
  const [here, there] = [shapeWithout(optional, own), shapeWithout(optional, theirs)];
  for (const path of optional) {
    delete here[path];
    delete there[path];
  }
  expect(here).toEqual(there);
}

/** Returns the names of the headers about limits. */
function limitNames(headers: Iterable<readonly [string, string]>): readonly string[] {
  const names = [...headers].map(([name]) => name.toLowerCase());
  return names.filter((name) => /^x-ratelimit|^retry-after/.test(name)).sort();
}

async function textsOf(responses: readonly Response[]): Promise<readonly string[]> {
  return await Promise.all(responses.map((response) => response.text()));
}

describe('an answer of the emulator', () => {
  test('is compared with every fixture of today’s forms', () => {
    const older = /-(?:2024|2025)$|null-content|unclosed|empty-end|without-blocks/;
    expect(Object.keys(answers).sort()).toEqual(
      answerNames.filter((name) => !older.test(name)).toSorted(),
    );
  });

  test.each(Object.entries(answers))(
    '%s has the fields and types of the recorded answer',
    async (name, { ask, optional = [] }) => {
      const emulator = await started();
      const responses = await ask(emulator);
      const wanted = answerFixture(name);
      for (const response of responses) {
        expect(response.status).toBe(wanted.status);
        expect(response.headers.get('content-type')).toBe(wanted.headers['content-type']);
        expect(response.headers.has('mistral-correlation-id')).toBe(true);
      }
      const texts = await textsOf(responses);
      expectSameShape(texts, [servedOf(wanted).text], optional);
      const { recorded } = wanted;
      if (recorded === undefined || !recordingNames.includes(recorded)) return;
      expectSameShape(texts, [servedBy(recording(recorded)).text], optional);
    },
  );

  test.each(['fim', 'embeddings', 'moderation', 'ocr', 'chat-stream', 'models'])(
    '%s has the limits of the recorded answer in its headers',
    async (name) => {
      const responses = (await answers[name]?.ask(await started())) ?? [];
      expect(responses).toHaveLength(1);
      for (const { headers } of responses) {
        expect(limitNames(headers)).toEqual(
          limitNames(Object.entries(answerFixture(name).headers)),
        );
      }
    },
  );
});

describe('a refusal of the emulator', () => {
  test.each(Object.entries(refusals))(
    '%s has the status, headers, fields and types of the recorded refusal',
    async (name, { scenario = 'ok', ask, optional = [], recorded }) => {
      const [response] = await ask(await started({ scenario }));
      const { status, headers, body } = fixture(name);
      const text = (await response?.text()) ?? '';
      const wanted = typeof body === 'string' ? body : JSON.stringify(body);
      const compare = (theirs: Served, loose: readonly string[]) => {
        expect(response?.status).toBe(theirs.status);
        expect(limitNames(response?.headers ?? [])).toEqual(
          limitNames(Object.entries(theirs.headers)),
        );
        expectSameShape([text], [theirs.text], loose);
      };
      // The `input` field repeats the sent value, of any type.
      const inputs = ['.detail[].input', '.message[].input', '.message.detail[].input'];
      compare({ status, headers, text: wanted }, [...optional, ...inputs]);
      if (recorded === undefined || !recordingNames.includes(recorded)) return;
      compare(servedBy(recording(recorded)), [...optional, ...inputs]);
    },
  );
});
