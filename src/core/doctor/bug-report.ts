import type { CheckReport } from './check.ts';

/** Machine details of a bug report. Any text in them may be personal: the report shows only words that it knows. */
export interface MachineFacts {
  readonly version: string;
  readonly nodeVersion: string;
  readonly gitVersion: string | undefined;
  /** `linux`, `x64`, `6.1.0`. */
  readonly platform: string;
  readonly architecture: string;
  readonly kernel: string;
  readonly distribution: string;
  readonly isWsl: boolean;
  readonly isSsh: boolean;
  readonly isContainer: boolean;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly columns: number | undefined;
  readonly isTerminal: boolean;
  readonly lang: string;
  /** The origin of the service, and the kind of keychain. */
  readonly origin: string;
  readonly keychain: string;
  readonly hasProxy: boolean;
  readonly totalMs: number;
  /** Names of the user and of the machine. A word that is one of them is not shown, even if it is a known word. */
  readonly names: readonly string[];
}

const ownOrigin = /^https:\/\/api\.(?:eu\.|us\.)?mistral\.ai$/;

/** Values of variables that name a kind of terminal. Any other value may be a name or a key, and is not shown. */
const terminalKinds = {
  TERM: wordsOf(
    `alacritty alacritty-direct ansi contour cygwin dumb eterm eterm-color foot foot-extra ghostty gnome gnome-256color
     kitty konsole konsole-256color linux mintty mlterm nsterm putty putty-256color rxvt rxvt-256color rxvt-unicode
     rxvt-unicode-256color screen screen-256color screen.xterm-256color st st-256color tmux tmux-256color tmux-direct
     vt100 vt102 vt220 vte vte-256color wezterm xterm xterm-16color xterm-256color xterm-88color xterm-color xterm-direct
     xterm-ghostty xterm-kitty xterm-mono`,
  ),
  TERM_PROGRAM: wordsOf(
    `Apple_Terminal BBEdit Hyper WarpTerminal WezTerm Tabby contour ghostty iTerm.app kiro mintty rio tmux vscode zed`,
  ),
  COLORTERM: wordsOf(
    `1 24bit gnome-terminal kmscon mate-terminal rxvt rxvt-xpm truecolor xfce4-terminal yes`,
  ),
} as const;

const shellNames = wordsOf(
  'ash bash cmd csh dash elvish fish ksh ksh93 mksh nu nushell osh powershell pwsh sh tcsh xonsh yash zsh',
);

/** Variables of which the report says only that they are set, because their values are paths and identifiers. */
const terminalMarks = ['WT_SESSION', 'TMUX', 'STY'];

/**
 * Variables that change the behaviour of this program. The report lists only their names, because their values may be
 * anything.
 */
const behaviourVariables = [
  'CI',
  'NO_COLOR',
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'MISTRAL_API_KEY',
  'MISTRAL_ONBOARD_HOME',
  'MISTRAL_ONBOARD_BASE_URL',
  'MISTRAL_ONBOARD_STORE',
  'MISTRAL_ONBOARD_PASSPHRASE',
  'XDG_CONFIG_HOME',
];

/**
 * Returns a Markdown block for a bug report: versions, system, terminal, checks and timings. It consists of this
 * program's own words, numbers and kinds of things: no key, user name, path, or host name except Mistral's.
 */
export function bugReport(facts: MachineFacts, reports: readonly CheckReport[]): string {
  const rows: readonly (readonly [string, string])[] = [
    ['mistral-onboard', facts.version],
    ['Node', numbersOf(facts.nodeVersion)],
    ['git', facts.gitVersion === undefined ? 'none' : numbersOf(facts.gitVersion)],
    ['system', systemOf(facts)],
    ['terminal', terminalOf(facts)],
    ['language', facts.lang],
    ['API', ownOrigin.test(facts.origin) ? facts.origin : 'another address'],
    ['keychain', facts.keychain],
    ['proxy', facts.hasProxy ? 'set' : 'none'],
    ['variables set', behaviourVariables.filter((name) => isSet(facts, name)).join(', ') || 'none'],
    ['time', `${facts.totalMs} ms`],
  ];
  return [
    '### Output of doctor',
    '',
    '| what | value |',
    '|---|---|',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    '| check | result | places | time |',
    '|---|---|---|---|',
    ...reports.map(
      (report) =>
        `| ${report.id} | ${resultOf(report)} | ${report.findings.length} | ${report.durationMs} ms |`,
    ),
    '',
  ].join('\n');
}

function systemOf(facts: MachineFacts): string {
  const { platform, architecture, kernel, distribution } = facts;
  return [
    `${platform} ${architecture}`,
    numbersOf(kernel),
    ...(distribution === 'other' ? [] : [distribution]),
    ...(facts.isWsl ? ['WSL'] : []),
    ...(facts.isContainer ? ['container'] : []),
    ...(facts.isSsh ? ['SSH'] : []),
  ].join(', ');
}

function terminalOf(facts: MachineFacts): string {
  const { variables, columns, isTerminal, names } = facts;
  if (!isTerminal) return 'none';
  const shown = (value: string, known: ReadonlySet<string>) =>
    known.has(value) && !names.some((name) => name.toLowerCase() === value.toLowerCase())
      ? value
      : 'other';
  const kinds = Object.entries(terminalKinds).flatMap(([name, known]) => {
    const value = variables[name];
    return value ? [`${name}=${shown(value, known)}`] : [];
  });
  const [shell = ''] = /[^\\/]*$/.exec(variables['SHELL'] ?? '') ?? [];
  return [
    ...kinds,
    ...terminalMarks.filter((name) => isSet(facts, name)),
    ...(columns === undefined ? [] : [`${columns} columns`]),
    encodingOf(variables),
    `shell ${shell === '' ? 'none' : shown(shell, shellNames)}`,
  ].join(', ');
}

function encodingOf(variables: MachineFacts['variables']): string {
  const locale = variables['LC_ALL'] || variables['LC_CTYPE'] || variables['LANG'] || '';
  if (/utf-?8/i.test(locale)) return 'UTF-8';
  if (locale === '') return 'no locale';
  return /^(?:C|POSIX)$/.test(locale) ? 'locale C' : 'another locale';
}

function isSet({ variables }: MachineFacts, name: string): boolean {
  return Boolean(variables[name]);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Returns the first numbers of a version, because whoever builds Node, git or a kernel may add a name. */
function numbersOf(version: string): string {
  return /^\d{1,4}(?:\.\d{1,4}){0,2}/.exec(version)?.[0] ?? 'other';
}

function resultOf({ status, severity, isPartial, isBroken }: CheckReport): string {
  if (isBroken) return 'broken';
  if (status === 'finding') return `finding, ${severity}`;
  return isPartial ? 'partly checked' : status;
}
