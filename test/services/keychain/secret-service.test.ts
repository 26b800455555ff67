import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  busAddress,
  checkSecretService,
  socketPath,
} from '../../../src/services/keychain/secret-service.ts';
import { errorFamily } from '../../support/rules/error-families.ts';

describe('the address of the session bus', () => {
  it.each([
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/a' }, 'unix:path=/a'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/a', XDG_RUNTIME_DIR: '/run' }, 'unix:path=/a'],
    [{ XDG_RUNTIME_DIR: '/run/user/1000' }, 'unix:path=/run/user/1000/bus'],
    [{ DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: '/my run' }, 'unix:path=/my%20run/bus'],
    [{ DISPLAY: ':0' }, undefined],
  ])('of %j is %j', (variables, address) => {
    expect(busAddress(variables)).toBe(address);
  });

  it.each([
    ['unix:path=/run/user/1000/bus', '/run/user/1000/bus'],
    ['unix:path=/tmp/dbus-Xy,guid=0123', '/tmp/dbus-Xy'],
    ['unix:guid=0123,path=/tmp/dbus-Xy', '/tmp/dbus-Xy'],
    ['unix:path=/first;unix:path=/second', '/first'],
    ['unix:path=/with%20space%2cand%3Bmore', '/with space,and;more'],
    ['unix:abstract=/tmp/dbus-Xy,guid=0123', '\0/tmp/dbus-Xy'],
    ['tcp:host=localhost,port=1', undefined],
    ['tcp:host=localhost;unix:path=/second', undefined],
    ['autolaunch:', undefined],
    ['disabled:', undefined],
    ['garbage', undefined],
  ])('%s is the socket %j', (address, path) => {
    expect(socketPath(address)).toBe(path);
  });
});

/** Returns a reply (2), an error (3) or a signal (4) as a bus sends it, in either byte order. */
function message(type: 2 | 3 | 4, body: Buffer, order: 'little' | 'big' = 'little'): Buffer {
  const head = Buffer.alloc(16);
  head.write(order === 'little' ? 'l' : 'B', 'latin1');
  head[1] = type;
  head[3] = 1;
  if (order === 'little') head.writeUInt32LE(body.length, 4);
  else head.writeUInt32BE(body.length, 4);
  return Buffer.concat([head, body]);
}

const variant = (value: readonly number[]) => Buffer.from([1, 98, 0, 0, ...value]);
const helloReply = message(2, Buffer.from(':1.7\0'));
const signal = message(4, Buffer.from('NameAcquired'));

describe(errorFamily('keychain', 'asking the Secret Service'), () => {
  let folder: string;
  let bus: Server | undefined;
  const connections: Socket[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bus-'));
  });
  afterEach(async () => {
    for (const connection of connections.splice(0)) connection.destroy();
    bus?.close();
    await rm(folder, { recursive: true });
  });

  /**
   * Starts a bus that completes the handshake, then answers a request with these pieces. Returns the variables that
   * lead to it.
   */
  async function busThat(sends: readonly Buffer[], at = join(folder, 'bus')) {
    bus = createServer((connection) => {
      connections.push(connection);
      let heard = '';
      connection.on('error', () => {});
      connection.on('data', async (piece) => {
        const before = heard;
        heard += piece.toString('latin1');
        const isNew = (word: string) => heard.includes(word) && !before.includes(word);
        if (isNew('AUTH EXTERNAL\r\nDATA\r\n')) connection.write('DATA\r\nOK 0123456789abcdef\r\n');
        if (!isNew('Locked')) return;
        for (const send of sends) await new Promise((resolve) => connection.write(send, resolve));
      });
    });
    bus.listen(at);
    await once(bus, 'listening');
    const [kind, name] = at.startsWith('\0') ? ['abstract', at.slice(1)] : ['path', at];
    return { DBUS_SESSION_BUS_ADDRESS: `unix:${kind}=${name}` };
  }

  const check = (variables: Record<string, string>, writes = false) =>
    checkSecretService(variables, { writes, signal: new AbortController().signal });
  const problem = (name: string) => ({ error: { code: 'keychain', problem: name } });

  it.each([
    ['little', [1, 0, 0, 0]],
    ['big', [0, 0, 0, 1]],
  ] as const)('recognises "locked" in %s-endian order', async (order, value) => {
    const variables = await busThat([helloReply, signal, message(2, variant(value), order)]);
    await expect(check(variables)).rejects.toMatchObject(problem('locked'));
  });

  it('accepts unlocked, in any chunks', async () => {
    const whole = Buffer.concat([signal, helloReply, message(2, variant([0, 0, 0, 0]))]);
    const bytes = [...whole].map((byte) => Buffer.from([byte]));
    await expect(check(await busThat(bytes), true)).resolves.toBeUndefined();
  });

  it('requires a collection only for writing', async () => {
    const error = message(3, Buffer.from('Object does not exist at path'));
    const variables = await busThat([helloReply, error]);
    await expect(check(variables, true)).rejects.toMatchObject(problem('no-collection'));
    await expect(check(variables, false)).resolves.toBeUndefined();
  });

  it('leaves any other error to the keychain', async () => {
    const variables = await busThat([helloReply, message(3, Buffer.from('Not today'))]);
    await expect(check(variables, true)).resolves.toBeUndefined();
  });

  it('leaves a closed bus to the keychain', async () => {
    const variables = await busThat([]);
    const checked = check(variables, true);
    bus?.once('connection', (connection: Socket) => connection.end());
    await expect(checked).resolves.toBeUndefined();
  });

  it.runIf(process.platform === 'linux')('finds a bus at an abstract socket', async () => {
    const variables = await busThat(
      [helloReply, message(2, variant([1, 0, 0, 0]))],
      `\0${join(folder, 'abstract')}`,
    );
    await expect(check(variables)).rejects.toMatchObject(problem('locked'));
  });

  it('limits the wait for an answer', async () => {
    const variables = await busThat([helloReply]);
    const abort = new AbortController();
    const checked = checkSecretService(variables, { writes: false, signal: abort.signal });
    abort.abort();
    await expect(checked).rejects.toMatchObject(problem('hanging'));
  });

  it('reports that there is no bus if none listens or is named', async () => {
    const nowhere = { XDG_RUNTIME_DIR: folder };
    await expect(check(nowhere)).rejects.toMatchObject(problem('no-bus'));
    await expect(check({ DISPLAY: ':0' })).rejects.toMatchObject(problem('no-bus'));
  });

  it('makes no request to an unreachable address', async () => {
    await expect(
      check({ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=localhost' }),
    ).resolves.toBeUndefined();
  });
});
