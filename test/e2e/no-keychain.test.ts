import { expect, test, vi } from 'vitest';
import { faultWords } from '../../src/i18n/faults.ts';
import { words as end } from '../../src/wizard/words.ts';
import { expectToLeave } from '../support/leaving.ts';
import { inSession } from '../support/session.ts';
import { flat, isAt, secret, titles, walk } from '../support/stations.ts';
import { saneTerminal } from '../support/terminal-state.ts';
import { keepForSession, startAtCheck } from '../support/trouble.ts';

vi.setConfig({ testTimeout: 90_000 });

test('without any keychain: says so, keeps the key for this session, and walks to the end', async () => {
  await inSession({ scenario: 'ok' }, async (session) => {
    const terminal = await startAtCheck(session, 'fr');
    const frame = await terminal.waitFor(isAt('place', 'fr'));
    const { title, message } = faultWords('fr', {
      code: 'keychain',
      problem: 'no-bus',
      detail: '',
    });
    for (const text of [title, message]) expect(flat(frame)).toContain(flat(text));
    await keepForSession(terminal, 'fr');
    const frames = await walk(terminal, { lang: 'fr', paste: '', from: 'stored', to: 'done' });
    expect(flat(frames.done ?? '')).toContain(flat(end.fr.keySession(secret.slice(-4))));
    expect(await terminal.pressToEnd('return')).toBe(0);
    expect(await terminal.stateAfterExit()).toEqual(saneTerminal);

    const second = await session.start('fr');
    expect(await second.waitFor(isAt('paste', 'fr'))).toContain(titles.fr[2]);
    await expectToLeave(second);
  });
});
