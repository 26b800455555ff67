import { type ChildProcess, spawn } from 'node:child_process';
import { isAbsolute } from 'node:path';
import type { BrowserPort, ClockPort } from '../ports/services.ts';
import { createProcesses } from '../processes/processes.ts';
import type { Programs } from '../processes/programs.ts';
import { hasBrowser, isWsl } from './has-browser.ts';
import { powershell } from './powershell.ts';

export interface BrowserOptions {
  readonly platform: NodeJS.Platform;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly programs: () => Promise<Programs>;
  readonly clock: ClockPort;
  /** Aborted when the program is to end, which ends the wait for a browser. */
  readonly stop?: AbortSignal;
}

/** Milliseconds within which a launcher fails, if it does. A launcher that runs longer has started the browser. */
const failureTimeMs = 2_000;

/** Creates access to the person's browser. */
export function createBrowser(options: BrowserOptions): BrowserPort {
  const { platform, variables } = options;
  const available = hasBrowser(platform, variables);
  return {
    available,
    async open(url) {
      if (!available || !isHttps(url)) return false;
      try {
        const address = new URL(url).href;
        const programs = await options.programs();
        if (await openOnWindows(address, options, programs)) return true;
        const child = await launch(address, options, programs);
        return child !== undefined && (await survives(child, options));
      } catch {
        return false;
      }
    },
  };
}

/**
 * Returns the program that opens addresses: on Linux the one in `BROWSER`, if it is a single program that needs no
 * terminal, else `xdg-open`. Returns undefined on Windows, where only PowerShell opens addresses.
 */
function launcherOn(
  { platform, variables }: BrowserOptions,
  programs: Programs,
): string | undefined {
  if (platform === 'win32') return undefined;
  if (platform === 'darwin') return programs.find('open');
  const chosen = variables['BROWSER'] ?? '';
  const own = isLauncher(chosen) ? pathOf(chosen, programs) : undefined;
  return own ?? programs.find('xdg-open');
}

function pathOf(chosen: string, programs: Programs): string | undefined {
  return isAbsolute(chosen) ? chosen : programs.find(chosen);
}

/** Returns true if the value of `BROWSER` is one program, without arguments, that does not draw in this terminal. */
function isLauncher(chosen: string): boolean {
  return (
    /^[\w./+][\w./+-]*$/.test(chosen) && !/(^|\/)(lynx|w3m|e?links2?|www-browser)$/.test(chosen)
  );
}

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}

/** Milliseconds allowed for PowerShell, which takes seconds to start on a busy machine. */
const powershellMs = 15_000;

/**
 * Opens an address with PowerShell, on Windows and in WSL. Waits until PowerShell ends, because Windows would end it
 * together with this program. Returns false if PowerShell is missing or fails.
 */
async function openOnWindows(
  url: string,
  { platform, variables, stop }: BrowserOptions,
  programs: Programs,
): Promise<boolean> {
  if (platform !== 'win32' && !isWsl(variables)) return false;
  // `URL` does not encode this quote, which would end the text for PowerShell.
  const [name, ...args] = powershell(`Start-Process '${url.replaceAll("'", '%27')}'`);
  const { run } = createProcesses({ programs, ...(stop && { stop }) });
  const ended = await run(name, args, { timeoutMs: powershellMs }).catch(() => undefined);
  return ended?.code === 0;
}

/** Starts the launcher. Returns undefined if there is none or it cannot be started. */
async function launch(
  url: string,
  options: BrowserOptions,
  programs: Programs,
): Promise<ChildProcess | undefined> {
  const launcher = launcherOn(options, programs);
  if (launcher === undefined) return undefined;
  const env = programs.environment;
  const child = spawn(launcher, [url], { stdio: 'ignore', detached: true, env });
  child.unref();
  return await new Promise((resolve) => {
    child.once('spawn', () => resolve(child));
    child.once('error', () => resolve(undefined));
  });
}

/** Returns false if the launcher fails within `failureTimeMs`. */
async function survives(child: ChildProcess, { clock, stop }: BrowserOptions): Promise<boolean> {
  const over = new AbortController();
  const end = () => over.abort();
  stop?.addEventListener('abort', end);
  const ended = new Promise<number | null>((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    child.once('exit', resolve);
  });
  const runsOn = clock.sleep(failureTimeMs, over.signal).then(() => 0);
  try {
    return (await Promise.race([ended, runsOn])) === 0;
  } finally {
    stop?.removeEventListener('abort', end);
    over.abort();
  }
}
