import type { GivingCommand, ReadyCheck } from '../../services/ports/tools.ts';
import { bitwardenItem, name, onePasswordItem, type SecretManager } from './secret-managers.ts';

/** How this program runs the program of a secret manager. */
export interface ManagerTool {
  /** The name of the program. */
  readonly program: string;
  /** A command that checks, without a change, whether it is installed and signed in. */
  readonly check: ReadyCheck;
  /** Stores the key, which it reads from its stdin. */
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

/** Managers that can receive the key. Dashlane's program cannot, because it only reads. */
export const managerTools: Readonly<Record<SecretManager, ManagerTool | undefined>> = {
  onePassword: {
    program: 'op',
    check: { argv: ['op', 'whoami'] },
    store: { argv: ['op', 'item', 'create', '-'], stdin: (key) => filled(onePasswordItem, key) },
  },
  bitwarden: {
    program: 'bw',
    check: { argv: ['bw', 'status'], says: '"status":"unlocked"' },
    // Base64, as `bw encode` produces.
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
    // Exits with 0 even without an account, but then prints none.
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

/** A command as it would be typed in a POSIX shell. */
export function commandLine(argv: readonly string[]): string {
  return argv.map((word) => (/^[\w./=:-]+$/.test(word) ? word : `'${word}'`)).join(' ');
}

/** A command that reads only the key on stdin. */
function bare(...argv: readonly string[]): GivingCommand {
  return { argv, stdin: (key) => key };
}

/** A JSON document with the key in its place. */
function filled(parts: readonly string[], key: string): string {
  return parts.join('').replace('"$MISTRAL_API_KEY"', () => JSON.stringify(key));
}
