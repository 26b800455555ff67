import { describe, expect, it, test } from 'vitest';
import { metadataOf } from '../../../src/core/models/catalogue.ts';
import { progressPath } from '../../../src/core/models/chosen-model.ts';
import { defaultModel } from '../../../src/core/models/default-model.ts';
import { AppError } from '../../../src/errors/errors.ts';
import { formatNumber } from '../../../src/i18n/numbers.ts';
import type { ChatEvent } from '../../../src/services/ports/mistral.ts';
import {
  createTestServices,
  keyText,
  type TestServicesOptions,
} from '../../support/fakes/services.ts';
import { runLine } from '../surroundings.ts';
import { type Asking, runAsking } from './asking.ts';

interface ChatOptions extends Asking {
  readonly saved?: object;
}

/** Runs `chat` after a wizard that saved `saved`. */
function chat(line: readonly string[], { saved, ...asking }: ChatOptions = {}) {
  return runAsking(
    ['--lang', 'en', 'chat', ...line],
    asking,
    async ({ environment, files, mistral }) => {
      if (saved === undefined) return;
      const path = progressPath(environment.appFolder, 'default');
      await files.writeAtomic(path, JSON.stringify({ host: mistral.host, ...saved }));
    },
  );
}

const serviceSending = (events: readonly (ChatEvent | (() => void))[]): TestServicesOptions => ({
  mistral: {
    streamChat: async function* () {
      for (const event of events) {
        if (typeof event === 'function') event();
        else yield event;
      }
    },
  },
});

const text = (said: string): ChatEvent => ({ type: 'text', text: said });
const finish = (reason = 'stop'): ChatEvent => ({
  type: 'finish',
  reason,
  model: 'mistral-small-2603',
  usage: { promptTokens: 10, completionTokens: 5, totalTokens: 15 },
  metadata: { limits: [] },
});

