import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src/errors/errors.ts';
import type { KeyLocationsPort } from '../../../src/services/ports/key-locations.ts';
import { key, keyText, type TestServicesOptions } from '../../support/fakes/services.ts';
import { renderStep } from '../../support/terminal/step.tsx';
import { sees, selectAction, steady } from '../scenes.ts';

const path = '/work/project/.env';
const inDotenv = { where: 'dotenv', path, folder: 'working', plaintext: true, key } as const;
const copy = `Check the key in ${path} (…D1fG), then store it`;
const offer = `It’s also in plain text in ${path}.`;

/** Renders the screen after a key was found in a file and stored. */
async function imported(place: string, services: TestServicesOptions) {
  const step = await renderStep('key', { services });
  await sees(step, 'There is already a Mistral key on this machine.');
  await selectAction(step.screen, copy);
  await sees(step, 'Where should we keep your key?');
  await selectAction(step.screen, place);
  return step;
}

const placesWith = (removeFrom: KeyLocationsPort['removeFrom']): TestServicesOptions => ({
  keyLocations: { look: async () => [inDotenv], removeFrom },
});

describe('a copy in plain text', () => {
  test('is removed at a key press, and no other', async () => {
    const removed: unknown[] = [];
    const removeFrom = async (found: unknown) => {
      removed.push(found);
      return 'removed' as const;
    };
    const step = await imported('Store it in the keychain of this desktop', placesWith(removeFrom));
    await sees(step, offer);
    expect(removed).toEqual([]);
    await step.screen.type('x');
    await sees(step, `Removed from ${path}`);
    await step.screen.type('x');
    expect(await steady(step.screen)).not.toContain('remove it there');
    expect(removed).toEqual([inDotenv]);
  });

  test('that cannot be removed is reported, and can be tried again', async () => {
    let isDenied = true;
    const removeFrom = async () => {
      if (isDenied) throw new AppError({ code: 'files', problem: 'read-only', path });
      return 'removed' as const;
    };
    const step = await imported('Store it in the keychain of this desktop', placesWith(removeFrom));
    await sees(step, offer);
    await step.screen.type('x');
    await sees(step, `${path} is on a read-only disk.`);
    isDenied = false;
    await step.screen.type('x');
    await sees(step, `Removed from ${path}`);
  });

  test('remains if it would be the last copy of a key for this session only', async () => {
    const removeFrom = () => Promise.reject(new Error('It was asked for'));
    const step = await imported('Keep it for this session only', placesWith(removeFrom));
    await sees(step, 'Your key is ready.');
    await step.screen.type('x');
    expect(await steady(step.screen)).toContain('Your key is ready.');
    expect(step.screen.everyFrame()).not.toContain('remove it there');
  });
});

describe('a clipboard that holds the key', () => {
  test.each([
    [true, 'The clipboard is now empty.'],
    [false, 'The clipboard no longer held the key.'],
  ])('is emptied at a key press: %s', async (isCleared, said) => {
    let calls = 0;
    const clear = async () => {
      calls += 1;
      return isCleared;
    };
    const write = async () => false;
    const clipboard = { available: true, holds: async () => true, clear, write };
    const step = await renderStep('key', { services: { clipboard } });
    await sees(step, 'Paste your key here');
    await step.screen.paste(`${keyText}\n`);
    await sees(step, 'Where should we keep your key?');
    await step.screen.press('return');
    await sees(step, 'The clipboard still holds the key.');
    expect(calls).toBe(0);
    await step.screen.type('b');
    await sees(step, said);
    await step.screen.type('b');
    await steady(step.screen);
    expect(calls).toBe(1);
  });
});
