import { describe, expect, test } from 'vitest';
import { callFunction } from '../../../src/core/explore/call-function.ts';
import { completeCode } from '../../../src/core/explore/complete-code.ts';
import { localTime } from '../../../src/core/explore/local-time.ts';
import { moderateText } from '../../../src/core/explore/moderate-text.ts';
import { readPage } from '../../../src/core/explore/read-page.ts';
import { seePicture } from '../../../src/core/explore/see-picture.ts';
import { askStructured, orderForm } from '../../../src/core/explore/structured-answer.ts';
import { transcribeSound } from '../../../src/core/explore/transcribe-sound.ts';
import {
  type Capability,
  firstAnswer,
  modelsFor,
} from '../../../src/core/models/capability-models.ts';
import { listModels } from '../../../src/core/models/list-models.ts';
import { scenarioNames } from '../../../src/emulator/scenario-names.ts';
import { AppError, type ErrorCode } from '../../../src/errors/errors.ts';
import { plainText } from '../../../src/i18n/plain-text.ts';
import type { CallOptions } from '../../../src/services/ports/mistral.ts';
import type { Services } from '../../../src/services/ports/services.ts';
import { createTestServices, key } from '../../support/fakes/services.ts';
import { errorFamily } from '../../support/rules/error-families.ts';

type Ask = (
  services: Services,
  options: CallOptions & { readonly model: string },
) => Promise<{ readonly model: string }>;

const file = { mediaType: 'image/png', bytes: new Uint8Array([0x89]) };
const local = localTime(() => 0);

const asks: Readonly<Record<Capability, Ask>> = {
  fim: (services, options) => completeCode(services, { before: 'a = ', after: '' }, options),
  functions: (services, options) =>
    callFunction(services, { question: 'What time is it in Paris?', local }, options),
  structured: (services, options) =>
    askStructured(services, { question: 'An order', form: orderForm }, options),
  moderation: (services, options) => moderateText(services, 'Hello', options),
  vision: (services, options) =>
    seePicture(services, { question: 'What is it?', picture: file }, options),
  ocr: (services, options) => readPage(services, file, options),
  transcription: (services, options) =>
    transcribeSound(services, { mediaType: 'audio/wav', bytes: new Uint8Array(8_044) }, options),
};

/** Tries each capability once, and returns how it ended. */
async function tried(services: Services): Promise<Readonly<Record<string, ErrorCode | 'ready'>>> {
  const listed = await listModels(services, { key }).catch(() => ({ rows: [] }));
  const ends: Record<string, ErrorCode | 'ready'> = {};
  for (const [name, ask] of Object.entries(asks)) {
    const models = modelsFor(name as Capability, listed.rows);
    try {
      const { value } = await firstAnswer(models, (model) => ask(services, { key, model }));
      expect(plainText(JSON.stringify(value))).toBe(JSON.stringify(value));
      ends[name] = 'ready';
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      ends[name] = thrown.error.code;
    }
  }
  return ends;
}

const all = (end: ErrorCode | 'ready') => ({
  fim: end,
  functions: end,
  structured: end,
  transcription: end,
  moderation: end,
  vision: end,
  ocr: end,
});

// Leaves out scenarios whose calls end only by a clock, and one with too long a list.
const told = scenarioNames.filter((name) => !['stall', 'slow', 'huge-list'].includes(name));

describe(
  errorFamily('service', 'in each scenario every capability ends in an answer or a named error'),
  () => {
    test.each(told)('%s', async (scenario) => {
      const ends = await tried(await createTestServices({ scenario }));
      expect(Object.keys(ends)).toEqual(Object.keys(asks));
      expect(Object.values(ends)).not.toContain('bug');
      expect(ends).toEqual(expected[scenario] ?? all('ready'));
    });
  },
);

const expected: Readonly<Record<string, Readonly<Record<string, ErrorCode | 'ready'>>>> = {
  'key-refused': all('key-refused'),
  'key-expired': all('key-expired'),
  'codestral-key': all('key-refused'),
  'new-key': { ...all('ready'), fim: 'key-refused' },
  payment: all('payment'),
  'allowance-used': all('allowance-used'),
  'spend-limit': all('spend-limit'),
  guardrail: all('guardrail'),
  inactive: all('inactive'),
  tier: { ...all('tier'), moderation: 'ready', ocr: 'ready', transcription: 'ready' },
  labs: { ...all('labs'), moderation: 'ready', ocr: 'ready', transcription: 'ready' },
  'zero-quota': { ...all('zero-quota'), moderation: 'ready', ocr: 'ready', transcription: 'ready' },
  'zero-tokens': {
    ...all('zero-quota'),
    moderation: 'ready',
    ocr: 'ready',
    transcription: 'ready',
  },
  'monthly-quota': all('monthly-quota'),
  'rate-limited': { ...all('ready'), functions: 'rate-limited' },
  capacity: { ...all('ready'), fim: 'capacity', functions: 'capacity' },
  overloaded: all('service'),
  cut: { ...all('ready'), functions: 'stream-cut', structured: 'stream-cut', vision: 'stream-cut' },
  'stream-error': {
    ...all('ready'),
    functions: 'stream-error',
    structured: 'stream-error',
    vision: 'stream-error',
  },
  malformed: all('bad-answer'),
  'no-route': all('no-route'),
  redirect: all('network'),
};
