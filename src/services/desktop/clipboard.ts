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

/** Milliseconds allowed for one command. */
const commandMs = 2_000;

/** The three commands that access one kind of clipboard. */
interface ClipboardCommands {
  readonly read: Command;
  readonly empty: Command;
  /** Takes the new content from its input, because arguments are visible to other programs. */
  readonly write: Command;
}

/**
 * Creates access to the clipboard through the first programs that are installed. Never passes the key to any of them.
 */
export function createClipboard(options: ClipboardOptions): ClipboardPort {
  const commands = firstFound(candidates(options), options.programs);
  if (commands === undefined) {
    return createNoClipboard();
  }
  const run = ([program, ...args]: Command, stdin = '') =>
    options.processes.run(program, args, { stdin, timeoutMs: commandMs }).catch(() => undefined);
  const holds = async (key: Secret) => {
    const result = await run(commands.read);
    return result?.code === 0 && result.stdout.includes(key.reveal());
  };
  const clear = async (key: Secret) => {
    if (!(await holds(key))) return false;
    await run(commands.empty);
    // A program may report success without having cleared the clipboard, so read it again.
    const result = await run(commands.read);
    return result?.code !== undefined && !result.stdout.includes(key.reveal());
  };
  const write = async (text: string) => (await run(commands.write, text))?.code === 0;
  return { available: true, holds, clear, write };
}

const windows: ClipboardCommands = {
  read: powershell('Get-Clipboard -Raw'),
  empty: powershell('Set-Clipboard -Value $null'),
  write: powershell(
    '[Console]::InputEncoding = [Text.UTF8Encoding]::new(); Set-Clipboard -Value ([Console]::In.ReadToEnd())',
  ),
};
const mac: ClipboardCommands = { read: ['pbpaste'], empty: ['pbcopy'], write: ['pbcopy'] };
const wayland: ClipboardCommands = {
  read: ['wl-paste', '--no-newline'],
  empty: ['wl-copy', '--clear'],
  write: ['wl-copy'],
};
const x11: readonly ClipboardCommands[] = [
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
 * Returns the commands that may work in this desktop session, the best first. Over ssh, only a forwarded X display has
 * the person's clipboard.
 */
function candidates({ system, variables }: ClipboardOptions): readonly ClipboardCommands[] {
  const { platform, isSsh, isWsl } = system;
  if (platform === 'darwin') return isSsh ? [] : [mac];
  if (platform === 'win32') return isSsh ? [] : [windows];
  return [
    ...(isWsl && !isSsh ? [windows] : []),
    ...(variables['WAYLAND_DISPLAY'] && !isSsh ? [wayland] : []),
    ...(variables['DISPLAY'] ? x11 : []),
  ];
}

/** Returns the first commands whose programs are all installed, with the paths of the programs. */
function firstFound(
  all: readonly ClipboardCommands[],
  programs: Programs,
): ClipboardCommands | undefined {
  for (const commands of all) {
    const [read, empty, write] = [commands.read, commands.empty, commands.write].map((command) =>
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
