import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { systemCode } from '../files/file-error.ts';
import type { ChildEnd, ChildrenPort } from '../ports/children.ts';
import type { Secret } from '../ports/secret.ts';
import { withoutSecrets } from './variables.ts';

/** Where signals sent to this process are told; the process itself is one. */
export interface SignalSource {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  off(signal: NodeJS.Signals, listener: () => void): unknown;
}

export interface ChildrenOptions {
  /** The environment that a child gets, but for the key. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly signals: SignalSource;
  /** True where a terminal sends its own signals to the child as well as to us. */
  readonly isOnTerminal: () => boolean;
}

/** What a person or a system sends to end a program, or a program's friends to make it do something. */
const passedOn = ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'] as const;

/** Ctrl+C and Ctrl+\ reach every program in front of the terminal: passed on too, they would count twice. */
const fromTerminal: ReadonlySet<NodeJS.Signals> = new Set(['SIGINT', 'SIGQUIT']);

/** On Windows there are none to pass on: what reaches us there reaches the child, and to send one is to end it. */
const onWindows = ['SIGINT', 'SIGBREAK', 'SIGHUP'] as const;

/** Runs programs in our place, with Node's own means. */
export function createChildren(options: ChildrenOptions): ChildrenPort {
  return {
    run: async (command, args, key, variable) => {
      const child = { current: undefined as ChildProcess | undefined };
      // From before the child begins: a signal in between would end us alone.
      const stop = passOn(options, (signal) => child.current?.kill(signal));
      try {
        const env = environmentFor(options.variables, key, variable);
        child.current = spawn(command, args, { stdio: 'inherit', shell: false, env });
        return await ended(child.current);
      } catch (thrown) {
        return notStarted(thrown);
      } finally {
        stop();
      }
    },
  };
}

function environmentFor(
  variables: ChildrenOptions['variables'],
  key: Secret,
  variable: string | undefined,
): Record<string, string | undefined> {
  const text = key.reveal();
  const also = variable === undefined ? {} : { [variable]: text };
  return { ...withoutSecrets(variables), ...also, MISTRAL_API_KEY: text };
}

function passOn(
  { platform, signals, isOnTerminal }: ChildrenOptions,
  send: (signal: NodeJS.Signals) => void,
): () => void {
  const isWindows = platform === 'win32';
  const heard = (isWindows ? onWindows : passedOn).map((signal) => {
    const isTheirs = () => isWindows || (fromTerminal.has(signal) && isOnTerminal());
    const listener = () => void (isTheirs() || send(signal));
    signals.on(signal, listener);
    return () => signals.off(signal, listener);
  });
  return () => {
    for (const forget of heard) forget();
  };
}

function ended(child: ChildProcess): Promise<ChildEnd> {
  return new Promise((resolve, reject) => {
    // It also comes of a signal that could not be sent, to a child that has ended meanwhile.
    child.on('error', (thrown) => child.pid === undefined && reject(thrown));
    child.once('exit', (code, signal) => {
      if (signal === null) resolve({ type: 'exited', code: code ?? 0 });
      else resolve({ type: 'signalled', number: constants.signals[signal] });
    });
  });
}

function notStarted(thrown: unknown): ChildEnd {
  const code = systemCode(thrown);
  if (code === 'ENOENT') return { type: 'not-started', problem: 'missing' };
  const isDenied = code === 'EACCES' || code === 'EPERM';
  return { type: 'not-started', problem: isDenied ? 'denied' : 'other' };
}
