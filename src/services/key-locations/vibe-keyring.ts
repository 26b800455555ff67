import { type RetryPolicy, withDeadline } from '../keychain/deadline.ts';
import { checkSecretService } from '../keychain/secret-service.ts';
import type { ProcessesPort } from '../ports/processes.ts';

/** The functions of keytar that are used, on Windows only. */
export type FindCredentials = (
  service: string,
) => Promise<readonly { readonly account: string; readonly password: string }[]>;

export interface VibeKeyringOptions extends RetryPolicy {
  readonly platform: NodeJS.Platform;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly processes: ProcessesPort;
  readonly findCredentials: FindCredentials;
}

/** Milliseconds for one program. */
const lookMs = 2_000;

const account = 'MISTRAL_API_KEY';
const service = 'ai.mistral.vibe';
const oldService = 'vibe';

/**
 * The key that Mistral Vibe put into this system's keychain; undefined where there is none, or none that can be had
 * without a window that asks. Vibe writes through Python's `keyring`, whose entries are shaped another way than ours on
 * each system, so each is read in the way that finds them. Never throws, and takes 3 s at most.
 */
export async function readVibeKeyring(options: VibeKeyringOptions): Promise<string | undefined> {
  try {
    return await withDeadline(options, (signal) => {
      if (options.platform === 'darwin') return fromMac(options);
      if (options.platform === 'win32') return fromWindows(options);
      return fromSecretService(options, signal);
    });
  } catch {
    return undefined;
  }
}

/**
 * Through Apple's own program, as Vibe does: what that wrote for any program to read, it reads without asking. The old
 * service's entries belong to the Python that made them, and macOS would ask: those are left alone.
 */
function fromMac({ processes }: VibeKeyringOptions): Promise<string | undefined> {
  return said(processes, '/usr/bin/security', [
    'find-generic-password',
    '-s',
    service,
    '-a',
    account,
    '-w',
  ]);
}

/** The name of the account is an attribute `username` here, which keytar does not know. */
async function fromSecretService(
  options: VibeKeyringOptions,
  signal: AbortSignal,
): Promise<string | undefined> {
  // Asked of a locked collection, the lookup would open a window.
  await checkSecretService(options.variables, { writes: false, signal });
  const lookUp = (name: string) =>
    said(options.processes, 'secret-tool', ['lookup', 'service', name, 'username', account]);
  return (await lookUp(service)) ?? (await lookUp(oldService));
}

/** The credential bears the service's name alone, and its text is UTF-16: every other byte of a key is zero. */
async function fromWindows(options: VibeKeyringOptions): Promise<string | undefined> {
  for (const name of [service, oldService]) {
    const found = await options.findCredentials(name);
    const text = found.find((each) => each.account === account)?.password.replaceAll('\0', '');
    if (text) return text;
  }
  return undefined;
}

async function said(
  processes: ProcessesPort,
  command: string,
  args: readonly string[],
): Promise<string | undefined> {
  const { code, stdout } = await processes.run(command, args, { timeoutMs: lookMs });
  return code === 0 && stdout !== '' ? stdout.replace(/\r?\n$/, '') : undefined;
}
