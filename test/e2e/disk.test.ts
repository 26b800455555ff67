import { chown, lstat, mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { otherLang } from '../../src/i18n/languages.ts';
import { shared } from '../../src/i18n/messages.ts';
import { messages as end } from '../../src/wizard/messages.ts';
import {
  appFolderIn,
  type BrokenHome,
  brokenHomes,
  mountedHomes,
  preparedHomes,
  progressIn,
} from '../support/processes/broken-home.ts';
import { pathsBelow } from '../support/processes/tree.ts';
import { empty, runUnsaved, startInEachHome } from '../support/processes/unsaved.ts';
import { errorFamily, triedErrors } from '../support/rules/error-families.ts';
import { expectToLeave } from '../support/terminal/leaving.ts';
import { flat, isAt, secret, wizard } from '../support/terminal/screens.ts';
import { inSession } from '../support/terminal/session.ts';

vi.setConfig({ testTimeout: 60_000 });

const homes: Readonly<Record<string, BrokenHome>> = preparedHomes;

describe.concurrent(
  errorFamily('files', 'progress that can’t be saved is reported, and the wizard continues'),
  () => {
    test(`because of ${Object.keys(homes).join(', ')}; progress is saved once that is repaired, and again after its folder was removed`, async ({
      task,
    }) => {
      triedErrors(task, Object.keys(homes).length + 2);
      await inSession({ scenario: undefined }, async (session) => {
        const { home } = session.folders;
        const { terminal, lang } = await startInEachHome(session, Object.values(homes));
        await empty(home);
        const next = otherLang(lang);
        await terminal.pressUntil('ctrl+l', isAt('billing', next));
        await terminal.waitFor((frame) => !frame.includes(shared[next].unsaved));
        const path = progressIn(home);
        expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ lang: next });
        await rm(appFolderIn(home), { recursive: true });
        await terminal.pressUntil('return', isAt('paste', next));
        expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ current: 'key' });
        await expectToLeave(terminal);
        expect(flat(terminal.frame())).toBe(flat(end[next].left));
      });
    });

    const mounted: readonly (readonly [string, BrokenHome])[] = Object.entries(mountedHomes);
    test.each(mounted)('because of %s', { tags: ['namespaces'] }, async (_, home) => {
      await inSession({ scenario: undefined }, (session) =>
        runUnsaved(session, home, { lang: 'fr', to: 'billing' }),
      );
    });

    test('because no file can grow by a byte; the first chat still works', async ({ task }) => {
      triedErrors(task, 2);
      const variables = { MISTRAL_ONBOARD_STORE: 'memory' };
      const home = brokenHomes['no byte more in any file'];
      await inSession({ scenario: 'ok', variables }, (session) =>
        runUnsaved(session, home, { lang: 'fr', to: 'answered' }),
      );
    });
  },
);

describe.concurrent(errorFamily('files', 'progress is saved'), () => {
  test('through a symbolic link, in a folder others can read, and when started in a deleted folder', async ({
    task,
  }) => {
    triedErrors(task, 3);
    await inSession({ scenario: undefined }, async (session) => {
      const { home } = session.folders;
      const dotfiles = join(home, 'dotfiles');
      await mkdir(dotfiles, { mode: 0o755 });
      if (process.getuid?.() === 0) await chown(dotfiles, 1234, 2345);
      await mkdir(dirname(appFolderIn(home)));
      await symlink(dotfiles, appFolderIn(home));
      const before = await lstat(dotfiles);
      const leave = 'mkdir "$TMPDIR/gone" && cd "$TMPDIR/gone" && rmdir ../gone; exec "$@"';
      const terminal = await session.start('en', { prefix: ['sh', '-c', leave, 'sh'] });
      const frames = await wizard(terminal, { lang: 'en', paste: secret, to: 'billing' });
      expect(frames.billing).not.toContain(shared.en.unsaved);
      await expectToLeave(terminal);
      expect(pathsBelow(session.folders.temp)).toEqual([]);
      expect((await lstat(appFolderIn(home))).isSymbolicLink()).toBe(true);
      const { mode, uid } = await lstat(dotfiles);
      expect({ mode, uid }).toEqual({ mode: before.mode, uid: before.uid });
      expect(pathsBelow(dotfiles)).toEqual(['progress', 'progress/default.json']);
      expect((await lstat(join(dotfiles, 'progress/default.json'))).mode & 0o777).toBe(0o600);
    });
  });
});
