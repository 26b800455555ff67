import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { shared } from '../../src/i18n/messages.ts';
import { messages } from '../../src/steps/account/messages.ts';
import { randomKey } from '../support/fakes/random-key.ts';
import { longWait } from '../support/long-wait.ts';
import { withPassphrase } from '../support/processes/machine.ts';
import { isAt, markedLine, says } from '../support/terminal/screens.ts';
import { inSession } from '../support/terminal/session.ts';

vi.setConfig({ testTimeout: 90_000 });

test('gives a browser neither the key nor the passphrase of the environment', async () => {
  const key = randomKey();
  const secrets = { MISTRAL_API_KEY: key, ...withPassphrase };
  const variables = { ...secrets, DISPLAY: ':0' };
  await inSession({ scenario: undefined, variables, key }, async ({ folders, start }) => {
    const [browser, named] = [join(folders.root, 'browser'), join(folders.root, 'named')];
    await writeFile(browser, `#!/bin/sh\nenv | cut -d= -f1 > ${named}\necho end >> ${named}\n`);
    await chmod(browser, 0o755);
    const terminal = await start('en', { variables: { BROWSER: browser } });
    await terminal.waitFor(isAt('account', 'en'));
    await terminal.pressUntil('down', (frame) => messages.en.open === markedLine(frame));
    await terminal.pressUntil('return', says(shared.en.opened));
    const read = () => readFile(named, 'utf8').catch(() => '');
    await vi.waitUntil(async () => (await read()).endsWith('end\n'), longWait);
    const names = (await read()).split('\n');
    expect(names).toContain('DISPLAY');
    expect(names.filter((name) => name in secrets)).toEqual([]);
  });
});
