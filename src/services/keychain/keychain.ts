import type { KeychainPort, KeychainState } from '../ports/keychain.ts';
import type { ProcessesPort } from '../ports/processes.ts';
import { checkedProfile } from '../ports/profile-name.ts';
import { Secret } from '../ports/secret.ts';
import { type CallLimits, macCapMs, withDeadline } from './deadline.ts';
import { errorOf, keychainError } from './keychain-error.ts';
import { type Keytar, keychainService, loadKeytar } from './load.ts';
import { checkSecretService } from './secret-service.ts';
import { storeNameOn } from './store-name.ts';

/** Options of calls to the keychain. */
export interface KeychainCallOptions extends CallLimits {
  readonly platform: NodeJS.Platform;
  /** Variables that hold the address of the session bus on Linux. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Loads keytar. Called by each call to the keychain; replaceable in tests. */
  readonly load?: () => Promise<Keytar>;
}

export interface KeychainOptions extends KeychainCallOptions {
  readonly processes: ProcessesPort;
  /** The path of the running Node, which also runs the program that reads back. */
  readonly nodePath: string;
  /** Arguments of Node that run the built `read-back.ts`; the profile follows. */
  readonly readBackProgram: readonly string[];
}

/** The name under which `probe` stores its test entries. */
export const probeService = 'mistral-onboard-probe';

/** Milliseconds allowed for reading back: a slow machine takes long to start Node. */
const readBackCapMs = 10_000;

/** Creates access to the keychain of this system, through keytar. The value of an entry is the bare key. */
export function createKeychain(options: KeychainOptions): KeychainPort {
  const call = createCall(options);
  return {
    place: storeNameOn(options.platform),
    probe: () => probe(call),
    read: (profile) => read(call, profile),
    write: (profile, key) => write(call, profile, key),
    remove: (profile) => remove(call, profile),
    readBack: (profile, key) => readBack(options, profile, key),
  };
}

/** Runs work with the keychain under the deadline of a call. `writes` is true if the work writes. */
export type Call = <T>(
  work: (keytar: Keytar) => Promise<T>,
  how: { readonly writes: boolean },
) => Promise<T>;

/** Returns a function that checks the keychain, loads its library, and then does the work. */
export function createCall(options: KeychainCallOptions): Call {
  const { platform, variables, load = loadKeytar } = options;
  const hasBus = storeNameOn(platform) === 'secret-service';
  const { onWait, ...others } = options;
  // Only macOS asks for a password in a window of the system, which a person needs time to answer.
  const limits = platform === 'darwin' ? { ...others, maxMs: macCapMs, onWait } : others;
  return (work, { writes }) =>
    withDeadline(limits, async (signal) => {
      const check = hasBus ? checkSecretService(variables, { writes, signal }) : undefined;
      check?.catch(() => {});
      // Send the request first: its answer arrives while the native module loads, which blocks everything else.
      if (check !== undefined) await new Promise((resolve) => setImmediate(resolve));
      const keytar = await load();
      signal.throwIfAborted();
      await check;
      return work(keytar);
    });
}

async function probe(call: Call): Promise<KeychainState> {
  try {
    await call((keytar) => tryOut(keytar), { writes: true });
    return { ready: true };
  } catch (thrown) {
    const { error } = errorOf(thrown);
    if (error.code !== 'keychain') return { ready: false, problem: 'other', detail: '' };
    return { ready: false, problem: error.problem, detail: error.detail };
  }
}

/** Loads cryptography, which takes 6 ms, only if it is needed; reading a key does not need it. */
const loadCrypto = () => import('node:crypto');

/** Writes, reads and deletes a random entry, because some keychains report success without storing. */
async function tryOut(keytar: Keytar): Promise<void> {
  const { randomBytes } = await loadCrypto();
  const account = randomBytes(8).toString('hex');
  const value = randomBytes(16).toString('hex');
  await keytar.setPassword(probeService, account, value);
  const found = await keytar.getPassword(probeService, account);
  const deleted = await keytar.deletePassword(probeService, account);
  if (found !== value || !deleted) throw keychainError('false-success');
}

async function read(call: Call, profile: string): Promise<Secret | undefined> {
  const account = checkedProfile(profile);
  try {
    const found = await call((keytar) => keytar.getPassword(keychainService, account), {
      writes: false,
    });
    return found ? new Secret(found) : undefined;
  } catch (thrown) {
    throw errorOf(thrown);
  }
}

async function write(call: Call, profile: string, key: Secret): Promise<void> {
  const account = checkedProfile(profile);
  try {
    const found = await call(
      async (keytar) => {
        await keytar.setPassword(keychainService, account, key.reveal());
        return keytar.getPassword(keychainService, account);
      },
      { writes: true },
    );
    if (found !== key.reveal()) throw keychainError('false-success');
  } catch (thrown) {
    throw errorOf(thrown, key);
  }
}

async function remove(call: Call, profile: string): Promise<boolean> {
  const account = checkedProfile(profile);
  try {
    return await call((keytar) => keytar.deletePassword(keychainService, account), {
      writes: false,
    });
  } catch (thrown) {
    throw errorOf(thrown);
  }
}

async function readBack(options: KeychainOptions, profile: string, key: Secret): Promise<boolean> {
  const { freshNonce, proofOf } = await import('./proof.ts');
  const nonce = freshNonce();
  const result = await options.processes
    .run(options.nodePath, [...options.readBackProgram, checkedProfile(profile)], {
      stdin: nonce,
      timeoutMs: options.platform === 'darwin' ? macCapMs : readBackCapMs,
    })
    .catch(() => {
      throw keychainError('other');
    });
  if (result.code === 0) return result.stdout === proofOf(nonce, key.reveal());
  if (result.code === 3) return false;
  if (result.code === undefined) throw keychainError('hanging');
  throw errorOf(new Error(result.stderr), key);
}
