import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { progressPath } from '../../src/core/models/chosen-model.ts';
import { AppError } from '../../src/errors/errors.ts';
import { Secret } from '../../src/services/ports/secret.ts';
import type { FilesPort } from '../../src/services/ports/services.ts';
import type { Json, StepId } from '../../src/steps/step.ts';
import { registry } from '../../src/wizard/registry.ts';
import { freshState, restoreProgress, saveProgress } from '../../src/wizard/saved.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import { settled } from '../support/fakes/answers.ts';
import { fakeMistral } from '../support/fakes/fake-mistral.ts';
import { recordingFiles } from '../support/fakes/services.ts';

const host = 'api.mistral.ai';

function servicesWith(files: FilesPort) {
  return {
    files,
    mistral: fakeMistral({ host }),
    environment: { variables: {}, platform: 'linux' as const, appFolder: '/own' },
  };
}

/** Returns the progress found at a start if a file holds `text`. */
async function restored(text: string) {
  const files = recordingFiles([]);
  await files.writeAtomic(progressPath('/own', 'default'), text);
  return await restoreProgress(servicesWith(files), 'default', registry);
}

function fileWith(parts: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    host,
    lang: 'fr',
    current: 'account',
    answers: {},
    skipped: [],
    ...parts,
  });
}

const whole: WizardState = { current: 'embeddings', answers: settled, skipped: [] };
const fresh = freshState(registry);

describe('saved progress', () => {
  test.each<readonly [string, WizardState]>([
    ['at the start', fresh],
    [
      'half-way, with a step skipped',
      {
        current: 'chat',
        answers: { account: { ready: true }, key: settled.key },
        skipped: ['billing', 'model'],
      },
    ],
    ['at the last step', whole],
  ])('is restored unchanged: %s', async (_, state) => {
    const files = recordingFiles([]);
    await saveProgress(servicesWith(files), 'default', 'fr', state);
    const back = await restoreProgress(servicesWith(files), 'default', registry);
    expect(back).toEqual({ state, lang: 'fr' });
  });

  test('at the end is restored at the end', async () => {
    const done: WizardState = { ...whole, current: 'done' };
    expect((await restored(fileWith(done as never))).state).toEqual(done);
  });

  test('is separate for each profile', async () => {
    const files = recordingFiles([]);
    await saveProgress(servicesWith(files), 'work', 'en', whole);
    const other = await restoreProgress(servicesWith(files), 'default', registry);
    expect(other).toEqual({ state: fresh, lang: undefined });
    expect(progressPath('/own', 'work')).toBe('/own/progress/work.json');
  });

  test('cannot hold a secret by its types, and never shows one that gets past them', async () => {
    const secret = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');
    // @ts-expect-error: a secret is no JSON
    const smuggled: Json = secret;
    const written: string[] = [];
    const state = {
      ...whole,
      answers: { ...settled, account: smuggled },
    } as unknown as WizardState;
    await saveProgress(servicesWith(recordingFiles(written)), 'default', 'en', state);
    expect(written).toHaveLength(1);
    expect(written.join()).not.toContain(secret.reveal());
  });

  test('is reported if it cannot be read', async () => {
    const error = { code: 'files', problem: 'denied', path: '/own/progress/default.json' } as const;
    const files = { ...recordingFiles([]), read: () => Promise.reject(new AppError(error)) };
    const restoring = restoreProgress(servicesWith(files), 'default', registry);
    await expect(restoring).rejects.toMatchObject({ error: error });
  });
});

describe('foreign data', () => {
  test.each([
    ['nothing', ''],
    ['half a document', fileWith(whole as never).slice(0, 200)],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"default"'],
    ['a number', '7'],
    ['binary', '\u0000\u0001\ufffd'],
    ['other names', '{"version":9,"steps":[]}'],
    ['progress of another address', fileWith({ ...whole, host: 'api.example' })],
    ['answers that are a list', fileWith({ answers: [settled.key] })],
    ['answers that are a text', fileWith({ answers: 'all' })],
  ])('counts as no progress: %s', async (_, text) => {
    expect((await restored(text)).state).toEqual(fresh);
  });

  test.each([
    [
      'unknown steps',
      { answers: { oauth: { ok: true } }, skipped: ['oauth', 7, null], current: 'oauth' },
      fresh,
    ],
    [
      'fields of a later version',
      { answers: { account: { ready: true, since: 2027 } }, later: 1 },
      { answers: { account: { ready: true } } },
    ],
    ['a skipped that is no list', { skipped: 'key' }, { skipped: [] }],
    ['a place that can’t be shown', { current: 'chat' }, { current: 'account' }],
    ['a place that is no text', { current: { id: 'chat' } }, { current: 'account' }],
    [
      'an end that is not reached',
      { current: 'done', answers: { account: { ready: true } } },
      { current: 'billing' },
    ],
  ])('is left out: %s', async (_, parts, expected) => {
    expect((await restored(fileWith(parts))).state).toMatchObject(expected);
  });

  test('ignores an unknown language', async () => {
    expect((await restored(fileWith({ lang: 'de' }))).lang).toBeUndefined();
  });

  test('keeps the language for another address', async () => {
    expect((await restored(fileWith({ host: 'api.example' }))).lang).toBe('fr');
  });
});

describe('an answer unknown to its step', () => {
  const { key: _, ...others } = settled;

  test.each<readonly [string, unknown]>([
    ['gone', undefined],
    ['null', null],
    ['a text', 'sk-1'],
    ['of another shape', { profile: 'default' }],
    ['a key that was in memory', { ...settled.key, where: 'memory', place: 'memory' }],
  ])('is asked again, with all answers that depend on it: a key that is %s', async (_name, key) => {
    const { state } = await restored(fileWith({ ...whole, answers: { ...others, key } }));
    const independent = registry.filter(({ id, needs }) => id !== 'key' && !needs.includes('key'));
    const answers = Object.fromEntries(independent.map(({ id }) => [id, settled[id]]));
    expect(state).toEqual({ current: 'key', answers, skipped: [] });
  });

  test.each<readonly [StepId, unknown]>([
    ['billing', { mode: 'both' }],
    ['model', { id: 7, pinned: 'x' }],
    ['chat', { model: 'x' }],
    ['embeddings', []],
  ])('leaves the other answers: %s', async (step, junk) => {
    const answers = { ...settled, [step]: junk };
    const { state } = await restored(fileWith({ ...whole, answers, current: 'done' }));
    const { [step]: _gone, ...rest } = settled;
    expect(state).toEqual({ current: step, answers: rest, skipped: [] });
  });
});

test('never throws for any text, and the position can always be shown', async () => {
  const anyAnswers = fc.dictionary(
    fc.constantFrom(...registry.map(({ id }) => id), 'constructor', '__proto__'),
    fc.oneof(
      fc.json().map((text) => JSON.parse(text)),
      fc.constantFrom(...Object.values(settled)),
    ),
  );
  const anyFile = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record({ answers: anyAnswers, current: fc.string(), skipped: fc.array(fc.string()) })
      .map(fileWith),
  );
  await fc.assert(
    fc.asyncProperty(anyFile, async (text) => {
      const { state } = await restored(text);
      const entry = registry.find(({ id }) => id === state.current);
      const shown = entry?.needs.every((need) => state.answers[need] !== undefined);
      expect(shown ?? state.current === 'done').toBe(true);
    }),
  );
});
