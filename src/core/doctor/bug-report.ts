import type { CheckReport } from './check.ts';

/** Machine details of a bug report. The report shows all of them, so they include no names, paths or secrets. */
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
}

const ownOrigin = /^https:\/\/api\.(?:eu\.|us\.)?mistral\.ai$/;

/** Matches a word that names a kind of thing and is too short and plain to be a key. */
const plainWord = /^[A-Za-z][A-Za-z0-9.+_-]{0,24}$/;

/** Variables whose values only name a kind of terminal. */
const terminalNames = ['TERM', 'TERM_PROGRAM', 'COLORTERM', 'WT_SESSION', 'TMUX', 'STY'];

/**
 * Variables that change the behaviour of this program. The report lists only their names, because their values may be
 * anything.
 */
const tellingNames = [
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
    ['Node', facts.nodeVersion],
    ['git', facts.gitVersion ?? 'none'],
    ['system', systemOf(facts)],
    ['terminal', terminalOf(facts)],
    ['language', facts.lang],
    ['API', ownOrigin.test(facts.origin) ? facts.origin : 'another address'],
    ['keychain', facts.keychain],
    ['proxy', facts.hasProxy ? 'set' : 'none'],
    ['variables set', tellingNames.filter((name) => isSet(facts, name)).join(', ') || 'none'],
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
    wordOf(kernel.split('-')[0]),
    ...(distribution === 'other' ? [] : [distribution]),
    ...(facts.isWsl ? ['WSL'] : []),
    ...(facts.isContainer ? ['container'] : []),
    ...(facts.isSsh ? ['SSH'] : []),
  ].join(', ');
}

function terminalOf(facts: MachineFacts): string {
  const { variables, columns, isTerminal } = facts;
  if (!isTerminal) return 'none';
  const kinds = terminalNames
    .filter((name) => isSet(facts, name))
    .map((name) => {
      // These hold paths and identifiers.
      const isNamed = ['TERM', 'TERM_PROGRAM', 'COLORTERM'].includes(name);
      return isNamed ? `${name}=${wordOf(variables[name])}` : name;
    });
  const shell = (variables['SHELL'] ?? '').split('/').at(-1);
  const locale = variables['LC_ALL'] || variables['LC_CTYPE'] || variables['LANG'] || '';
  return [
    ...kinds,
    ...(columns === undefined ? [] : [`${columns} columns`]),
    /utf-?8/i.test(locale) ? 'UTF-8' : `locale ${wordOf(locale)}`,
    `shell ${wordOf(shell)}`,
  ].join(', ');
}

function isSet({ variables }: MachineFacts, name: string): boolean {
  return Boolean(variables[name]);
}

function wordOf(value: string | undefined): string {
  if (value === undefined || value === '') return 'none';
  return plainWord.test(value) || /^\d[\d.]{0,15}$/.test(value) ? value : 'other';
}

function resultOf({ status, severity, isPartial, isBroken }: CheckReport): string {
  if (isBroken) return 'broken';
  if (status === 'finding') return `finding, ${severity}`;
  return isPartial ? 'partly checked' : status;
}

/** Removes any remaining occurrence of these names (user, home folder, machine) from a report. */
export function withoutNames(report: string, names: readonly string[]): string {
  return names
    .filter((name) => name.length > 2 && !report.startsWith(`### ${name}`))
    .reduce((text, name) => text.replaceAll(name, '…'), report);
}