describe('chat', () => {
  it('writes only the answer to stdout, and messages to stderr', async () => {
    const said = await chat(['Best French cheese?']);
    expect(said.code).toBe(0);
    expect(said.out).toMatch(/^There is no \*single\* best French cheese[\s\S]*blues\?\n$/);
    expect(said.err).toMatch(
      new RegExp(
        String.raw`^Asking ${defaultModel}, with the key in the keychain \(…D1fG\) …\n✓ ${defaultModel}: \d+ tokens in, \d+ out, \$0\.0000\d+; .*\.\n$`,
      ),
    );
    const messages = [{ role: 'user', content: 'Best French cheese?' }];
    expect(said.bodies).toEqual([{ model: defaultModel, messages, stream: true }]);
  });

  it('sends the values of its options', async () => {
    const options = '-m ministral-8b-latest --temperature 0,5 --max-tokens 7 --seed 42'.split(' ');
    const { bodies, err } = await chat([...options, '--system', 'Be brief.', 'Hi']);
    expect(bodies).toEqual([
      {
        model: 'ministral-8b-latest',
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Hi' },
        ],
        temperature: 0.5,
        max_tokens: 7,
        random_seed: 42,
        stream: true,
      },
    ]);
    expect(err).toContain('! Cut off at the token limit. Raise --max-tokens for a longer answer.');
  });

  it.each([
    ['a pipe', [], 'A\n question\n'],
    ['a pipe that is asked for', ['-'], '\ufeffA\n question\n\n'],
  ])('reads its question from %s', async (_, line, piped) => {
    const { bodies } = await chat(line, { piped });
    expect(bodies).toMatchObject([{ messages: [{ content: 'A\n question' }] }]);
  });

  it('ignores piped text if a question is given', async () => {
    const { bodies, err } = await chat(['typed'], { piped: 'piped' });
    expect(bodies).toMatchObject([{ messages: [{ content: 'typed' }] }]);
    expect(err).toContain('! Piped text is not read. To send it too, add - after the question.');
  });

  it('sends piped text after the question if - follows it', async () => {
    const { bodies, err } = await chat(['Write a commit message', '-'], { piped: '+ line\n' });
    const content = 'Write a commit message\n\n+ line';
    expect(bodies).toMatchObject([{ messages: [{ content }] }]);
    expect(err).not.toContain('Piped text');
  });

  it('accepts the replacement character in piped text', async () => {
    const { bodies } = await chat(['-'], { piped: 'what is \ufffd?' });
    expect(bodies).toMatchObject([{ messages: [{ content: 'what is \ufffd?' }] }]);
  });

  it.each<[string, object, string]>([
    [
      'was chosen in the wizard',
      { answers: { model: { id: 'codestral-latest' } } },
      'codestral-latest',
    ],
    [
      'is the default one if another was chosen at another service',
      { host: 'elsewhere', answers: { model: { id: 'codestral-latest' } } },
      defaultModel,
    ],
    [
      'is the default one if the saved one has control characters',
      { answers: { model: { id: 'a\x1b[2J' } } },
      defaultModel,
    ],
    ['is the default one if the saved one is invalid', { answers: [] }, defaultModel],
  ])('asks the model that %s', async (_, saved, model) => {
    expect((await chat(['Hi'], { saved })).bodies).toMatchObject([{ model }]);
  });

  it('removes control characters from texts of the service', async () => {
    const { out } = await chat(['Hi'], { scenario: 'hostile' });
    expect(out).not.toMatch(/[^\P{Cc}\n\t]|\u202e/u);
  });

  it('reports that the model is thinking, and keeps the thinking off stdout', async () => {
    const thought: ChatEvent = { type: 'thinking', text: 'hm' };
    const { out, err } = await chat(
      ['Hi'],
      serviceSending([thought, thought, text('So.'), finish()]),
    );
    expect(out).toBe('So.\n');
    expect(err.match(/The model is thinking/g)).toHaveLength(1);
  });

  it.each([
    ['model_length', 'context is full'],
    ['tool_calls', 'to call a function'],
    ['error', 'an error at Mistral'],
    ['bored', '! Ended with “bored”.'],
  ])('reports why an answer ended: %s', async (reason, why) => {
    expect((await chat(['Hi'], serviceSending([text('a'), finish(reason)]))).err).toContain(why);
  });

  it('says that a complete answer has no text', async () => {
    const { code, out, err } = await chat(['Hi'], serviceSending([text(' '), finish()]));
    expect({ code, out: out.trim() }).toEqual({ code: 0, out: '' });
    expect(err).toContain('! The model answered without any text.');
    expect((await chat(['Hi'], serviceSending([text('a'), finish()]))).err).not.toContain('! ');
  });

  it('waits if the service asks to, and reports it', async () => {
    let asked = 0;
    const mistral = {
      streamChat: async function* (): AsyncGenerator<ChatEvent> {
        asked += 1;
        if (asked === 1) throw new AppError({ code: 'rate-limited', seconds: 7 });
        yield text('a');
        yield finish();
      },
    };
    const { out, err } = await chat(['Hi'], { mistral });
    expect(out).toBe('a\n');
    expect(err).toContain('Too many requests: trying again in 7\u00a0s …');
  });

  it('prints the text that arrived before a stop', async () => {
    const stop = new AbortController();
    const said = await chat(['Hi'], {
      ...serviceSending([text('Half an'), () => stop.abort(), text(' answer'), finish()]),
      signal: stop.signal,
    });
    expect([said.code, said.out]).toEqual([130, 'Half an\n']);
    expect(said.err).toContain('You stopped it.');
  });

  it('prints the text that arrived before an error', async () => {
    const said = await chat(['Best French cheese?'], { scenario: 'cut' });
    expect(said.code).toBe(6);
    expect(said.out).toMatch(/^There is no[\s\S]*\n$/);
    expect(said.err).toContain('The connection ended before the answer did.');
  });
});

