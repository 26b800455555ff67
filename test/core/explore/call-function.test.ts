import { describe, expect, test } from 'vitest';
import { callFunction, functionEstimate } from '../../../src/core/explore/call-function.ts';
import { localTime } from '../../../src/core/explore/local-time.ts';
import { metadataOf } from '../../../src/core/models/catalogue.ts';
import type { ChatEvent, ChatRequest, ToolCall } from '../../../src/services/ports/mistral.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { fakeMistral, finish } from '../../support/fakes/fake-mistral.ts';
import { noNames } from '../../support/fakes/no-names.ts';

const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');
const model = 'mistral-small-latest';
const question = 'What time is it in Tokyo?';
const local = localTime(() => Date.UTC(2026, 10, 22, 12, 5));
const usage = (promptTokens: number, completionTokens: number) => ({
  promptTokens,
  completionTokens,
  totalTokens: promptTokens + completionTokens,
});

const wish = (rest: Partial<ToolCall> = {}): ToolCall => ({
  id: 'c1',
  name: 'local_time',
  arguments: '{"time_zone":"Asia/Tokyo"}',
  ...rest,
});
const said = (text: string): ChatEvent => ({ type: 'text', text });

/** Creates a service that gives these answers in turn, and records the requests. */
function turns(...answers: readonly (readonly ChatEvent[])[]) {
  const asked: ChatRequest[] = [];
  const mistral = fakeMistral({
    streamChat: async function* (request) {
      asked.push(request);
      yield* answers[asked.length - 1] ?? [];
    },
  });
  return { asked, services: { mistral, clock: createFakeClock(), modelNames: noNames } };
}

const call = (services: ReturnType<typeof turns>['services']) =>
  callFunction(services, { question, local }, { key, model });

describe('function calling', () => {
  test('does not run a function with truncated arguments', async () => {
    const cut = { ...wish(), arguments: '' };
    const { asked, services } = turns([finish({ reason: 'length', toolCalls: [cut] })]);
    const played = await call(services);
    expect(played).not.toHaveProperty('called');
    expect(asked).toHaveLength(1);
  });

  test('makes both calls: the request, the result of the function, the answer', async () => {
    const { asked, services } = turns(
      [finish({ reason: 'tool_calls', toolCalls: [wish()], usage: usage(100, 20) })],
      [
        { type: 'thinking', text: 'hm' },
        said('Five past nine.'),
        finish({ usage: usage(150, 10) }),
      ],
    );
    const result = '{"time_zone":"Asia/Tokyo","local_time":"2026-11-22 21:05"}';
    expect(await call(services)).toEqual({
      model,
      called: { call: wish(), result },
      answer: 'Five past nine.',
      usage: usage(250, 30),
      // 250 in at $0.15 and €0.12, 30 out at $0.60 and €0.50, a million each.
      cost: { usd: 55_500, eur: 45_000 },
      totalMs: 0,
    });
    const user = { role: 'user', content: question };
    const tools = [local.tool];
    expect(asked).toEqual([
      { model, messages: [user], tools, toolChoice: 'any', maxTokens: 512 },
      {
        model,
        messages: [
          user,
          { role: 'assistant', content: '', toolCalls: [wish()] },
          { role: 'tool', callId: 'c1', name: 'local_time', content: result },
        ],
        tools,
        toolChoice: 'none',
        maxTokens: 512,
      },
    ]);
  });

  test.each([
    ['no function', undefined],
    ['another function', [wish({ name: 'send_money' })]],
  ])('ends after one turn if the model asks for %s', async (_, toolCalls) => {
    const { asked, services } = turns([
      said('No idea.'),
      finish({ usage: usage(100, 5), ...(toolCalls && { toolCalls }) }),
    ]);
    const played = await call(services);
    expect(played).toMatchObject({ answer: 'No idea.', usage: usage(100, 5) });
    expect(played).not.toHaveProperty('called');
    expect(asked).toHaveLength(1);
  });

  test('has an unknown cost if one call reports no usage', async () => {
    const { services } = turns(
      [finish({ toolCalls: [wish()], usage: usage(100, 20) })],
      [said('Nine.'), finish()],
    );
    const played = await call(services);
    expect(played.cost).toBe('unknown');
    expect(played).not.toHaveProperty('usage');
  });

  test('has an estimate', () => {
    const longer = functionEstimate(question.repeat(100), local, metadataOf(model));
    const short = functionEstimate(question, local, metadataOf(model));
    expect(short).toEqual({ usd: expect.any(Number), eur: expect.any(Number) });
    expect(longer).not.toEqual(short);
    expect(functionEstimate(question, local, metadataOf('new'))).toBe('unknown');
  });
});

describe('the sample function', () => {
  test.each([
    ['{"time_zone":"Asia/Tokyo"}', { time_zone: 'Asia/Tokyo', local_time: '2026-11-22 21:05' }],
    [
      '{"time_zone":"America/New_York","x":1}',
      { time_zone: 'America/New_York', local_time: '2026-11-22 07:05' },
    ],
    ['{"time_zone":"UTC"}', { time_zone: 'UTC', local_time: '2026-11-22 12:05' }],
    ['{"time_zone":"Tokyo"}', { error: 'no such time zone' }],
    ['{"time_zone":""}', { error: 'no such time zone' }],
    ['{"time_zone":7}', { error: 'time_zone is missing' }],
    ['{}', { error: 'time_zone is missing' }],
    ['null', { error: 'time_zone is missing' }],
    ['"Asia/Tokyo"', { error: 'time_zone is missing' }],
    ['{"time_zone":', { error: 'time_zone is missing' }],
    ['', { error: 'time_zone is missing' }],
  ])('for %s gives %j', (given, result) => {
    expect(JSON.parse(local.run(given))).toEqual(result);
  });
});
