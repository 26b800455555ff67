import type { ChildProcess } from 'node:child_process';
import type { BrowserPort, ClockPort } from '../ports/services.ts';

export interface BrowserOptions {
  readonly platform: NodeJS.Platform;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly clock: ClockPort;
  /** Aborted when the program is to end: no browser is waited for then. */
  readonly stop?: AbortSignal;
}

/** Milliseconds in which a launcher that is going to fail does so. One that runs on has started the browser. */
const failureTimeMs = 2_000;

/** The person's own browser, where one can be opened from here. */
export function createBrowser(options: BrowserOptions): BrowserPort {
  const { platform, variables } = options;
  const available = canOpen(platform, variables);
  return {
    available,
    async open(url) {
      if (!available || !isHttps(url)) return false;
      try {
        const child = await launch(new URL(url).href, launcherOn(platform, variables));
        return await survives(child, options);
      } catch {
        return false;
      }
    },
  };
}

type Variables = BrowserOptions['variables'];

/**
 * Never over ssh, not even with a forwarded display: the browser would open on, or paint from, a machine that is not
 * the person's own.
 */
function canOpen(platform: NodeJS.Platform, variables: Variables): boolean {
  const isSet = (name: string) => Boolean(variables[name]);
  if (isSet('CI') && variables['CI'] !== 'false') return false;
  if (['SSH_CONNECTION', 'SSH_CLIENT', 'SSH_TTY'].some(isSet)) return false;
  if (platform === 'darwin' || platform === 'win32' || isWsl(variables)) return true;
  return isSet('DISPLAY') || isSet('WAYLAND_DISPLAY');
}

function isWsl(variables: Variables): boolean {
  return Boolean(variables['WSL_DISTRO_NAME'] || variables['WSL_INTEROP']);
}

/**
 * The program to hand the address to; undefined where the system has one way of its own. It is named on Linux, for the
 * script that the `open` package would use lies beside its own module, and that is gone once bundled.
 */
function launcherOn(platform: NodeJS.Platform, variables: Variables): string | undefined {
  if (platform === 'darwin' || platform === 'win32' || isWsl(variables)) return undefined;
  const chosen = variables['BROWSER'] ?? '';
  return isLauncher(chosen) ? chosen : 'xdg-open';
}

/** One program with no arguments, and not one that would want this very terminal to draw in. */
function isLauncher(chosen: string): boolean {
  return (
    /^[\w./+][\w./+-]*$/.test(chosen) && !/(^|\/)(lynx|w3m|e?links2?|www-browser)$/.test(chosen)
  );
}

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}

async function launch(url: string, launcher: string | undefined): Promise<ChildProcess> {
  const { default: open } = await import('open');
  return open(url, launcher === undefined ? {} : { app: { name: launcher } });
}

/** False where the launcher fails in the time it takes to fail. */
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
