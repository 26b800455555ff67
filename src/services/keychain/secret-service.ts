import { connect, type Socket } from 'node:net';
import { type DbusCall, encodeCall, repliesIn } from './dbus-message.ts';
import { keychainError } from './keychain-error.ts';

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
  const state = await askState(path, options.signal);
  if (state === 'locked') throw keychainError('locked');
  if (state === 'no-collection' && options.writes) throw keychainError('no-collection');
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

const hello: DbusCall = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  member: 'Hello',
  texts: [],
};

const getLocked: DbusCall = {
  destination: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets/aliases/default',
  interface: 'org.freedesktop.DBus.Properties',
  member: 'Get',
  texts: ['org.freedesktop.Secret.Collection', 'Locked'],
};

type CollectionState = 'locked' | 'unlocked' | 'no-collection' | 'unclear';

/**
 * Asks over the socket at `path`. Rejects with the errors keychain/no-bus and, once the signal is aborted, /hanging.
 */
function askState(path: string, signal: AbortSignal): Promise<CollectionState> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    const give = (state: CollectionState) => {
      resolve(state);
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
    sendCalls(socket, (received) => {
      const second = repliesIn(received)[1];
      if (second !== undefined) give(stateIn(second));
    });
  });
}

/**
 * Authenticates and sends both calls. Sends no user name, so the bus uses the identity that the socket proves.
 * `onMessages` gets all bytes that were received since the authentication.
 */
function sendCalls(socket: Socket, onMessages: (received: Buffer) => void): void {
  let received = Buffer.alloc(0);
  let greeted = false;
  const calls = encodeCall(hello, 1) + encodeCall(getLocked, 2);
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

function stateIn(reply: { readonly ok: boolean; readonly bytes: Buffer }): CollectionState {
  const { ok, bytes } = reply;
  // The reply ends in a boolean of four bytes, in either byte order. It is true if any of them is set.
  if (ok) return bytes.subarray(-4).some((byte) => byte !== 0) ? 'locked' : 'unlocked';
  const absent = /does not exist|UnknownObject|NoSuchObject/.test(bytes.toString('latin1'));
  return absent ? 'no-collection' : 'unclear';
}
