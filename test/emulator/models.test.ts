import { describe, expect, test } from 'vitest';
import { bodyOf, get, started } from './support.ts';

async function listed() {
  return (await bodyOf(await get(await started(), '/v1/models'))).data;
}

describe('the list of models', () => {
  test('has cards in the form of the service', async () => {
    const emulator = await started({ clockNow: () => 1_791_303_487_000 });
    const { data } = await bodyOf(await get(emulator, '/v1/models'));
    expect(data.find(({ id }) => id === 'mistral-large-4')).toEqual({
      id: 'mistral-large-4',
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
        unified_resources: true,
      },
      name: 'mistral-large-4',
      description: 'Official mistral-large-4 Mistral AI model',
      max_context_length: 524_288,
      aliases: ['mistral-large-4-0'],
      deprecation: null,
      deprecation_replacement_model: null,
      default_model_temperature: 1,
      billing_model_name: 'mistral-large-4-0-launch-discount',
      type: 'base',
    });
  });

  test('has each alias as an entry of its own, which names all the others', async () => {
    const data = await listed();
    const byId = new Map(data.map((card) => [card.id, card]));
    expect(byId.size).toBe(data.length);
    expect(data.length).toBeGreaterThanOrEqual(40);
    expect(data.length).toBeLessThanOrEqual(50);
    for (const card of data) {
      const family = [card.id, ...card.aliases].sort();
      for (const alias of card.aliases) {
        const other = byId.get(alias);
        expect([alias, ...(other?.aliases ?? [])].sort()).toEqual(family);
        expect(other?.name).toBe(card.name);
      }
    }
  });

  test('names a day in the time to come, and a listed replacement, for what is to be retired', async () => {
    const data = await listed();
    const leaving = data.filter((card) => card.deprecation !== null);
    expect(leaving.length).toBeGreaterThanOrEqual(3);
    for (const card of leaving) {
      expect(card.deprecation).toMatch(/^2027-\d\d-\d\dT12:00:00Z$/);
      expect(data.map(({ id }) => id)).toContain(card.deprecation_replacement_model);
    }
  });
});

describe('the page of one model', () => {
  test.each(['mistral-embed', 'mistral-medium-3.5'])('%s is the card of the list', async (id) => {
    const emulator = await started({ clockNow: () => 0 });
    const { data } = await bodyOf(await get(emulator, '/v1/models'));
    const page = await bodyOf(await get(emulator, `/v1/models/${id}`));
    expect(page).toEqual(data.find((card) => card.id === id));
  });

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
