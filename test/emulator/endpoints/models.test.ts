import { describe, expect, test } from 'vitest';
import { bodyOf, chat, get, started } from '../support.ts';

async function listed() {
  return (await bodyOf(await get(await started(), '/v1/models'))).data;
}

describe('the list of models', () => {
  test('has cards in the form of the service', async () => {
    const emulator = await started({ clockNow: () => 1_791_303_487_000 });
    const { data } = await bodyOf(await get(emulator, '/v1/models'));
    expect(data.find(({ id }) => id === 'mistral-small-latest')).toEqual({
      id: 'mistral-small-latest',
      object: 'model',
      created: 1_791_303_487,
      owned_by: 'mistralai',
      capabilities: {
        completion_chat: true,
        function_calling: true,
        reasoning: true,
        completion_fim: false,
        fine_tuning: false,
        vision: true,
        ocr: false,
        classification: false,
        moderation: false,
        audio: false,
        audio_transcription: false,
        audio_transcription_realtime: false,
        audio_speech: false,
        unified_resources: false,
      },
      name: 'mistral-small-2603',
      description: 'Official mistral-small-2603 Mistral AI model',
      max_context_length: 262_144,
      aliases: ['mistral-small-2603', 'mistral-vibe-cli-fast', 'magistral-small-latest'],
      deprecation: null,
      deprecation_replacement_model: null,
      default_model_temperature: 0.3,
      type: 'base',
    });
  });

  test('has each alias as an entry of its own, which names all the others', async () => {
    const data = await listed();
    const byId = new Map(data.map((card) => [card.id, card]));
    expect(byId.size).toBe(data.length);
    expect(data).toHaveLength(55);
    for (const card of data) {
      const family = [card.id, ...card.aliases].sort();
      for (const alias of card.aliases) {
        const other = byId.get(alias);
        expect([alias, ...(other?.aliases ?? [])].sort()).toEqual(family);
        expect(other?.name).toBe(card.name);
      }
    }
  });

  test('names a day two months ahead, and a listed replacement, for models about to retire', async () => {
    const emulator = await started({ clockNow: () => Date.UTC(2026, 10, 20, 9) });
    const { data } = await bodyOf(await get(emulator, '/v1/models'));
    const leaving = data.filter((card) => card.deprecation !== null);
    expect(leaving).toHaveLength(6);
    for (const card of leaving) {
      expect(card.deprecation).toBe('2027-01-19T12:00:00Z');
      expect(data.map(({ id }) => id)).toContain(card.deprecation_replacement_model);
    }
  });

  test('names a model by its `-latest` name if the service does', async () => {
    const data = await listed();
    const medium = data.filter(({ id }) => id.startsWith('mistral-medium-3'));
    expect(medium.map(({ name }) => name)).toEqual(Array(3).fill('mistral-medium-latest'));
  });

  test.each(['mistral-large-4', 'mistral-large-4-0', 'zai-glm-5-3'])(
    'leaves out %s, which can be called',
    async (model) => {
      const emulator = await started();
      const { data } = await bodyOf(await get(emulator, '/v1/models'));
      expect(data.map(({ id }) => id)).not.toContain(model);
      expect((await chat(emulator, { model })).status).toBe(200);
    },
  );
});

describe('the page of one model', () => {
  test.each(['mistral-embed', 'mistral-medium-3.5'])(
    '%s has the same card as in the list',
    async (id) => {
      const emulator = await started({ clockNow: () => 0 });
      const { data } = await bodyOf(await get(emulator, '/v1/models'));
      const page = await bodyOf(await get(emulator, `/v1/models/${id}`));
      expect(page).toEqual(data.find((card) => card.id === id));
    },
  );

  test.each([
    ['mistral-tiny', 'Model mistral-tiny is deprecated.'],
    ['gpt-4o', 'Model gpt-4o was not found.'],
    ['%E0%A4%A', 'Model %E0%A4%A was not found.'],
  ])('%s gets 404', async (id, message) => {
    const response = await get(await started(), `/v1/models/${id}`);
    expect(response.status).toBe(404);
    expect(await bodyOf(response)).toEqual({ message });
  });
});

test('odd-list has an entry twice, an entry without aliases, nulls, and an entry of an older form', async () => {
  const { data } = await bodyOf(await get(await started({ scenario: 'odd-list' }), '/v1/models'));
  const idOf = (id: string) => data.filter((card) => card.id === id);
  expect(idOf('voxtral-mini-latest')).toHaveLength(2);
  expect(idOf('devstral-latest')).toMatchObject([{ aliases: [] }]);
  expect(idOf('mistral-embed')).toMatchObject([{ aliases: null, capabilities: null }]);
  expect(Object.keys(data.at(-1) ?? {})).not.toContain('capabilities');
});
