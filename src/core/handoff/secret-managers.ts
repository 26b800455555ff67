import { anywhereLine } from '../../i18n/command-line.ts';
import { isWindowsShell } from './shell-quote.ts';

/** Secret managers of people and of machines. */
export const secretManagers = [
  'onePassword',
  'bitwarden',
  'dashlane',
  'aws',
  'google',
  'vault',
  'github',
  'gitlab',
] as const;
export type SecretManager = (typeof secretManagers)[number];

/** Commands for the person's shell, each as a list of lines. No command contains the key. */
export interface ManagerCommands {
  /** Passes the key from this program to the manager; empty if no line can do that. */
  readonly store: readonly string[];
  /**
   * Runs a program with the key from the manager; for a service that runs programs itself, the lines of its settings.
   */
  readonly run: readonly string[];
}

/** Returns the command that pipes the key into a program; `lines` continue the command. */
function piped(...lines: readonly string[]): readonly string[] {
  return [`${anywhereLine('exec', '--')} sh -c 'printf %s "$MISTRAL_API_KEY" |`, ...lines];
}

/**
 * Returns the command that pipes a JSON document with the key into a program. The shell inserts the key into the parts;
 * letters and digits need no escaping in JSON.
 */
function inDocument(parts: readonly string[], command: string): readonly string[] {
  const quoted = parts.map((part) => `  "${part.replaceAll('"', '\\"')}"`);
  const last = `${quoted.at(-1)} |`;
  const lines = [...quoted.slice(0, -1).map((part) => `${part} \\`), last];
  return [`${anywhereLine('exec', '--')} sh -c 'printf %s \\`, ...lines, `  ${command}'`];
}

/** Name of the key in the secret manager. */
export const name = 'mistral-api-key';
const program = 'python3 app.py';

/** Items of the managers as lines of a JSON document, into which a shell or this program inserts the key. */
export const onePasswordItem = [
  `{"title":"${name}","category":"API_CREDENTIAL",`,
  '"fields":[{"id":"credential","type":"CONCEALED",',
  '"label":"credential","value":"$MISTRAL_API_KEY"}]}',
];

export const bitwardenItem = [
  `{"type":1,"name":"${name}","notes":null,`,
  '"favorite":false,"organizationId":null,"folderId":null,',
  '"fields":[],"reprompt":0,"login":{"username":null,',
  '"password":"$MISTRAL_API_KEY","totp":null}}',
];

/** Returns the commands that pass the key to a manager, and from the manager to a program. */
export function managerCommands(manager: SecretManager): ManagerCommands {
  return isWindowsShell() ? windowsCommands[manager]() : posixCommands[manager]();
}

/**
 * Returns the command that pipes the key into a program with cmd.exe, because PowerShell adds a line end to piped text.
 */
function pipedByCmd(command: string): readonly string[] {
  return [
    `${anywhereLine('exec', '--')} cmd /d /c \``,
    `  '<nul set /p =%MISTRAL_API_KEY%| ${command}'`,
  ];
}

/** Returns the lines that set the variable in this PowerShell and then run a program. */
function withVariable(...value: readonly string[]): readonly string[] {
  const [first = '', ...others] = value;
  return [`$env:MISTRAL_API_KEY = ${first}`, ...others, 'py app.py'];
}

/**
 * Commands for PowerShell. For managers that need a JSON document, or a file as stdin, there is no command to store the
 * key, because no PowerShell line would pass it safely; the hand-off step itself can do it.
 */
const windowsCommands: Readonly<Record<SecretManager, () => ManagerCommands>> = {
  onePassword: () => ({
    store: [],
    run: [`$env:MISTRAL_API_KEY = 'op://Private/${name}/credential'`, 'op run -- py app.py'],
  }),
  bitwarden: () => ({ store: [], run: withVariable(`bw get password ${name}`) }),
  dashlane: () => ({
    store: [],
    run: [`$env:MISTRAL_API_KEY = 'dl://${name}/password'`, 'dcli exec -- py app.py'],
  }),
  aws: () => ({
    store: [],
    run: withVariable(
      'aws secretsmanager get-secret-value `',
      `  --secret-id ${name} --query SecretString --output text`,
    ),
  }),
  google: () => ({
    store: pipedByCmd(`gcloud secrets create ${name} --data-file=-`),
    run: withVariable('gcloud secrets versions access latest `', `  --secret=${name}`),
  }),
  vault: () => ({
    store: pipedByCmd('vault kv put -mount=secret mistral api_key=-'),
    run: withVariable('vault kv get -mount=secret -field=api_key mistral'),
  }),
  github: () => ({
    store: pipedByCmd('gh secret set MISTRAL_API_KEY'),
    run: posixCommands.github().run,
  }),
  gitlab: () => ({
    store: pipedByCmd('glab variable set MISTRAL_API_KEY --masked'),
    run: posixCommands.gitlab().run,
  }),
};

/** Commands for POSIX shells. */
const posixCommands: Readonly<Record<SecretManager, () => ManagerCommands>> = {
  onePassword: () => ({
    store: inDocument(onePasswordItem, 'op item create -'),
    run: [`MISTRAL_API_KEY=op://Private/${name}/credential \\`, `  op run -- ${program}`],
  }),
  bitwarden: () => ({
    store: inDocument(bitwardenItem, 'bw encode | bw create item'),
    run: [`MISTRAL_API_KEY="$(bw get password ${name})" \\`, `  ${program}`],
  }),
  dashlane: () => ({
    store: [],
    run: [`MISTRAL_API_KEY=dl://${name}/password \\`, `  dcli exec -- ${program}`],
  }),
  aws: () => ({
    store: piped(
      `  aws secretsmanager create-secret --name ${name} \\`,
      "  --secret-string file:///dev/stdin'",
    ),
    run: [
      `MISTRAL_API_KEY="$(aws secretsmanager get-secret-value \\`,
      `  --secret-id ${name} --query SecretString --output text)" \\`,
      `  ${program}`,
    ],
  }),
  google: () => ({
    store: piped(`  gcloud secrets create ${name} --data-file=-'`),
    run: [
      `MISTRAL_API_KEY="$(gcloud secrets versions access latest \\`,
      `  --secret=${name})" ${program}`,
    ],
  }),
  vault: () => ({
    store: piped("  vault kv put -mount=secret mistral api_key=-'"),
    run: [
      'MISTRAL_API_KEY="$(vault kv get -mount=secret -field=api_key \\',
      `  mistral)" ${program}`,
    ],
  }),
  github: () => ({
    store: piped("  gh secret set MISTRAL_API_KEY'"),
    run: ['env:', `  MISTRAL_API_KEY: \${{ secrets.MISTRAL_API_KEY }}`],
  }),
  gitlab: () => ({
    store: piped("  glab variable set MISTRAL_API_KEY --masked'"),
    run: ['script:', `  - ${program}`],
  }),
};
