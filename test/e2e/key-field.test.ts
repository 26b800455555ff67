import { describe, expect, test, vi } from 'vitest';
import { errorMessage } from '../../src/i18n/errors.ts';
import { type Lang, langs, otherLang } from '../../src/i18n/languages.ts';
import { countCharacters } from '../../src/steps/key/count-characters.ts';
import { messages as key } from '../../src/steps/key/messages.ts';
import { inBothLangs } from '../support/terminal/both-langs.ts';
import { expectToLeave } from '../support/terminal/leaving.ts';
import type { ProgramTerminal } from '../support/terminal/pty.ts';
import { flat, isAt, says, secret, wizard } from '../support/terminal/screens.ts';
import { inSession } from '../support/terminal/session.ts';

vi.setConfig({ testTimeout: 60_000 });

const refused = [
  ['too-short', secret.slice(0, 6)],
  ['openai', `sk-proj-${secret}`],
  ['anthropic', `sk-ant-${secret}`],
  ['url', `https://${secret}.example`],
  ['unsendable', `clé ${secret} été`],
] as const;

const brought = [
  [`"${secret}"`, ['quotes']],
  [`Bearer ${secret}`, ['bearer']],
  // A paste with a line end is submitted at once.
  [`\n${secret}\r\n`, ['newlines']],
  [`export MISTRAL_API_KEY='${secret}'`, ['assignment', 'quotes']],
] as const;

/** Returns the field's message in both languages without leaving it; the wizard continues in the other one. */
async function expectRefused(terminal: ProgramTerminal, lang: Lang, [problem, text]: Refused) {
  const message = (now: Lang) => errorMessage(now, { code: 'key-malformed', problem }).message;
  await terminal.pasteUntil(text, '•••');
  await terminal.pressUntil('return', says(message(lang)));
  const frames = await inBothLangs(terminal, lang, (now) => says(message(now)));
  for (const now of langs) {
    expect(isAt('paste', now)(frames[now])).toBe(true);
    expect(flat(frames[now])).toContain(flat(key[now].placeholder));
  }
}

/** Returns the text of the screen after the field; the wizard returns to the field. */
async function expectTakenOff(terminal: ProgramTerminal, lang: Lang, [text, removed]: Brought) {
  const names = removed.map((what) => key[lang].removedNames[what]);
  const said = says(key[lang].removed(names.join(', ')));
  const isSent = text.endsWith('\n');
  if (!isSent) await terminal.pasteUntil(text, '•••');
  const frame = isSent
    ? await terminal.pasteUntil(text, said)
    : await terminal.pressUntil('return', said);
  const described = key[lang].describe(countCharacters(lang, 32), secret.slice(-4));
  expect(flat(frame)).toContain(flat(described));
  await terminal.pressUntil('escape', isAt('paste', lang));
}

type Refused = (typeof refused)[number];
type Brought = (typeof brought)[number];

describe('the key field, in both languages', () => {
  test('refuses text that cannot be a key; removes what was copied with a key, and says so', async () => {
    await inSession({ scenario: undefined }, async (session) => {
      const terminal = await session.start('en', { demo: true });
      await wizard(terminal, { lang: 'en', paste: '', to: 'paste' });
      let lang: Lang = 'en';
      for (const each of refused) {
        await expectRefused(terminal, lang, each);
        lang = otherLang(lang);
      }
      for (const each of brought) await expectTakenOff(terminal, lang, each);
      lang = otherLang(lang);
      await terminal.pressUntil('ctrl+l', isAt('paste', lang));
      for (const each of brought) await expectTakenOff(terminal, lang, each);
      await expectToLeave(terminal);
    });
  });
});
