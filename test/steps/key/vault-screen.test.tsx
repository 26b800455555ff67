import { describe, expect, test } from 'vitest';
import { settled } from '../../support/fakes/answers.ts';
import { createFakeVault, passphraseText } from '../../support/fakes/fake-vault.ts';
import { key, keyText, profile } from '../../support/fakes/services.ts';
import { renderStep } from '../../support/terminal/step.tsx';
import { sees, selectAction } from '../scenes.ts';

const own = { ...settled.key, where: 'vault', place: 'vault' } as const;

/** Renders the key step completed in an earlier session, with the key in a locked vault. */
async function resumed(MISTRAL_ONBOARD_PASSPHRASE: string) {
  const vault = createFakeVault({ holds: { [profile]: key } });
  const step = await renderStep('key', {
    own,
    services: { vault, variables: { MISTRAL_ONBOARD_PASSPHRASE } },
  });
  await sees(step, 'Open the vault and use its key');
  await selectAction(step.screen, 'Open the vault and use its key');
  return { ...step, vault };
}

/** Renders the key step after a new vault was chosen. */
async function storing(MISTRAL_ONBOARD_PASSPHRASE: string) {
  const step = await renderStep('key', {
    services: { variables: { MISTRAL_ONBOARD_PASSPHRASE } },
  });
  await sees(step, 'Paste your key here');
  await step.screen.paste(`${keyText}\n`);
  await sees(step, 'Where should we keep your key?');
  await selectAction(step.screen, 'Store it in an encrypted vault');
  return step;
}

describe('the passphrase in MISTRAL_ONBOARD_PASSPHRASE', () => {
  test('opens the vault of an earlier session without a question', async () => {
    const { screen, events, vault } = await resumed(passphraseText);
    await screen.waitFor(() => events.length > 0);
    expect(events).toEqual([{ answered: own }]);
    expect(vault.tries).toBe(1);
    expect(screen.everyFrame()).not.toContain('it stays masked');
  });

  test('is tried once; if it is wrong, the screen says so and asks', async () => {
    const step = await resumed('another passphrase');
    await sees(step, 'It was in MISTRAL_ONBOARD_PASSPHRASE. Type the right one.');
    await step.screen.type('wrong too');
    await step.screen.press('return');
    await step.screen.waitFor((frame) => !frame.includes('MISTRAL_ONBOARD_PASSPHRASE'));
    await sees(step, 'it stays masked');
    await step.screen.type(passphraseText);
    await step.screen.press('return');
    await step.screen.waitFor(() => step.events.length > 0);
    expect(step.events).toEqual([{ answered: own }]);
    expect(step.vault.tries).toBe(3);
  });

  test('encrypts a new vault without a question', async () => {
    const step = await storing(passphraseText);
    await sees(step, 'Your key is stored.');
    expect(step.screen.everyFrame()).not.toContain('it stays masked');
  });

  test('is refused at once for a new vault if it is too short', async () => {
    const step = await storing('short');
    await sees(step, 'It was in MISTRAL_ONBOARD_PASSPHRASE. Type the right one.');
  });
});
