import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMistral } from '../../../../src/services/mistral/client.ts';
import type { ChatEvent, ChatRequest } from '../../../../src/services/ports/mistral.ts';
import { Secret } from '../../../../src/services/ports/secret.ts';
import { errorOf } from '../../../support/error-of.ts';
import { createFakeClock } from '../../../support/fakes/fake-clock.ts';
import { delta, ending, type ScriptedServer, startScripted, stream } from '../scripted-server.ts';

const key = new Secret('abcdefghijklmnopqrstuvwxyz012345');
const parameters = { type: 'object', properties: { zone: { type: 'string' } } };
const tool = { name: 'local_time', description: 'The time', parameters };

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScripted();
});
afterAll(() => server.close());

async function chat(request: Partial<ChatRequest> = {}): Promise<readonly ChatEvent[]> {
  const clock = createFakeClock({ autoAdvance: true });
  const mistral = createMistral({ baseUrl: server.baseUrl, clock });
  const whole = { model: 'm', messages: [{ role: 'user', content: 'Hi' }] as const, ...request };
  const events: ChatEvent[] = [];
  for await (const event of mistral.streamChat(whole, { key })) events.push(event);
  return events;
}

/** A chunk with pieces of function calls. */
const calls = (...pieces: readonly unknown[]) => delta('', { delta: { tool_calls: pieces } });
const called = (name: unknown, given: unknown) => ({ function: { name, arguments: given } });

describe('a request', () => {
  it('with functions and pictures has the form of the specification', async () => {
    server.play(stream([ending()]));
    const toolCalls = [{ id: 'c1', name: 'local_time', arguments: '{"zone":"Asia/Tokyo"}' }];
    await chat({
      messages: [
        {
          role: 'user',
          content: 'Where?',
          pictures: [{ mediaType: 'image/gif', bytes: new Uint8Array([71]) }],
        },
        { role: 'assistant', content: '', toolCalls },
        { role: 'tool', callId: 'c1', name: 'local_time', content: '21:05' },
      ],
      tools: [tool],
      toolChoice: 'any',
    });
    expect(JSON.parse(server.received.at(-1)?.body ?? '')).toEqual({
      model: 'm',
      stream: true,
      tool_choice: 'any',
      tools: [{ type: 'function', function: tool }],
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Where?' },
            { type: 'image_url', image_url: 'data:image/gif;base64,Rw==' },
          ],
        },
        {
          role: 'assistant',
          content: '',
          prefix: false,
          tool_calls: [
            {
              id: 'c1',
              type: 'function',
              index: 0,
              function: { name: 'local_time', arguments: '{"zone":"Asia/Tokyo"}' },
            },
          ],
        },
        { role: 'tool', tool_call_id: 'c1', name: 'local_time', content: '21:05' },
      ],
    });
  });
});

describe('the calls in an answer', () => {
  it.each([
    ['whole', [calls({ id: 'a', index: 0, ...called('f', '{"x":1}') })], [['a', 'f', '{"x":1}']]],
    [
      'in pieces',
      [
        calls({ id: 'a', index: 0, ...called('f', '{"x"') }),
        calls({ index: 0, ...called('', ':1}') }),
      ],
      [['a', 'f', '{"x":1}']],
    ],
    [
      'in pieces that repeat their id and name',
      [calls({ id: 'a', ...called('f', '{"x"') }), calls({ id: 'a', ...called('f', ':1}') })],
      [['a', 'f', '{"x":1}']],
    ],
    [
      'two in one chunk, without an index',
      [calls({ id: 'a', ...called('f', '{}') }, { id: 'b', ...called('g', '{}') })],
      [
        ['a', 'f', '{}'],
        ['b', 'g', '{}'],
      ],
    ],
    [
      'two under one index, told apart by their ids',
      [
        calls({ id: 'a', index: 0, ...called('f', '{}') }),
        calls({ id: 'b', index: 0, ...called('g', '{}') }),
      ],
      [
        ['a', 'f', '{}'],
        ['b', 'g', '{}'],
      ],
    ],
    [
      'arguments as an object',
      [calls({ id: 'a', ...called('f', { x: 1 }) })],
      [['a', 'f', '{"x":1}']],
    ],
    ['no id', [calls(called('f', '{}'))], [['', 'f', '{}']]],
    [
      'escape sequences',
      [calls({ id: 'a\u001b[2J', ...called('f\u0007', '{}\u202e') })],
      [['a', 'f', '{}']],
    ],
  ])('are read: %s', async (_what, chunks, expected) => {
    server.play(stream([...chunks, ending('tool_calls')]));
    const finish = (await chat()).at(-1);
    const toolCalls = expected.map(([id, name, given]) => ({ id, name, arguments: given }));
    expect(finish).toMatchObject({ type: 'finish', reason: 'tool_calls', toolCalls });
  });

  it('are refused if there are more than a model would ask for', async () => {
    const many = Array.from({ length: 201 }, (_, index) => ({
      id: `c${index}`,
      ...called('f', ''),
    }));
    server.play(stream([calls(...many.slice(0, 150)), calls(...many.slice(150)), ending()]));
    expect(await errorOf(chat())).toEqual({ code: 'bad-answer', host: server.host });
    server.play(stream([calls(...many.slice(1)), ending()]));
    expect((await chat()).at(-1)).toHaveProperty('toolCalls.length', 200);
  });

  it.each([
    ['null', delta('', { delta: { content: 'a', tool_calls: null } })],
    ['an empty list', delta('', { delta: { content: 'a', tool_calls: [] } })],
    ['nothing of a function', delta('', { delta: { content: 'a', tool_calls: [{ id: 'a' }, 7] } })],
    [
      'a function without a name',
      delta('', { delta: { content: 'a', tool_calls: [called(null, '')] } }),
    ],
  ])('are empty if there is %s', async (_what, chunk) => {
    server.play(stream([chunk, ending()]));
    const events = await chat();
    expect(events[0]).toEqual({ type: 'text', text: 'a' });
    expect(events.at(-1)).not.toHaveProperty('toolCalls');
  });
});
