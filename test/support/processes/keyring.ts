import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SystemPartName } from '../system-parts.js';

/** The system parts that a test's keyring needs, and that the program needs to reach it. */
export const keyringParts: SystemPartName[] = ['dbus', 'gnome-keyring', 'libsecret'];

/**
 * `unlocked`: a working keyring. `no-collection`: the service without a default keyring. `no-service`: an empty bus.
 * `no-bus`: neither. Nobody answers a request for a password on this bus.
 */
export type KeyringState = ServiceState | 'no-service' | 'no-bus';
type ServiceState = 'unlocked' | 'no-collection';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Keyring {
  /** The complete environment of a process in this session. */
  readonly variables: Readonly<Record<string, string>>;
  /** Runs a program in this session. Rejects if it takes more than 20 s, which is less than libsecret waits. */
  run(command: string, args: readonly string[], stdin?: string): Promise<Outcome>;
  /** Puts a service on the bus and replaces the existing one. */
  serve(state: ServiceState): Promise<void>;
  /** Locks the default keyring. */
  lock(): Promise<void>;
  /** Suspends the service, so that it is on the bus but does not answer. */
  freeze(): void;
  /** Stops the bus; its socket remains, without a listener. */
  killBus(): Promise<void>;
  /** Ends the service and the bus, and waits until both have ended. */
  stop(): Promise<void>;
}

/** Starts a D-Bus session and a gnome-keyring with a separate home folder, which `stop` removes. */
export async function startKeyring(state: KeyringState): Promise<Keyring> {
  const home = await mkdtemp(join(tmpdir(), 'keyring-'));
  const daemons: ChildProcess[] = [];
  const killAll = () => {
    for (const daemon of daemons) daemon.kill('SIGKILL');
  };
  process.once('exit', killAll);
  const stop = async () => {
    await Promise.all(daemons.map(ended));
    process.off('exit', killAll);
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const variables = await privateSession(home);
    if (state !== 'no-bus') {
      variables['DBUS_SESSION_BUS_ADDRESS'] = await startBus(home, variables, daemons);
    }
    if (state === 'unlocked' || state === 'no-collection') {
      await startService(state, variables, daemons);
    }
    return {
      variables,
      run: (command, args, stdin) => runIn(variables, command, args, stdin),
      serve: async (service) => {
        await Promise.all(daemons.splice(1).map(ended));
        await startService(service, variables, daemons);
      },
      lock: () => lock(variables),
      freeze: () => void daemons[1]?.kill('SIGSTOP'),
      killBus: async () => void (daemons[0] && (await ended(daemons[0]))),
      stop,
    };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

async function privateSession(home: string): Promise<Record<string, string>> {
  const runtime = join(home, 'run');
  await mkdir(runtime, { mode: 0o700 });
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
  };
}

/** Starts a bus that starts no service on demand. Returns its address. */
async function startBus(
  home: string,
  variables: Record<string, string>,
  daemons: ChildProcess[],
): Promise<string> {
  const config = join(home, 'bus.conf');
  await writeFile(
    config,
    `<busconfig>
      <type>session</type>
      <listen>unix:path=${join(home, 'bus%20socket')}</listen>
      <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
    </busconfig>`,
  );
  const bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
    env: variables,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  daemons.push(bus);
  return new Promise((resolve, reject) => {
    let said = '';
    bus.once('exit', (code) => reject(new Error(`dbus-daemon ended with ${code}`)));
    bus.stdout.on('data', (piece) => {
      said += piece;
      if (said.includes('\n')) resolve(said.trim());
    });
  });
}

async function startService(
  state: ServiceState,
  variables: Record<string, string>,
  daemons: ChildProcess[],
): Promise<void> {
  const unlock = state === 'unlocked' ? ['--unlock'] : [];
  const daemon = spawn(
    'gnome-keyring-daemon',
    ['--foreground', '--components=secrets', ...unlock],
    {
      env: variables,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  daemons.push(daemon);
  daemon.stdin.end('password of the test keyring\n');
  const expected = state === 'unlocked' ? '/collection/login' : 'object path "/"';
  while (!(await readAlias(variables)).includes(expected)) {
    if (daemon.exitCode !== null) throw new Error(`gnome-keyring ended with ${daemon.exitCode}`);
  }
}

async function readAlias(variables: Record<string, string>): Promise<string> {
  const method = 'org.freedesktop.Secret.Service.ReadAlias';
  return (await send(variables, method, 'string:default')).stdout;
}

async function lock(variables: Record<string, string>): Promise<void> {
  const collection = 'array:objpath:/org/freedesktop/secrets/collection/login';
  const { stdout } = await send(variables, 'org.freedesktop.Secret.Service.Lock', collection);
  if (!stdout.includes('/collection/login')) throw new Error('The keyring was not locked');
}

function send(variables: Record<string, string>, method: string, argument: string) {
  const target = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets'];
  return runIn(variables, 'dbus-send', ['--session', '--print-reply', ...target, method, argument]);
}

function runIn(
  variables: Record<string, string>,
  command: string,
  args: readonly string[],
  stdin = '',
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: variables, timeout: 20_000, killSignal: 'SIGKILL' });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (piece) => {
      stdout += piece;
    });
    child.stderr.on('data', (piece) => {
      stderr += piece;
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (signal === null) resolve({ code, stdout, stderr });
      else reject(new Error(`${command} was ended by ${signal} after ${stdout}${stderr}`));
    });
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
  });
}

function ended(daemon: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (daemon.exitCode !== null || daemon.signalCode !== null || daemon.pid === undefined) {
      return resolve();
    }
    daemon.once('exit', () => resolve());
    daemon.kill('SIGKILL');
  });
}
