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
  ['the saved one', progress('codestral-latest'), 'codestral-latest'],
  [
    'none if it was chosen at another service',
    progress('codestral-latest', 'other.example'),
    undefined,
  ],
  ['none if it is not a text', progress(7), undefined],
  ['none if it is not an id', progress('a b'), undefined],
  ['none without an answer', JSON.stringify({ host: 'api.example', answers: {} }), undefined],
  ['none for a file that is not JSON', '{', undefined],
  ['none for a file that is a list', '[]', undefined],
  ['none without a file', undefined, undefined],
])('the chosen model: %s', async (_, saved, model) => {
  expect(await chosen(saved)).toBe(model);
});

test('the chosen model is stored per profile', async () => {
  expect(await chosen(progress('codestral-latest'), 'work')).toBeUndefined();
});

test('the chosen model is undefined if the progress cannot be read', async () => {
  const files = {
    ...recordingFiles([]),
    read: async () => {
      throw new AppError({ code: 'files', problem: 'denied', path: '/own' });
    },
  };
  const services = { files, environment, mistral: fakeMistral({}) };
  expect(await chosenModel(services, 'default')).toBeUndefined();
});