describe('chat --json', () => {
  it('prints one document', async () => {
    const thought: ChatEvent = { type: 'thinking', text: 'hm' };
    const said = await chat(
      ['--json', 'Hi'],
      serviceSending([thought, text('So'), text('.'), finish()]),
    );
    expect(said.err).toBe('');
    expect(JSON.parse(said.out)).toEqual({
      ok: true,
      model: 'mistral-small-2603',
      answer: 'So.',
      thinking: 'hm',
      finishReason: 'stop',
      usage: { promptTokens: 10, completionTokens: 5, totalTokens: 15 },
      // 10 × 0.15 + 5 × 0.60 and 10 × 0.12 + 5 × 0.50, a millionth each.
      cost: { usd: 0.0000045, eur: 0.0000037 },
      timings: { firstTokenMs: 0, totalMs: 0, tokensPerSecond: null },
      key: { from: 'keychain', lastFour: 'D1fG' },
    });
    expect(said.out.endsWith('}\n')).toBe(true);
  });

  it('prints an error as one document, even after partial text', async () => {
    const said = await chat(['--json', 'Hi'], { scenario: 'cut' });
    expect(JSON.parse(said.out)).toMatchObject({ ok: false, error: { code: 'stream-cut' } });
    expect(said.code).toBe(6);
  });
});

test.each<[string, readonly string[], string | Buffer | undefined, string]>([
  ['no question at a terminal', [], undefined, 'There is nothing to ask yet.'],
  ['no question and an empty pipe', [], '', 'There is nothing to ask yet.'],
  ['an empty question', [''], undefined, 'The question is empty'],
  ['a question of spaces', ['-'], ' \n\n', 'The question is empty'],
  ['bytes that are not text', ['-'], Buffer.from([0x66, 0xff, 0x00]), 'is not text (UTF-8)'],
  ['a text that may be a key', [keyText], undefined, 'never taken from the command line'],
  ['a key as the model', ['-m', keyText, 'Hi'], undefined, 'never taken from the command line'],
  [
    'temperature 3',
    ['--temperature', '3', 'Hi'],
    undefined,
    '“3” can’t be used for --temperature.',
  ],
  ['max tokens 0', ['--max-tokens', '0', 'Hi'], undefined, 'for --max-tokens. Use a whole number'],
  ['half a token', ['--max-tokens', '1.5', 'Hi'], undefined, 'Use a whole number from 1.'],
  [
    'a seed that is not a number',
    ['--seed', 'x', 'Hi'],
    undefined,
    '“x” can’t be used for --seed.',
  ],
  ['an empty name of a model', ['-m', ' ', 'Hi'], undefined, '--model needs a value.'],
  [
    'more than the model reads',
    ['-'],
    'word '.repeat(400_000),
    `This is 2\u00a0MB of text; ${defaultModel} reads at most ${formatNumber(metadataOf(defaultModel)?.contextTokens ?? 0, 'en')} tokens at once`,
  ],
])('%s is refused before any call', async (_, line, piped, says) => {
  const said = await chat(line, piped === undefined ? {} : { piped });
  expect(said).toMatchObject({ code: 2, out: '', bodies: [] });
  expect(said.err).toContain(says);
});

test.each([
  ['is retired', 'pixtral-large-latest', 'Use its replacement, mistral-medium-3-5.'],
  ['is misspelt', 'mistral-smal-latest', 'Try mistral-small-latest instead.'],
  ['is nothing like any', 'gpt-9', 'Choose another from the list.'],
])('reports a model that %s, with the nearest valid one', async (_, model, hint) => {
  const said = await chat(['-m', model, 'Hi']);
  expect([said.code, said.out]).toEqual([2, '']);
  expect(said.err).toContain(hint);
});

test('needs no key in the demo', async () => {
  const services = await createTestServices();
  const said = await runLine(['--demo', 'chat', 'Best French cheese?'], { services });
  expect([said.code, said.err]).toEqual([0, expect.stringContaining('the answer is simulated')]);
});
