import { expect, test } from 'vitest';
import { sampleRecording } from '../../../src/core/explore/sample-recording.ts';
import {
  transcribeSound,
  transcriptionEstimate,
} from '../../../src/core/explore/transcribe-sound.ts';
import { metadataOf } from '../../../src/core/models/catalogue.ts';
import { createTestServices, key } from '../../support/fakes/services.ts';

const model = 'voxtral-mini-latest';

test('sends the whole recording as a file of a form, and prices its seconds', async () => {
  const services = await createTestServices();
  const recording = sampleRecording();
  const { text, seconds, cost } = await transcribeSound(services, recording, { key, model });
  expect([text.startsWith('Bonjour.'), seconds]).toEqual([true, 1]);
  expect(cost).toEqual({ usd: 50_000, eur: null });
  expect(services.emulator.requests.at(-1)?.body).toMatchObject({
    model,
    file: { name: 'recording.wav', size: recording.bytes.length },
  });
});

test('has an estimate by the minute, and none for a model without a price', () => {
  expect(transcriptionEstimate(60, metadataOf(model))).toEqual({ usd: 3_000_000, eur: null });
  expect(transcriptionEstimate(60, metadataOf('voxtral-9'))).toBe('unknown');
});
