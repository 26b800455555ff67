import { describe, expect, test } from 'vitest';
import { bodyOf, chat, eventsOf, get, started } from './support.ts';

const hostileSigns: readonly [string, RegExp][] = [
  ['a colour', /\u001b\[31m/],
  ['a cleared screen', /\u001b\[2J/],
  ['a link', /\u001b\]8;;https:/],
  ['the clipboard', /\u001b\]52;c;/],
  ['an eight-bit sequence', /\u009b/],
  ['reversed text', /\u202e/],
  ['invisible text', /\u200b/],
  ['lone controls', /\u0000.*\u007f/],
];

describe('hostile', () => {
  test.each(hostileSigns)(
    'answers, errors and model descriptions contain %s',
    async (_name, sign) => {
      const emulator = await started({ scenario: 'hostile' });
      const answer = await bodyOf(await chat(emulator));
      const refused = await chat(emulator, { model: 'mistral-large-latest' });
      const { data } = await bodyOf(await get(emulator, '/v1/models'));
      expect(answer.choices[0].message.content).toMatch(sign);
      expect(refused.status).toBe(400);
      expect((await bodyOf(refused)).message).toMatch(sign);
      expect(data.at(-1)?.description).toMatch(sign);
    },
  );

  test('the id of a listed model contains control sequences, and the model answers', async () => {
    const emulator = await started({ scenario: 'hostile' });
    const model = (await bodyOf(await get(emulator, '/v1/models'))).data.at(-1)?.id ?? '';
    expect(model).toMatch(/\u001b\[2J.*\u001b\]52;c;.*\u202e/);
    expect((await bodyOf(await chat(emulator, { model }))).choices[0].finish_reason).toBe('stop');
  });
});

test('huge-list: has 5,000 models, the usual ones first, each with its own id', async () => {
  const defaults = (await bodyOf(await get(await started(), '/v1/models'))).data;
  const emulator = await started({ scenario: 'huge-list' });
  const { data } = await bodyOf(await get(emulator, '/v1/models'));
  expect(new Set(data.map(({ id }) => id)).size).toBe(5000);
  expect(data.slice(0, defaults.length).map(({ id }) => id)).toEqual(defaults.map(({ id }) => id));
  expect((await chat(emulator, { model: data.at(-1)?.id })).status).toBe(200);
});

test('unicode: answers contain wide, joined and right-to-left characters, never cut between parts', async () => {
  const response = await chat(await started({ scenario: 'unicode' }), { stream: true });
  const events = (await eventsOf(response)).slice(0, -1);
  const parts = events.map((event) => JSON.parse(event).choices[0].delta.content as string);
  const answer = parts.join('');
  for (const sign of [
    /\p{Script=Han}/u,
    /\p{Script=Hangul}/u,
    /\p{Script=Arabic}/u,
    /👩‍🍳/u,
    /🇫🇷/u,
  ])
    expect(answer).toMatch(sign);
  expect(parts.filter((part) => /\p{Surrogate}/u.test(part))).toEqual([]);
});
