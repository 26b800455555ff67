import { type CallLimits, withDeadline } from '../keychain/deadline.ts';
import { checkSecretService } from '../keychain/secret-service.ts';
import type { ProcessesPort } from '../ports/processes.ts';

/** The functions of keytar that are used, on Windows only. */
export type FindCredentials = (
  service: string,
) => Promise<readonly { readonly account: string; readonly password: string }[]>;

export interface VibeKeyringOptions extends CallLimits {
  readonly platform: NodeJS.Platform;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly processes: ProcessesPort;
  readonly findCredentials: FindCredentials;
}

/** Milliseconds allowed for one program. */
const lookMs = 2_000;

const account = 'MISTRAL_API_KEY';
const service = 'ai.mistral.vibe';
const oldService = 'vibe';

/**
 * Returns the key that Mistral Vibe stored in this system's keychain; undefined if there is none, or if reading it
 * would open a window. Vibe uses Python's `keyring`, whose entries have another format than ours on each system, so
 * each system is read in its own way. Never throws, and takes at most 3 s.
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
 * Reads the entry with Apple's program `security`, with which Vibe wrote it: macOS then does not ask the person. Does
 * not read entries of Vibe's older service. They belong to the Python that wrote them, and macOS would ask.
 */
function fromMac({ processes }: VibeKeyringOptions): Promise<string | undefined> {
  return outputOf(processes, '/usr/bin/security', [
    'find-generic-password',
    '-s',
    service,
    '-a',
    account,
    '-w',
  ]);
}

/** Uses `secret-tool`, because the name of the account is in the attribute `username`, which keytar does not know. */
async function fromSecretService(
  options: VibeKeyringOptions,
  signal: AbortSignal,
): Promise<string | undefined> {
  // Checked first, because reading from a locked collection would open a window.
  await checkSecretService(options.variables, { writes: false, signal });
  const lookUp = (name: string) =>
    outputOf(options.processes, 'secret-tool', ['lookup', 'service', name, 'username', account]);
  return (await lookUp(service)) ?? (await lookUp(oldService));
}

/** Reads with keytar, which finds the credential because Vibe names it after the service only. Its text is UTF-16. */
async function fromWindows(options: VibeKeyringOptions): Promise<string | undefined> {
  for (const name of [service, oldService]) {
    const found = await options.findCredentials(name);
    const text = found.find((each) => each.account === account)?.password.replaceAll('\0', '');
    if (text) return text;
  }
  return undefined;
}

/** Returns what a program printed, without its last line end; undefined if it failed or printed nothing. */
async function outputOf(
  processes: ProcessesPort,
  command: string,
  args: readonly string[],
): Promise<string | undefined> {
  const { code, stdout } = await processes.run(command, args, { timeoutMs: lookMs });
  return code === 0 && stdout !== '' ? stdout.replace(/\r?\n$/, '') : undefined;
}
