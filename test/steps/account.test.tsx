import { expect, test } from 'vitest';
import { pages } from '../../src/i18n/links.ts';
import account from '../../src/steps/account/index.tsx';
import { renderStep } from '../support/terminal/step.tsx';
import { nextActions, sees, selectAction, steady } from './scenes.ts';

const open = 'Open the console in my browser';
const goOn = 'I have an account: continue';

test('explains what the program does and how long it takes; Enter continues', async () => {
  const step = await renderStep('account');
  await sees(step, goOn);
  expect(await steady(step.screen)).toBe(
    `mistral-onboard: your first Mistral AI calls
A chat and an embeddings call in 10 to 20 minutes, free, no card (August\u00a02026).
Leave any time with Ctrl+C and continue later.

It starts with a Mistral AI account:
${pages.console}

› ${goOn}
  ${open}

Enter choose · ↑↓ move · Esc back · Y why? · ? keys`,
  );
  await step.screen.press('return');
  expect(step.events).toEqual([{ answered: { ready: true } }]);
  expect(step.services.opened).toEqual([]);
});

test('explains on a key what an account requires', async () => {
  const step = await renderStep('account');
  await sees(step, goOn);
  await step.screen.type('y');
  await sees(step, 'Confirm your email address, and your phone number if asked.');
  expect(step.screen.frame()).not.toContain(goOn);
  // Enter closes the explanation and decides nothing.
  await step.screen.press('return');
  await sees(step, goOn);
  expect(step.events).toEqual([]);
});

test('opens the console, says so, and stays', async () => {
  const step = await renderStep('account', { lang: 'fr' });
  await sees(step, 'J’ai un compte : continuer');
  await selectAction(step.screen, 'Ouvrir la console dans mon navigateur');
  await sees(step, 'Page ouverte dans votre navigateur.');
  expect(step.services.opened).toEqual([pages.console]);
  expect(step.events).toEqual([]);
});

test('shows the address to copy if no browser can be opened', async () => {
  const browser = { available: false, open: async () => false };
  const step = await renderStep('account', { services: { browser } });
  await sees(step, goOn);
  await selectAction(step.screen, open);
  await sees(step, `No browser can be opened from here. The address: ${pages.console}`);
  expect(nextActions(step.screen.frame())).toEqual([`  ${goOn}`, `› ${open}`]);
});

test.each([
  [{ ready: true }, { ready: true }],
  [{ ready: true, since: 2027 }, { ready: true }],
  [{ ready: 'true' }, undefined],
  [{}, undefined],
  [null, undefined],
  ['ready', undefined],
  [[], undefined],
])('a saved %j is read as %j', (saved, answer) => {
  expect(account.parse(saved)).toEqual(answer);
});
