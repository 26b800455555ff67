import { expect, vi } from 'vitest';
import { type Lang, langs } from '../../src/i18n/locale.ts';
import { foundWords } from '../../src/steps/key/found-words.ts';
import { placeWords as place } from '../../src/steps/key/place-words.ts';
import { words as key } from '../../src/steps/key/words.ts';
import { describeWithKeyring } from '../support/describe-with-keyring.ts';
import { startKeyring } from '../support/keyring.ts';
import { inSession } from '../support/session.ts';
import { settleAll } from '../support/settle-all.ts';
import { choose, isAt, says } from '../support/stations.ts';

vi.setConfig({ testTimeout: 90_000 });

const found = 'Jw5Hq8Tz2Nv6Lk1Rb9Xc3Md7Pf0Gs4Ya';

describeWithKeyring('a key that is in MISTRAL_API_KEY already', (it) => {
  it('is found, and left there or copied to the keychain as the person says', async () => {
    await settleAll(langs.map(takeOver));
  });
});

async function takeOver(lang: Lang): Promise<void> {
  const keyring = await startKeyring('unlocked');
  const variables = { ...keyring.variables, MISTRAL_API_KEY: found };
  const last = found.slice(-4);
  const lookup = (account: string) =>
    keyring.run('secret-tool', ['lookup', 'service', 'mistral-onboard', 'account', account]);
  try {
    await inSession({ scenario: 'ok', variables, key: found }, async (session) => {
      /** Chooses on the screen that offers what was found, and waits for what comes of it. */
      const settle = async (profile: string, choice: string, outcome: string) => {
        const terminal = await session.start(lang, { args: ['--profile', profile] });
        for (const station of ['account', 'billing'] as const) {
          await terminal.waitFor(isAt(station, lang));
          await terminal.pressUntil('return', (frame) => !isAt(station, lang)(frame));
        }
        await terminal.waitFor(says(key[lang].foundLead));
        await choose(terminal, choice);
        if (outcome === key[lang].stored) {
          await terminal.waitFor(isAt('place', lang));
          await choose(terminal, place[lang].keychain(place[lang].places['secret-service']));
        }
        await terminal.waitFor(says(outcome));
      };
      const text = key[lang];
      const variable = foundWords[lang].variable('MISTRAL_API_KEY');
      await Promise.all([
        settle('left', text.chooseStay(variable, last), text.storedEnvironment),
        settle('copied', text.chooseStore(variable, last), text.stored),
      ]);
    });
    expect(await lookup('left')).toMatchObject({ code: 1, stdout: '' });
    expect(await lookup('copied')).toMatchObject({ code: 0, stdout: found });
  } finally {
    await keyring.stop();
  }
}
