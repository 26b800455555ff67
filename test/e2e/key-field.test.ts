import { describe, expect, test, vi } from 'vitest';
import { faultWords } from '../../src/i18n/faults.ts';
import { langs, otherLang } from '../../src/i18n/locale.ts';
import { words as key } from '../../src/steps/key/words.ts';
import { expectToLeave } from '../support/leaving.ts';
import type { ProgramTerminal } from '../support/pty.ts';
import { inSession } from '../support/session.ts';
import { flat, isAt, says, secret, walk } from '../support/stations.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Runs with the demo at the field of the key. */
async function atField(
  lang: (typeof langs)[number],
  use: (terminal: ProgramTerminal) => Promise<void>,
): Promise<void> {
  await inSession({ scenario: undefined }, async (session) => {
    const terminal = await session.start(lang, { demo: true });
    await walk(terminal, { lang, paste: '', to: 'paste' });
    await use(terminal);
  });
}

describe.concurrent.each(langs)('the field of the key, in %s', (lang) => {
  test('refuses what can’t be a key, says why, and stays', async () => {
    const refused = [
      ['too-short', secret.slice(0, 6)],
      ['openai', `sk-proj-${secret}`],
      ['anthropic', `sk-ant-${secret}`],
      ['url', `https://${secret}.example`],
      ['unsendable', `clé ${secret} été`],
    ] as const;
    await atField(lang, async (terminal) => {
      for (const [problem, text] of refused) {
        const { message } = faultWords(lang, { code: 'key-malformed', problem });
        await terminal.pasteUntil(text, '•••');
        const frame = await terminal.pressUntil('return', says(message));
        expect(isAt('paste', lang)(frame)).toBe(true);
        expect(flat(frame)).toContain(flat(key[lang].placeholder));
      }
      const last = { code: 'key-malformed', problem: 'unsendable' } as const;
      const other = otherLang(lang);
      await terminal.pressUntil('ctrl+l', says(faultWords(other, last).message));
      await expectToLeave(terminal);
    });
  });

  test('takes off what a copied key brings along, and says so', async () => {
    const brought = [
      [`"${secret}"`, ['quotes']],
      [`Bearer ${secret}`, ['bearer']],
      // A paste that ends its line is sent at once.
      [`\n${secret}\r\n`, ['newlines']],
      [`export MISTRAL_API_KEY='${secret}'`, ['assignment', 'quotes']],
    ] as const;
    await atField(lang, async (terminal) => {
      for (const [text, removed] of brought) {
        const names = removed.map((what) => key[lang].removedNames[what]);
        const said = says(key[lang].removed(names.join(', ')));
        const isSent = text.endsWith('\n');
        if (!isSent) await terminal.pasteUntil(text, '•••');
        const frame = isSent
          ? await terminal.pasteUntil(text, said)
          : await terminal.pressUntil('return', said);
        expect(flat(frame)).toContain(flat(key[lang].describe('32', secret.slice(-4))));
        await terminal.pressUntil('escape', isAt('paste', lang));
      }
      await expectToLeave(terminal);
    });
  });
});
