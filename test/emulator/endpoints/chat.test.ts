import { describe, expect, test } from 'vitest';
import { bodyOf, chat, started } from '../support.ts';

function wordsIn(text: string): number {
  return text.match(/[\p{L}\d’']+/gu)?.length ?? 0;
}

describe('a whole answer', () => {
  test('has the form of the service', async () => {
    const answer = await bodyOf(await chat(await started({ clockNow: () => 1_795_000_000_000 })));
    expect(answer).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      object: 'chat.completion',
      created: 1_795_000_000,
      model: 'mistral-small-latest',
      usage: {
        prompt_tokens: expect.any(Number),
        completion_tokens: expect.any(Number),
        total_tokens: answer.usage.prompt_tokens + answer.usage.completion_tokens,
        prompt_tokens_details: { cached_tokens: 0 },
        service_tier: 'standard',
      },
      choices: [
        {
          index: 0,
          finish_reason: 'stop',
          message: { role: 'assistant', tool_calls: null, content: expect.any(String) },
        },
      ],
    });
  });

  test('has the remaining rate limits and a request id', async () => {
    const emulator = await started({ clockNow: () => 0 });
    const first = await chat(emulator);
    const { usage } = await bodyOf(first);
    const second = await chat(emulator);
    expect(first.headers.get('x-ratelimit-limit-req-minute')).toBe('60');
    expect(first.headers.get('x-ratelimit-remaining-req-minute')).toBe('59');
    expect(second.headers.get('x-ratelimit-remaining-req-minute')).toBe('58');
    expect(first.headers.get('x-ratelimit-limit-tokens-minute')).toBe('500000');
    expect(first.headers.get('x-ratelimit-remaining-tokens-minute')).toBe(
      String(500_000 - usage.total_tokens),
    );
    expect(first.headers.get('x-ratelimit-tokens-query-cost')).toBe(String(usage.total_tokens));
    expect(first.headers.get('mistral-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('counts as cached what a prompt has in common with an earlier one, in blocks of 16 tokens', async () => {
    const emulator = await started();
    const asked = async (question: string) => {
      const { usage } = await bodyOf(await chat(emulator, {}, question));
      return usage.prompt_tokens_details.cached_tokens;
    };
    const beginning = 'word '.repeat(40);
    expect(await asked(`${beginning}one`)).toBe(0);
    expect(await asked(`${beginning}two`)).toBe(32);
    expect(await asked('Something else')).toBe(0);
    expect(await asked(`${beginning}one`)).toBe(32);
  });

  test.each([
    ['Quel est le meilleur fromage français ?', 'Préférez-vous'],
    ['What is the best French cheese?', 'Do you prefer'],
  ])('the question of the guide is answered in its language: %s', async (question, said) => {
    const answer = await bodyOf(await chat(await started(), {}, question));
    const { content } = answer.choices[0].message;
    expect(content).toContain(said);
    expect(content).toContain('**Comté**');
    expect(wordsIn(content)).toBeGreaterThanOrEqual(70);
    expect(wordsIn(content)).toBeLessThanOrEqual(120);
  });

  test.each([
    ['Comment fonctionne une fusée ?', 'réponse simulée'],
    ['How does a rocket fly?', 'simulated answer'],
  ])(
    'another question is echoed, and the answer says that it is simulated: %s',
    async (question, said) => {
      const answer = await bodyOf(await chat(await started(), {}, question));
      expect(answer.choices[0].message.content).toContain(question);
      expect(answer.choices[0].message.content).toContain(said);
    },
  );

  test('a longer conversation is answered from its last question', async () => {
    const messages = [
      { role: 'system', content: 'Sois bref.' },
      { role: 'user', content: 'Quel est le meilleur fromage français ?' },
      { role: 'assistant', content: 'Le Comté. Préférez-vous les pâtes molles ?' },
      { role: 'user', content: 'Je préfère le fromage à pâte molle.' },
    ];
    const answer = await bodyOf(await chat(await started(), { messages }));
    expect(answer.choices[0].message.content).toContain('Brie de Meaux');
  });

  test.each([1, 5])('stays within max_tokens %i', async (limit) => {
    const answer = await bodyOf(await chat(await started(), { max_tokens: limit }));
    expect(answer.choices[0].finish_reason).toBe('length');
    expect(answer.usage.completion_tokens).toBe(limit);
  });

  test('a reasoning model sends its thinking before the text', async () => {
    const answer = await bodyOf(await chat(await started(), { model: 'mistral-large-4' }));
    expect(answer.choices[0].message.content).toEqual([
      { type: 'thinking', thinking: [{ type: 'text', text: expect.any(String) }], closed: true },
      { type: 'text', text: expect.stringContaining('Comté') },
    ]);
  });

  test('a small model reasons only if asked to', async () => {
    const emulator = await started();
    const plain = await bodyOf(await chat(emulator));
    const reasoned = await bodyOf(await chat(emulator, { reasoning_effort: 'high' }));
    expect(typeof plain.choices[0].message.content).toBe('string');
    expect(reasoned.choices[0].message.content[0]).toMatchObject({ type: 'thinking' });
  });

  test('a prompt larger than the context is refused', async () => {
    const response = await chat(
      await started(),
      { model: 'voxtral-small-latest' },
      'word '.repeat(40_000),
    );
    expect(response.status).toBe(400);
    expect((await bodyOf(response)).message).toMatch(/too large for model with 32768/);
  });

  test('a question with pictures gets an answer that says how many they are', async () => {
    const picture = { type: 'image_url', image_url: 'data:image/png;base64,AAAA' };
    const content = [{ type: 'text', text: 'What is in this picture?' }, picture];
    const answer = await bodyOf(
      await chat(await started(), { messages: [{ role: 'user', content }] }),
    );
    expect(answer.choices[0].message.content).toContain('one image');
    expect(answer.usage.prompt_tokens).toBeGreaterThan(256);
  });

  test('a model without vision refuses pictures', async () => {
    const content = [{ type: 'image_url', image_url: 'data:image/png;base64,AAAA' }];
    const messages = [{ role: 'user', content }];
    const response = await chat(await started(), { model: 'codestral-latest', messages });
    expect(response.status).toBe(400);
    expect((await bodyOf(response)).type).toBe('invalid_request_error');
  });
});
