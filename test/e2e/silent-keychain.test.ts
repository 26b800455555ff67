import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorMessage } from '../../src/i18n/errors.ts';
import {
  environmentWith,
  makeFolders,
  type PrivateFolders,
  programFile,
} from '../support/processes/program.ts';
import { errorFamily } from '../support/rules/error-families.ts';

let folders: PrivateFolders;
let bus: Server;
const connections: Socket[] = [];

beforeEach(async () => {
  folders = await makeFolders();
  bus = createServer((connection) => {
    connections.push(connection);
    connection.on('error', () => {});
    connection.resume();
  });
});
afterEach(async () => {
  for (const connection of connections.splice(0)) connection.destroy();
  bus.close();
  await folders.remove();
});

/** Starts `env` in a session whose bus accepts connections and sends nothing; returns how it ends. */
function startOn(address: string) {
  const child = spawn(process.execPath, [programFile(), 'env'], {
    env: environmentWith({ ...folders.variables, DBUS_SESSION_BUS_ADDRESS: address }),
    timeout: 30_000,
    killSignal: 'SIGKILL',
  });
  let said = '';
  child.stderr.on('data', (piece) => {
    said += piece;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, said }));
  return { child, ended };
}

async function socketBus(): Promise<string> {
  const path = join(folders.root, 'bus');
  bus.listen(path);
  await once(bus, 'listening');
  return `unix:path=${path}`;
}

/** Returns the address of a network bus, which is not probed first: the native library waits in its own thread. */
async function networkBus(): Promise<string> {
  bus.listen(0, '127.0.0.1');
  await once(bus, 'listening');
  const address = bus.address();
  return `tcp:host=127.0.0.1,port=${typeof address === 'object' ? address?.port : ''}`;
}

const cancelled = errorMessage('en', { code: 'cancelled' });

describe.runIf(process.platform === 'linux')(
  errorFamily('keychain', 'a keychain that never answers'),
  { tags: ['libsecret'] },
  () => {
    it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
      'is abandoned at once on %s',
      async (signal) => {
        const { child, ended } = startOn(await socketBus());
        await once(bus, 'connection');
        child.kill(signal);
        const said = `✗ ${cancelled.message} ${cancelled.hint}\n`;
        expect(await ended).toEqual({ code: 130, signal: null, said });
      },
    );

    // A native call that never returns keeps Node from exiting, so the program ends itself by SIGINT.
    it('is abandoned on a signal even if a native call never returns', async () => {
      const { child, ended } = startOn(await networkBus());
      await once(bus, 'connection');
      child.kill('SIGTERM');
      expect(await ended).toMatchObject({ code: null, signal: 'SIGINT' });
    });

    it('is reported, and never blocks the program', async () => {
      const { ended } = startOn(await networkBus());
      const { title: _, ...hanging } = errorMessage('en', {
        code: 'keychain',
        problem: 'hanging',
        detail: '',
      });
      const said = `✗ ${hanging.message} ${hanging.hint}\n`;
      expect(await ended).toEqual({ code: null, signal: 'SIGINT', said });
    });
  },
);
