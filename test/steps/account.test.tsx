import { expect, test } from 'vitest';
import { pages } from '../../src/i18n/links.ts';
import account from '../../src/steps/account/index.tsx';
import { renderStep } from '../support/terminal/step.tsx';
import { nextActions, sees, steady, takes } from './scenes.ts';

const open = 'Open the console in my browser';
const goOn = 'I have an account: continue';

test('explains what an account requires; Enter continues', async () => {
  const step = await renderStep('account');
  await sees(step, goOn);
  expect(await steady(step.screen)).toBe(
    `An API lets your programs ask Mistral’s models, and a key says who is asking.
All you need is a browser, an e-mail address and ten to twenty minutes. First
comes an account: if you have one, just go on.

1.  Open the console and sign up with an e-mail address, Google, Microsoft or
    Apple.
2.  Confirm your e-mail address. You may be asked to verify a phone number.
3.  Give your organisation and your workspace a name: any will do.

It takes about two minutes, and no card, says Mistral’s documentation of 21
August 2026, more than 90 days ago.
Following an older guide? “La Plateforme” is now called Studio, at the same
address.

${pages.console}

› ${goOn}
  ${open}

Enter choose · ↑↓ move · Esc back · ? keys`,
  );
  await step.screen.press('return');
  expect(step.events).toEqual([{ answered: { ready: true } }]);
  expect(step.services.opened).toEqual([]);
});

test('opens the console, says so, and stays', async () => {
  const step = await renderStep('account', { lang: 'fr' });
  await sees(step, 'J’ai un compte : continuer');
  await takes(step.screen, 'Ouvrir la console dans mon navigateur');
  await sees(step, 'Page ouverte dans votre navigateur.');
  expect(step.services.opened).toEqual([pages.console]);
  expect(step.events).toEqual([]);
});

test('shows the address to copy if no browser can be opened', async () => {
  const browser = { available: false, open: async () => false };
  const step = await renderStep('account', { services: { browser } });
  await sees(step, goOn);
  await takes(step.screen, open);
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
