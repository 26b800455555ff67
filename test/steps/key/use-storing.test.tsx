import { expect, test } from 'vitest';
import { createMemoryKeychain } from '../../../src/services/keychain/memory.ts';
import { createFakeVault, passphraseText } from '../../support/fakes/fake-vault.ts';
import { key, keyText, never, profile } from '../../support/fakes/services.ts';
import { type RenderedStep, renderStep, type StepOptions } from '../../support/terminal/step.tsx';
import { sees, selectAction } from '../scenes.ts';

const offer = 'Where should we keep your key?';

/** Renders the key step up to the choice of the store. */
async function atChoice(services: StepOptions<'key'>['services']): Promise<RenderedStep<'key'>> {
  const step = await renderStep('key', { services: services ?? {} });
  await sees(step, 'Paste your key here');
  await step.screen.paste(`${keyText}\n`);
  await sees(step, offer);
  return step;
}

test('Esc stops waiting for a store, which does not keep the key afterwards', async () => {
  const inner = createMemoryKeychain();
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const write: typeof inner.write = async (name, secret) => {
    await answered;
    await inner.write(name, secret);
  };
  const step = await atChoice({ keychain: { ...inner, place: 'secret-service', write } });
  await step.screen.press('return');
  await sees(step, 'Storing the key');
  await sees(step, 'Esc stop');
  await step.screen.press('escape');
  await sees(step, 'You stopped waiting.');
  await sees(step, offer);
  await selectAction(step.screen, 'Keep it for this session only');
  answer();
  await sees(step, 'Your key is ready.');
  expect(await inner.read(profile)).toBeUndefined();
  expect((await step.services.memory.read(profile))?.equals(key)).toBe(true);
});

test('Esc stops waiting for a vault to open, and returns to the choice', async () => {
  const vault = { ...createFakeVault({ holds: { [profile]: key } }), unlock: never };
  const step = await atChoice({ vault });
  await selectAction(step.screen, 'Store it in an encrypted vault');
  await sees(step, 'it stays masked');
  await step.screen.type(passphraseText);
  await step.screen.press('return');
  await sees(step, 'Opening the vault');
  await sees(step, 'Esc stop');
  await step.screen.press('escape');
  await sees(step, offer);
});
