import type { ClipboardPort } from '../ports/clipboard.ts';
import type { ProcessesPort } from '../ports/processes.ts';
import type { Secret } from '../ports/secret.ts';
import type { SystemInfo } from '../ports/system-info.ts';
import type { Programs } from '../processes/programs.ts';
import { createNoClipboard } from './no-clipboard.ts';
import { type Command, powershell } from './powershell.ts';

export interface ClipboardOptions {
  readonly system: Pick<SystemInfo, 'platform' | 'isSsh' | 'isWsl'>;
  /** The variables that name the display. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly programs: Programs;
  readonly processes: ProcessesPort;
}

/** Milliseconds allowed for one program. */
const stepMs = 2_000;

/** Commands that access the clipboard. */
interface Launchers {
  readonly read: Command;
  readonly empty: Command;
  /** Takes the new content from its input, because arguments are visible to other programs. */
  readonly write: Command;
}

/**
 * Creates access to the clipboard through the first programs that are installed. Never passes the key to any of them.
 */
export function createClipboard(options: ClipboardOptions): ClipboardPort {
  const launchers = firstFound(candidates(options), options.programs);
  if (launchers === undefined) {
    return createNoClipboard();
  }
  const run = ([program, ...args]: Command, stdin = '') =>
    options.processes.run(program, args, { stdin, timeoutMs: stepMs }).catch(() => undefined);
  const holds = async (key: Secret) => {
    const said = await run(launchers.read);
    return said?.code === 0 && said.stdout.includes(key.reveal());
  };
  const clear = async (key: Secret) => {
    if (!(await holds(key))) return false;
    await run(launchers.empty);
    // A program may report success without having cleared the clipboard, so read it again.
    const said = await run(launchers.read);
    return said?.code !== undefined && !said.stdout.includes(key.reveal());
  };
  const write = async (text: string) => (await run(launchers.write, text))?.code === 0;
  return { available: true, holds, clear, write };
}

const windows: Launchers = {
  read: powershell('Get-Clipboard -Raw'),
  empty: powershell('Set-Clipboard -Value $null'),
  write: powershell(
    '[Console]::InputEncoding = [Text.UTF8Encoding]::new(); Set-Clipboard -Value ([Console]::In.ReadToEnd())',
  ),
};
const mac: Launchers = { read: ['pbpaste'], empty: ['pbcopy'], write: ['pbcopy'] };
const wayland: Launchers = {
  read: ['wl-paste', '--no-newline'],
  empty: ['wl-copy', '--clear'],
  write: ['wl-copy'],
};
const x11: readonly Launchers[] = [
  {
    read: ['xclip', '-selection', 'clipboard', '-out'],
    empty: ['xclip', '-selection', 'clipboard', '-in'],
    write: ['xclip', '-selection', 'clipboard', '-in'],
  },
  {
    read: ['xsel', '--clipboard', '--output'],
    empty: ['xsel', '--clipboard', '--clear'],
    write: ['xsel', '--clipboard', '--input'],
  },
];

/**
 * Returns the clipboard programs of this desktop session. Over ssh, only a forwarded X display has the person's
 * clipboard.
 */
function candidates({ system, variables }: ClipboardOptions): readonly Launchers[] {
  const { platform, isSsh, isWsl } = system;
  if (platform === 'darwin') return isSsh ? [] : [mac];
  if (platform === 'win32') return isSsh ? [] : [windows];
  return [
    ...(isWsl && !isSsh ? [windows] : []),
    ...(variables['WAYLAND_DISPLAY'] && !isSsh ? [wayland] : []),
    ...(variables['DISPLAY'] ? x11 : []),
  ];
}

function firstFound(all: readonly Launchers[], programs: Programs): Launchers | undefined {
  for (const launchers of all) {
    const [read, empty, write] = [launchers.read, launchers.empty, launchers.write].map((command) =>
      locate(command, programs),
    );
    if (read && empty && write) return { read, empty, write };
  }
  return undefined;
}

function locate([program, ...args]: Command, programs: Programs): Command | undefined {
  const path = programs.find(program);
  return path === undefined ? undefined : [path, ...args];
}
