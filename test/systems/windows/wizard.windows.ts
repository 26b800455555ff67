import { describe, expect, test } from 'vitest';
import { shared } from '../../../src/i18n/messages.ts';
import { messages as account } from '../../../src/steps/account/messages.ts';
import { managerNames } from '../../../src/steps/handoff/manager-names.ts';
import { messages as handoff } from '../../../src/steps/handoff/messages.ts';
import type { ProgramTerminal } from '../../support/terminal/pty.ts';
import { choose, markedLine, says, secret, wizard } from '../../support/terminal/screens.ts';
import { plantProject } from './planted.ts';
import { makeHome, startInWineTerminal } from './wine.ts';

describe('the wizard on Windows', () => {
  test('reaches the end of the demo', async () => {
    const terminal = await startInWineTerminal(['--demo', '--lang', 'en']);
    try {
      await wizard(terminal, { lang: 'en', paste: secret, to: 'done' });
      expect(await terminal.pressToEnd('return')).toBe(0);
    } finally {
      await terminal.close();
    }
  });

  test('reaches the end with a key in the Credential Manager', async () => {
    const home = makeHome();
    const profile = ['--profile', 'wizard'];
    const terminal = await startInWineTerminal(['--lang', 'fr', ...profile], { home });
    try {
      await wizard(terminal, { lang: 'fr', paste: secret, to: 'done' });
      expect(await terminal.pressToEnd('return')).toBe(0);
      expect(terminal.everyByte()).not.toContain(secret);
      const { stdout } = await home.run(['key', 'print', ...profile]);
      expect(stdout.trim()).toBe(secret);
    } finally {
      await terminal.close();
      await home.run(['key', 'remove', ...profile]);
      home.remove();
    }
  });

  test('starts no planted program to open a page or to find a secret manager', async () => {
    const home = makeHome();
    const project = plantProject(home.folder);
    const profile = ['--profile', 'planted'];
    const terminal = await startInWineTerminal(['--lang', 'fr', ...profile], {
      home,
      cwd: project.folder,
      // Wine puts these entries before its own.
      variables: { WINEPATH: project.entries.join(';') },
    });
    try {
      await openPage(terminal);
      await wizard(terminal, { lang: 'fr', paste: secret, to: 'handoff' });
      await checkManager(terminal, managerNames.github);
      expect(project.started()).toEqual([]);
    } finally {
      await terminal.close();
      await home.run(['key', 'remove', ...profile]);
      home.remove();
    }
  });
});

async function openPage(terminal: ProgramTerminal): Promise<void> {
  await terminal.waitFor(says(account.fr.open));
  await moveTo(terminal, account.fr.open);
  const { opened, notOpened } = shared.fr;
  const isAnswered = (frame: string) => says(opened)(frame) || says(notOpened)(frame);
  await terminal.pressUntil('return', isAnswered);
  // Wine's console draws this row beside the address, which is a link.
  await terminal.pressUntil('up', `› ${account.fr.continue}`);
}

/** Opens the commands of a secret manager, and has its program checked, which is not there. */
async function checkManager(terminal: ProgramTerminal, name: string): Promise<void> {
  const { names, tool } = handoff.fr;
  await moveTo(terminal, names.managers);
  await terminal.pressUntil('return', says(managerNames.gitlab));
  await choose(terminal, name);
  await terminal.typeUntil('k', says(tool.notReady('gh')));
}

/** Moves the marker to the row of a list that begins with a name. */
async function moveTo(terminal: ProgramTerminal, name: string): Promise<void> {
  const isThere = (frame: string) => markedLine(frame).startsWith(name);
  for (let moves = 0, frame = terminal.frame(); !isThere(frame); moves += 1) {
    if (moves > 20) throw new Error(`The marker never came to: ${name}\n${frame}`);
    const before = markedLine(frame);
    frame = await terminal.pressUntil('down', (now) => markedLine(now) !== before);
  }
}
