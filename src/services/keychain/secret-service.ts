import { connect, type Socket } from 'node:net';
import { keychainError } from './keychain-error.ts';
import { answers, callText, type WireCall } from './wire.ts';

/**
 * Asks the Secret Service of this session whether its default collection exists and is unlocked. Three properties of
 * libsecret make this necessary: it reports "no entry" for a locked collection, so a stored key seems lost; it waits
 * forever for a prompt or a service that does not answer, and a waiting native call prevents the process from ending;
 * and without a bus it may start one that keeps running.
 *
 * Throws the errors keychain/no-bus, /locked and, if `writes`, /no-collection. Returns if it cannot tell (another kind
 * of address or answer); then the keychain reports its own errors. Has no time limit: the caller aborts `signal`.
 */
export async function checkSecretService(
  variables: Readonly<Record<string, string | undefined>>,
  options: { readonly writes: boolean; readonly signal: AbortSignal },
): Promise<void> {
  const address = busAddress(variables);
  if (address === undefined) throw keychainError('no-bus');
  const path = socketPath(address);
  if (path === undefined) return;
  const answer = await ask(path, options.signal);
  if (answer === 'locked') throw keychainError('locked');
  if (answer === 'no-collection' && options.writes) throw keychainError('no-collection');
}

/** Returns the address of the session bus, determined as libsecret does; undefined if there is none. */
export function busAddress(
  variables: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const address = variables['DBUS_SESSION_BUS_ADDRESS'];
  if (address) return address;
  const folder = variables['XDG_RUNTIME_DIR'];
  return folder ? `unix:path=${encodeURI(folder)}/bus` : undefined;
}

/**
 * Returns the socket of the first entry of a bus address, if it names one. The name of an abstract socket begins with a
 * zero byte.
 */
export function socketPath(address: string): string | undefined {
  const found = /^unix:(?:[^;]*,)?(path|abstract)=([^,;]+)/.exec(address);
  const [, kind, escaped = ''] = found ?? [];
  if (kind === undefined) return undefined;
  const name = escaped.replace(/%([0-9a-f]{2})/gi, (_, hex) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return kind === 'abstract' ? `\0${name}` : name;
}

const hello: WireCall = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  member: 'Hello',
  texts: [],
};

const isLocked: WireCall = {
  destination: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets/aliases/default',
  interface: 'org.freedesktop.DBus.Properties',
  member: 'Get',
  texts: ['org.freedesktop.Secret.Collection', 'Locked'],
};

type Answer = 'locked' | 'unlocked' | 'no-collection' | 'unclear';

function ask(path: string, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    const give = (answer: Answer) => {
      resolve(answer);
      signal.removeEventListener('abort', giveUp);
      // Close the socket later, while the keychain is awaited, because closing takes longer than the whole answer.
      setImmediate(() => socket.destroy());
    };
    const giveUp = () => {
      reject(keychainError('hanging'));
      socket.destroy();
    };
    signal.addEventListener('abort', giveUp, { once: true });
    socket.on('error', (error) => reject(keychainError('no-bus', error.message)));
    socket.on('close', () => resolve('unclear'));
    greet(socket, (received) => {
      const second = answers(received)[1];
      if (second !== undefined) give(meaning(second));
    });
  });
}

/** Opens the connection. Sends no user name, so the bus uses the identity that the socket proves. */
function greet(socket: Socket, onMessages: (received: Buffer) => void): void {
  let received = Buffer.alloc(0);
  let greeted = false;
  const calls = callText(hello, 1) + callText(isLocked, 2);
  // Sends everything at once, as other D-Bus clients do. A bus that refuses the client does not answer the calls
  // either.
  socket.write(`\0AUTH EXTERNAL\r\nDATA\r\nBEGIN\r\n${calls}`, 'latin1');
  socket.on('data', (piece) => {
    received = Buffer.concat([received, piece]);
    if (greeted) return onMessages(received);
    const ok = /^(?:DATA[^\n]*\r\n)?OK [^\n]*\r\n/.exec(received.toString('latin1'));
    if (ok === null) return;
    greeted = true;
    received = received.subarray(ok[0].length);
    onMessages(received);
  });
}

function meaning(answer: { readonly ok: boolean; readonly bytes: Buffer }): Answer {
  const { ok, bytes } = answer;
  // The reply ends in a boolean of four bytes, little-endian or big: any of them set is true.
  if (ok) return bytes.subarray(-4).some((byte) => byte !== 0) ? 'locked' : 'unlocked';
  const absent = /does not exist|UnknownObject|NoSuchObject/.test(bytes.toString('latin1'));
  return absent ? 'no-collection' : 'unclear';
}
