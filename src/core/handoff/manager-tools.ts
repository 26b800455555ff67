import type { GivingCommand, ReadyCheck } from '../../services/ports/tools.ts';
import { bitwardenItem, name, onePasswordItem, type SecretManager } from './secret-managers.ts';

/** Commands with which this program runs the program of a secret manager. */
export interface ManagerTool {
  /** The name of the program. */
  readonly program: string;
  /** A command that changes nothing, and says whether the program is installed and signed in. */
  readonly check: ReadyCheck;
  /** A command that reads the key from its stdin and stores it. */
  readonly store: GivingCommand;
}

const awsCommand = [
  'aws',
  'secretsmanager',
  'create-secret',
  '--name',
  name,
  '--secret-string',
  'file:///dev/stdin',
];

/** The commands of each manager; undefined for Dashlane, whose program can only read secrets. */
export const managerTools: Readonly<Record<SecretManager, ManagerTool | undefined>> = {
  onePassword: {
    program: 'op',
    check: { argv: ['op', 'whoami'] },
    store: { argv: ['op', 'item', 'create', '-'], stdin: (key) => filled(onePasswordItem, key) },
  },
  bitwarden: {
    program: 'bw',
    check: { argv: ['bw', 'status'], says: '"status":"unlocked"' },
    // `bw create` reads an item in base64, as `bw encode` writes it.
    store: { argv: ['bw', 'create', 'item'], stdin: (key) => btoa(filled(bitwardenItem, key)) },
  },
  dashlane: undefined,
  aws: {
    program: 'aws',
    check: { argv: ['aws', 'sts', 'get-caller-identity'] },
    store: { ...bare(...awsCommand), needsPipe: true },
  },
  google: {
    program: 'gcloud',
    // gcloud exits with 0 even if no account is signed in, but then prints no address.
    check: {
      argv: ['gcloud', 'auth', 'list', '--filter=status:ACTIVE', '--format=value(account)'],
      says: '@',
    },
    store: bare('gcloud', 'secrets', 'create', name, '--data-file=-'),
  },
  vault: {
    program: 'vault',
    check: { argv: ['vault', 'token', 'lookup'] },
    store: bare('vault', 'kv', 'put', '-mount=secret', 'mistral', 'api_key=-'),
  },
  github: {
    program: 'gh',
    check: { argv: ['gh', 'auth', 'status'] },
    store: bare('gh', 'secret', 'set', 'MISTRAL_API_KEY'),
  },
  gitlab: {
    program: 'glab',
    check: { argv: ['glab', 'auth', 'status'] },
    store: bare('glab', 'variable', 'set', 'MISTRAL_API_KEY', '--masked'),
  },
};

/** Returns a command as a person would type it in a POSIX shell. */
export function commandLine(argv: readonly string[]): string {
  return argv.map((word) => (/^[\w./=:-]+$/.test(word) ? word : `'${word}'`)).join(' ');
}

/** Returns a command whose stdin is the key and nothing else. */
function bare(...argv: readonly string[]): GivingCommand {
  return { argv, stdin: (key) => key };
}

/** Returns the JSON document of an item with the key in it. */
function filled(parts: readonly string[], key: string): string {
  return parts.join('').replace('"$MISTRAL_API_KEY"', () => JSON.stringify(key));
}
