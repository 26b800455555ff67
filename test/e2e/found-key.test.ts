import { describe, expect, it, vi } from 'vitest';
import { type Lang, otherLang } from '../../src/i18n/languages.ts';
import { foundMessages } from '../../src/steps/key/found-messages.ts';
import { messages as key } from '../../src/steps/key/messages.ts';
import { storeMessages } from '../../src/steps/key/store-messages.ts';
import { keyringParts, startKeyring } from '../support/processes/keyring.ts';
import { settleAll } from '../support/settle-all.ts';
import { inBothLangs } from '../support/terminal/both-langs.ts';
import type { ProgramTerminal } from '../support/terminal/pty.ts';
import { choose, isAt, says } from '../support/terminal/screens.ts';
import { inSession, type Session } from '../support/terminal/session.ts';

vi.setConfig({ testTimeout: 90_000 });

const found = 'Jw5Hq8Tz2Nv6Lk1Rb9Xc3Md7Pf0Gs4Ya';

describe('a key that is in MISTRAL_API_KEY already', {
  tags: [...keyringParts, 'secret-tool'],
}, () => {
  it('is found, and left there or copied to the keychain, as the user chooses', async () => {
    const keyring = await startKeyring('unlocked');
    const variables = { ...keyring.variables, MISTRAL_API_KEY: found };
    const lookup = (account: string) =>
      keyring.run('secret-tool', ['lookup', 'service', 'mistral-onboard', 'account', account]);
    try {
      await inSession({ scenario: 'ok', variables, key: found }, async (session) => {
        await settleAll([leave(session), copy(session)]);
      });
      expect(await lookup('left')).toMatchObject({ code: 1, stdout: '' });
      expect(await lookup('copied')).toMatchObject({ code: 0, stdout: found });
    } finally {
      await keyring.stop();
    }
  });
});

const last = found.slice(-4);
const variable = (lang: Lang) => foundMessages[lang].variable('MISTRAL_API_KEY');

async function leave(session: Session): Promise<void> {
  const terminal = await startAtOffer(session, 'en', 'left');
  await choose(terminal, key.en.chooseStay(variable('en'), last));
  await expectInBoth(terminal, 'en', (lang) => [key[lang].storedEnvironment]);
}

async function copy(session: Session): Promise<void> {
  const terminal = await startAtOffer(session, 'fr', 'copied');
  await choose(terminal, key.fr.chooseStore(variable('fr'), last));
  await terminal.waitFor(isAt('place', 'fr'));
  const keychain = (lang: Lang) =>
    storeMessages[lang].keychain(storeMessages[lang].places['secret-service']);
  await expectInBoth(terminal, 'fr', (lang) => [keychain(lang)]);
  await choose(terminal, keychain('fr'));
  await expectInBoth(terminal, 'fr', (lang) => [key[lang].stored]);
}

/** Starts the wizard and goes to the screen that offers the found key. */
async function startAtOffer(session: Session, lang: Lang, profile: string) {
  const terminal = await session.start(lang, { args: ['--profile', profile] });
  for (const screen of ['account', 'billing'] as const) {
    await terminal.waitFor(isAt(screen, lang));
    await terminal.pressUntil('return', (frame) => !isAt(screen, lang)(frame));
  }
  await expectInBoth(terminal, lang, (now) => {
    const { foundLead, chooseStay, chooseStore } = key[now];
    return [foundLead, chooseStay(variable(now), last), chooseStore(variable(now), last)];
  });
  return terminal;
}

/** Expects all of this on the screen in both languages; the wizard continues in the initial one. */
async function expectInBoth(
  terminal: ProgramTerminal,
  lang: Lang,
  textsIn: (lang: Lang) => readonly string[],
): Promise<void> {
  const isIn = (now: Lang) => (frame: string) => textsIn(now).every((text) => says(text)(frame));
  await inBothLangs(terminal, lang, isIn);
  await inBothLangs(terminal, otherLang(lang), isIn);
}
