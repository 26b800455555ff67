import { expect, test } from 'vitest';
import { chosenModel, progressPath } from '../../../src/core/models/chosen-model.ts';
import { AppError } from '../../../src/errors/errors.ts';
import { fakeMistral } from '../../support/fakes/fake-mistral.ts';
import { recordingFiles } from '../../support/fakes/services.ts';

const environment = { variables: {}, platform: 'linux', appFolder: '/own' } as const;

async function chosen(saved: string | undefined, profile = 'default') {
  const files = recordingFiles([]);
  if (saved !== undefined) await files.writeAtomic(progressPath('/own', 'default'), saved);
  return chosenModel({ files, environment, mistral: fakeMistral({}) }, profile);
}

const progress = (id: unknown, host = 'api.example') =>
  JSON.stringify({ host, answers: { model: { id } } });

test.each([
  ['what was chosen', progress('codestral-latest'), 'codestral-latest'],
  ['at another service', progress('codestral-latest', 'other.example'), undefined],
  ['no text', progress(7), undefined],
  ['no id', progress('a b'), undefined],
  ['nothing chosen', JSON.stringify({ host: 'api.example', answers: {} }), undefined],
  ['junk', '{', undefined],
  ['a list', '[]', undefined],
  ['nothing saved', undefined, undefined],
])('%s', async (_, saved, model) => {
  expect(await chosen(saved)).toBe(model);
});

test('is stored per profile', async () => {
  expect(await chosen(progress('codestral-latest'), 'work')).toBeUndefined();
});

test('is undefined if the progress cannot be read', async () => {
  const files = {
    ...recordingFiles([]),
    read: async () => {
      throw new AppError({ code: 'files', problem: 'denied', path: '/own' });
    },
  };
  const services = { files, environment, mistral: fakeMistral({}) };
  expect(await chosenModel(services, 'default')).toBeUndefined();
});
