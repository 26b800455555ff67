import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { leftovers } from '../support/network/leak-checks.ts';
import { progressIn } from '../support/processes/broken-home.ts';
import { pathsBelow } from '../support/processes/tree.ts';
import { errorFamily, triedErrors } from '../support/rules/error-families.ts';
import { expectToLeave } from '../support/terminal/leaving.ts';
import { isAt, type ScreenStop, secret, stepTitle, wizard } from '../support/terminal/screens.ts';
import { inSession } from '../support/terminal/session.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Content of a progress file, and the step that a start with it must show. */
const contents: Readonly<Record<string, readonly [ScreenStop, (host: string) => string | Buffer]>> =
  {
    'cut in the middle': ['account', (host) => saved(host).slice(0, -40)],
    'of bytes that are not text': [
      'account',
      () => Buffer.from([0, 1, 0xff, 0xfe, 0x1b, 0x5b, 0x32]),
    ],
    'larger than any progress': ['account', (host) => saved(host).padEnd(5_000_000)],
    'of other types': [
      'account',
      (host) => JSON.stringify({ host, lang: 7, current: [], answers: 'all', skipped: { key: 1 } }),
    ],
    'of a later version': [
      'billing',
      (host) =>
        JSON.stringify({
          host,
          version: 9,
          lang: 'de',
          current: 'oauth',
          skipped: ['oauth', 7, null],
          answers: { account: { ready: true, since: 2030 }, oauth: {}, constructor: 1, model: [] },
        }),
    ],
  };

const saved = (host: string) =>
  JSON.stringify({
    host,
    lang: 'en',
    current: 'billing',
    skipped: [],
    answers: { account: { ready: true } },
  });

describe.concurrent(errorFamily('files', 'a progress file'), () => {
  test(`${Object.keys(contents).join(', ')}: the wizard starts at a valid step, and writes a valid file`, async ({
    task,
  }) => {
    triedErrors(task, Object.keys(contents).length);
    await inSession({ scenario: undefined }, async (session) => {
      const path = progressIn(session.folders.home);
      await mkdir(dirname(path), { recursive: true });
      for (const [name, [screen, contentFor]] of Object.entries(contents)) {
        await writeFile(path, contentFor(new URL(session.url).host));
        const terminal = await session.start('en');
        const frame = await terminal.waitFor(isAt(screen, 'en'));
        expect(frame, name).not.toContain('�');
        await terminal.pressUntil('ctrl+l', isAt(screen, 'fr'));
        await expectToLeave(terminal);
        expect(leftovers(terminal.everyByte()), name).toEqual([]);
        expect(JSON.parse(await readFile(path, 'utf8')), name).toMatchObject({ lang: 'fr' });
      }
      expect(pathsBelow(dirname(path))).toEqual(['default.json']);
    });
  });

  test('written by two wizards at once is a complete one of either, and both continue', async () => {
    await inSession({ scenario: undefined }, async (session) => {
      const [one, two] = await Promise.all([session.start('en'), session.start('fr')]);
      // A wizard started after the other one has saved would begin at the saved position.
      await Promise.all([one.waitFor(isAt('account', 'en')), two.waitFor(isAt('account', 'fr'))]);
      await Promise.all([
        wizard(one, { lang: 'en', paste: secret, to: 'paste' }),
        wizard(two, { lang: 'fr', paste: secret, to: 'billing' }),
      ]);
      for (let time = 0; time < 10; time += 1) {
        one.press('ctrl+l');
        two.press('ctrl+l');
      }
      await Promise.all([
        one.pressUntil(
          'escape',
          (frame) => isAt('billing', 'en')(frame) || isAt('billing', 'fr')(frame),
        ),
        two.pressUntil(
          'return',
          (frame) => isAt('paste', 'en')(frame) || isAt('paste', 'fr')(frame),
        ),
      ]);
      await Promise.all([expectToLeave(one), expectToLeave(two)]);
      for (const terminal of [one, two]) expect(leftovers(terminal.everyByte())).toEqual([]);
      const path = progressIn(session.folders.home);
      expect(pathsBelow(dirname(path))).toEqual(['default.json']);
      const { current, answers } = JSON.parse(await readFile(path, 'utf8'));
      expect(answers).toMatchObject({ account: { ready: true } });
      const next = await session.start('en');
      await next.waitFor(stepTitle(current, 'en'));
      await expectToLeave(next);
    });
  });
});
