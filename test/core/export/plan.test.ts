import { expect, test } from 'vitest';
import { defaultSettings } from '../../../src/core/chat/chat-settings.ts';
import { exportedOrigin, readPlan } from '../../../src/core/export/plan.ts';
import { sampleTexts } from '../../../src/core/export/sample-texts.ts';
import { progressPath } from '../../../src/core/models/chosen-model.ts';
import { defaultModel } from '../../../src/core/models/default-model.ts';
import { langs } from '../../../src/i18n/languages.ts';
import { createNoExports } from '../../../src/services/demo/no-exports.ts';
import { messages as chat } from '../../../src/steps/chat/messages.ts';
import { messages as embeddings } from '../../../src/steps/embeddings/messages.ts';
import { fakeMistral } from '../../support/fakes/fake-mistral.ts';
import { recordingExports } from '../../support/fakes/recording-exports.ts';
import { recordingFiles } from '../../support/fakes/services.ts';
import { defaultPlan } from './plans.ts';

const environment = { variables: {}, platform: 'linux', appFolder: '/own' } as const;

const exports = recordingExports(new Map());

async function read(answers: unknown, host = 'api.example') {
  const files = recordingFiles([]);
  await files.writeAtomic(progressPath('/own', 'default'), JSON.stringify({ host, answers }));
  return readPlan({ files, environment, mistral: fakeMistral({}), exports }, 'default', 'en');
}

const defaults = [defaultModel, 'mistral-embed', undefined];
const small = { id: 'ministral-3b-latest' };

test.each([
  [
    'the models chosen in the wizard',
    { model: small, embeddings: { model: 'codestral-embed', dimensions: 256 } },
    ['ministral-3b-latest', 'codestral-embed', 256],
  ],
  ['the default models without answers', {}, defaults],
  [
    'the default models for invalid answers',
    { model: { id: 'a b' }, embeddings: { model: '$(x)', dimensions: 1 } },
    defaults,
  ],
  [
    'no dimensions for a model that does not accept them',
    { embeddings: { model: 'mistral-embed', dimensions: 1024 } },
    defaults,
  ],
  [
    'no dimensions if they are those of the model',
    { embeddings: { model: 'codestral-embed', dimensions: 1536 } },
    [defaultModel, 'codestral-embed', undefined],
  ],
])('plans %s', async (_, answers, expected) => {
  const { chat, embeddings } = await read(answers);
  expect([chat.model, embeddings.model, embeddings.dimensions]).toEqual(expected);
});

test('drops choices made for another service', async () => {
  const plan = await read({ model: small }, 'other.example');
  expect(plan.chat.model).toBe(defaultModel);
});

test.each([
  'https://api.mistral.ai',
  'https://api.eu.mistral.ai',
  'http://127.0.0.1:8080',
  'https://proxy.example',
])('plans with the address %s of the session', (baseUrl) => {
  expect(exportedOrigin({ exports, mistral: fakeMistral({ baseUrl }) })).toBe(baseUrl);
});

test('calls Mistral’s own address after a demo, whose service ends with it', () => {
  const mistral = fakeMistral({ baseUrl: 'http://127.0.0.1:8080' });
  const origin = exportedOrigin({ exports: createNoExports(), mistral });
  expect(origin).toBe('https://api.mistral.ai');
});

test.each(langs)('uses the questions of the wizard (%s)', (lang) => {
  expect(sampleTexts[lang].question).toBe(chat[lang].question);
  expect(sampleTexts[lang].sentences).toEqual(embeddings[lang].sentences);
  expect(defaultPlan(lang).chat.maxTokens).toBe(defaultSettings.maxTokens);
});
