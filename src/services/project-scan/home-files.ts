import { closeSync, readdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { HomeFiles, ScannedFile } from '../ports/project-scan.ts';
import { openFile, textOf } from './open-file.ts';
import { readParts } from './read-files.ts';

/** Facts that decide where programs keep their files. */
export interface HomeInfo {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The person's home folder, absolute. */
  readonly home: string;
}

/** Folders in which programs keep their files, absolute. */
interface Bases {
  readonly home: string;
  readonly config: string;
  readonly data: string;
  readonly state: string;
  readonly cache: string;
  readonly zsh: string;
  readonly nushell: readonly string[];
  readonly isWindows: boolean;
}

/** Yields the history files of shells and of other programs that record typed text. */
export function readShellHistories(info: HomeInfo, signal: AbortSignal): AsyncGenerator<HomeFiles> {
  return readHome(historyPaths(info), info, signal);
}

/** Yields the files that shells and sessions read when they start. */
export function readStartupFiles(info: HomeInfo, signal: AbortSignal): AsyncGenerator<HomeFiles> {
  return readHome(withNamedFiles(startupPaths(info), info), info, signal);
}

async function* readHome(
  paths: readonly string[],
  { home, platform }: HomeInfo,
  signal: AbortSignal,
): AsyncGenerator<HomeFiles> {
  for (const path of new Set(paths)) {
    const shown = fromHome(path, home);
    // Many people keep these files in a repository and link to them from the home folder.
    const file = signal.aborted ? 'unreadable' : openFile(path, true);
    if (file === 'unreadable') yield { files: [], unread: [shown] };
    if (typeof file === 'string') continue;
    try {
      const mode = platform === 'win32' ? undefined : file.mode;
      const named = { path: shown, git: 'free', isDotenv: false, mode } as const;
      yield* partsInTurn(readParts(file), named);
    } catch {
      yield { files: [], unread: [shown] };
    } finally {
      closeSync(file.descriptor);
    }
  }
}

async function* partsInTurn(
  parts: ReturnType<typeof readParts>,
  named: Omit<ScannedFile, 'text'>,
): AsyncGenerator<HomeFiles> {
  for (const part of parts) {
    yield { files: [{ ...named, ...part }], unread: [] };
    await turn();
  }
}

function historyPaths(info: HomeInfo): readonly string[] {
  const { variables } = info;
  const bases = basesOf(info);
  const { home, config, data, state, cache, zsh, nushell } = bases;
  const named = ['HISTFILE', 'PYTHON_HISTORY', 'NODE_REPL_HISTORY', 'LESSHISTFILE']
    .map((name) => variables[name] ?? '')
    .filter(isAbsolute);
  const zshNames = ['.zsh_history', '.zhistory', '.histfile', '.history'];
  return [
    ...named,
    ...startupPaths(info).flatMap((path) => namedIn(path, historyFile, info)),
    ...filesIn(home, /^\.[\w.-]*hist(?:ory|file)?$/),
    ...below(home, ['.bash_history', '.sh_history', '.ksh_history', '.mksh_history']),
    ...below(home, ['.ash_history', '.history', '.csh_history', '.tcsh_history', '.yash_history']),
    ...below(zsh, zshNames),
    ...below(home, zshNames),
    ...[config, data, state, cache].flatMap((base) =>
      below(join(base, 'zsh'), ['history', 'zsh_history', ...zshNames]),
    ),
    ...[data, state, cache].flatMap((base) =>
      below(join(base, 'bash'), ['history', 'bash_history']),
    ),
    ...below(data, ['bash_history', 'zsh_history']),
    ...filesIn(join(home, '.bash_sessions'), /\.history(?:new)?$/),
    ...filesIn(join(home, '.zsh_sessions'), /\.history(?:new)?$/),
    ...filesIn(join(data, 'fish'), /_history$/),
    ...filesIn(join(config, 'fish'), /_history$/),
    ...nushell.flatMap((folder) => filesIn(folder, /^history\.(?:txt|sqlite3(?:-wal)?)$/)),
    ...filesIn(join(data, 'xonsh'), /history/),
    ...filesIn(join(data, 'xonsh', 'history_json'), /\.json$/),
    ...below(state, ['elvish/db.bolt', 'elvish/db']),
    ...below(home, ['.elvish/db']),
    ...filesIn(join(data, 'atuin'), /^history\.db(?:-wal)?$/),
    ...filesIn(join(data, 'mcfly'), /^history\.db(?:-wal)?$/),
    ...otherHistories(bases),
    ...powershellHistories(bases, variables),
  ];
}

/** Histories of programs other than shells that read typed lines. */
function otherHistories({ home, data, state, config }: Bases): readonly string[] {
  const consoles = ['.python_history', '.node_repl_history', '.irb_history', '.pry_history'];
  const databases = ['.psql_history', '.mysql_history', '.sqlite_history', '.rediscli_history'];
  return [
    ...below(home, consoles),
    ...below(home, databases),
    ...below(home, ['.php_history', '.Rhistory', '.lesshst', '.wget-hsts', '.viminfo']),
    ...below(home, ['.julia/logs/repl_history.jl', '.mongodb/mongosh/mongosh_repl_history']),
    ...below(home, ['.ipython/profile_default/history.sqlite']),
    ...below(state, ['nvim/shada/main.shada', 'python/history', 'python_history']),
    ...below(data, ['nvim/shada/main.shada', 'python/history']),
    ...below(config, ['ipython/profile_default/history.sqlite']),
  ];
}

function powershellHistories(
  { home, data, isWindows }: Bases,
  variables: HomeInfo['variables'],
): readonly string[] {
  const roaming = variables['APPDATA'] || join(home, 'AppData', 'Roaming');
  const folder = isWindows
    ? join(roaming, 'Microsoft', 'Windows', 'PowerShell', 'PSReadLine')
    : join(data, 'powershell', 'PSReadLine');
  return [join(folder, 'ConsoleHost_history.txt'), ...filesIn(folder, /_history\.txt$/)];
}

/** Names that people give to files in which their startup files keep variables. */
const startupName =
  /^\.(?:bash(?:rc)?|zsh(?:rc|env)?|k?sh|profile|env|exports?|variables|secrets?|private|api_?keys?|tokens?|credentials)(?:[_.-][\w.-]*)?$/i;

/** Matches the file that a shell is told to keep its history in. */
const historyFile = /\bHISTFILE(?:[ \t]*=[ \t]*|[ \t]+)["']?([^\s"';&|]{1,400})/g;
/** Matches a file that a startup file runs, also under a condition on the same line. */
const runFile =
  /^(?:[^\n#]{0,300}(?:[;&\]]|\bthen|\bdo)[ \t])?[ \t]*(?:source|\.)[ \t]+["']?([^\s"';&|]{1,400})/gm;

/** Maximum number of files that are read because others run them. */
const maxRunFiles = 50;

/** Returns the paths, and those of the files below the home folder that these files run. */
function withNamedFiles(paths: readonly string[], info: HomeInfo): readonly string[] {
  const found = [...paths];
  for (const path of found) {
    if (found.length >= paths.length + maxRunFiles) break;
    const others = namedIn(path, runFile, info).filter((other) => !found.includes(other));
    found.push(...others);
  }
  return found;
}

/** Returns the absolute paths below the home folder that a file names. */
function namedIn(path: string, pattern: RegExp, info: HomeInfo): readonly string[] {
  const { home, config, data, state, cache, zsh } = basesOf(info);
  const folders: Readonly<Record<string, string>> = {
    HOME: home,
    XDG_CONFIG_HOME: config,
    XDG_DATA_HOME: data,
    XDG_STATE_HOME: state,
    XDG_CACHE_HOME: cache,
    ZDOTDIR: zsh,
    __fish_config_dir: join(config, 'fish'),
  };
  const names = Array.from((textOf(path) ?? '').matchAll(pattern), ([, name = '']) => name);
  return names
    .map((name) =>
      name
        .replace(/^~(?=\/)/, home)
        .replace(/^\$(?:(\w+)|\{(\w+)(?::-[^}]*)?\})/, (whole, bare, braced) => {
          return folders[bare ?? braced] ?? whole;
        }),
    )
    .filter((name) => !name.includes('$') && name.startsWith(home))
    .map((name) => join(name));
}

function startupPaths(info: HomeInfo): readonly string[] {
  const bases = basesOf(info);
  const { home, config, zsh, nushell } = bases;
  const zshNames = ['.zshenv', '.zprofile', '.zshrc', '.zlogin', '.zlogout'];
  const named = ['BASH_ENV', 'ENV', 'KSH_ENV'].map((name) => info.variables[name] ?? '');
  return [
    ...named.filter(isAbsolute),
    ...below(home, ['.profile', '.bashrc', '.bash_profile', '.bash_login', '.bash_logout']),
    ...below(home, ['.bash_aliases', '.aliases', '.exports', '.extra', '.secrets']),
    ...below(home, ['.envrc', '.environment', '.pam_environment']),
    ...filesIn(home, startupName).filter((path) => !/hist(?:ory|file)?$/.test(path)),
    ...below(zsh, zshNames),
    ...below(home, zshNames),
    ...below(join(config, 'zsh'), zshNames),
    ...below(home, ['.kshrc', '.mkshrc', '.shrc', '.yashrc', '.tcshrc', '.cshrc', '.login']),
    ...['.bashrc.d', '.zshrc.d', '.profile.d', '.oh-my-zsh/custom'].flatMap((folder) =>
      filesIn(join(home, folder), /./),
    ),
    ...below(join(config, 'fish'), ['config.fish', 'fish_variables']),
    ...filesIn(join(config, 'fish', 'conf.d'), /\.fish$/),
    ...filesIn(join(config, 'fish', 'functions'), /\.fish$/),
    ...nushell.flatMap((folder) => filesIn(folder, /\.nu$/)),
    ...nushell.flatMap((folder) => filesIn(join(folder, 'autoload'), /\.nu$/)),
    ...below(home, ['.elvish/rc.elv', '.xonshrc']),
    ...below(config, ['elvish/rc.elv', 'xonsh/rc.xsh', 'xonsh/rc.py']),
    ...filesIn(join(config, 'environment.d'), /\.conf$/),
    ...sessionFiles(bases),
    ...powershellProfiles(bases),
  ];
}

/** Files of desktop sessions, services and other programs that set variables. */
function sessionFiles({ home, config }: Bases): readonly string[] {
  return [
    ...below(home, ['.xprofile', '.xsessionrc', '.xinitrc', '.xsession', '.xsessionenv']),
    ...below(home, [
      '.ssh/environment',
      '.netrc',
      '_netrc',
      '.authinfo',
      '.MacOSX/environment.plist',
    ]),
    ...filesIn(join(config, 'plasma-workspace', 'env'), /./),
    ...filesIn(join(config, 'systemd', 'user'), /\.(?:service|conf|env)$/),
    ...filesIn(join(config, 'systemd', 'user'), /\.d$/).flatMap((folder) =>
      filesIn(folder, /\.conf$/),
    ),
    ...filesIn(join(config, 'autostart'), /\.desktop$/),
    ...below(home, ['.tmux.conf', '.ssh/config', '.gitconfig', '.Renviron', '.Rprofile']),
    ...below(config, ['tmux/tmux.conf', 'git/config', 'kitty/kitty.conf', 'bash/bashrc']),
    ...['Code', 'VSCodium', 'Cursor'].map((name) => join(config, name, 'User', 'settings.json')),
    ...below(home, ['.claude/settings.json', '.docker/config.json', '.npmrc']),
    ...filesIn(join(home, 'Library', 'LaunchAgents'), /\.plist$/),
    ...below(config, ['uwsm/env', 'direnv/direnvrc', 'mise/config.toml']),
  ];
}

function powershellProfiles({ home, config }: Bases): readonly string[] {
  const folders = [
    join(config, 'powershell'),
    join(home, 'Documents', 'PowerShell'),
    join(home, 'Documents', 'WindowsPowerShell'),
    join(home, 'OneDrive', 'Documents', 'PowerShell'),
    join(home, 'OneDrive', 'Documents', 'WindowsPowerShell'),
  ];
  return folders.flatMap((folder) => filesIn(folder, /profile\.ps1$/i));
}

function basesOf({ variables, platform, home }: HomeInfo): Bases {
  const base = (name: string, ...usual: readonly string[]) => {
    const named = variables[name] ?? '';
    return isAbsolute(named) ? named : join(home, ...usual);
  };
  const config = base('XDG_CONFIG_HOME', '.config');
  const data = base('XDG_DATA_HOME', '.local', 'share');
  const roaming = base('APPDATA', 'AppData', 'Roaming');
  return {
    home,
    config,
    data,
    state: base('XDG_STATE_HOME', '.local', 'state'),
    cache: base('XDG_CACHE_HOME', '.cache'),
    zsh: base('ZDOTDIR'),
    nushell: [config, data, join(home, 'Library', 'Application Support'), roaming].map((folder) =>
      join(folder, 'nushell'),
    ),
    isWindows: platform === 'win32',
  };
}

function below(folder: string, names: readonly string[]): readonly string[] {
  return names.map((name) => join(folder, name));
}

/** Returns the files in a folder whose names match. */
function filesIn(folder: string, names: RegExp): readonly string[] {
  try {
    const found = readdirSync(folder).filter((name) => names.test(name));
    return found.sort().map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function fromHome(path: string, home: string): string {
  const isBelow = path.startsWith(home) && /^[\\/]/.test(path.slice(home.length));
  return (isBelow ? `~${path.slice(home.length)}` : path).replaceAll('\\', '/');
}
