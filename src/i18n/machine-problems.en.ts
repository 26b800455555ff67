import type { KeychainProblem, NetworkProblem, VaultProblem } from '../errors/errors.ts';

/** Problems of the network: what happened, and what to try. */
export const network: Record<
  NetworkProblem,
  (host: string, proxy?: string) => [message: string, hint: string]
> = {
  offline: () => ['This machine has no network.', 'Connect it, then try again.'],
  dns: (host) => [
    `The name ${host} was not found.`,
    'Check the connection, or the DNS of your network.',
  ],
  refused: (host) => [
    `${host} refuses the connection.`,
    'Check the address; a firewall may be in the way.',
  ],
  unreachable: (host) => [
    `${host} can’t be reached from here.`,
    'Check the connection or the VPN.',
  ],
  reset: (host) => [
    `The connection to ${host} was cut.`,
    'Try again; a proxy or VPN may be cutting it.',
  ],
  timeout: (host) => [`${host} did not answer in time.`, 'Try again in a moment.'],
  'tls-unknown-ca': (host) => [
    `This machine does not know who issued the certificate of ${host}.`,
    'Behind a company proxy, set NODE_EXTRA_CA_CERTS to its certificate file and start again.',
  ],
  'tls-expired': (host) => [
    `The certificate of ${host} is out of date, or this machine’s clock is wrong.`,
    'Check the machine’s date first.',
  ],
  tls: (host) => [
    `No secure connection to ${host} could be made.`,
    'Try another network: a proxy of this one may be blocking it.',
  ],
  redirect: (host) => [
    `${host} wanted to send us to another address. The key was not sent there.`,
    'Check the base URL, or sign in to your network.',
  ],
  'proxy-address': () => [
    'The address of the proxy can’t be read.',
    'In HTTPS_PROXY, percent-encode special characters of the name and the password: %25 for %, %23 for #, %5C for \\.',
  ],
  'proxy-kind': (_, proxy) => [
    `The proxy${proxy === undefined ? '' : ` ${proxy}`} is not an http proxy, the only kind supported.`,
    'Set HTTPS_PROXY to an http proxy, or name the host in NO_PROXY.',
  ],
  proxy: (host, proxy) => [
    proxy === undefined
      ? `The proxy between here and ${host} refused the connection.`
      : `The proxy ${proxy} refuses to connect us to ${host}, or can’t be reached.`,
    'Check HTTPS_PROXY and NO_PROXY.',
  ],
  other: (host) => [`${host} could not be reached.`, 'Check the connection, then try again.'],
};

/** Problems of the keychain, and what to do. */
export const keychain: Record<KeychainProblem, [message: string, hint: string]> = {
  'library-missing': [
    'The library that talks to the keychain (libsecret) is not installed.',
    'Install it (Debian, Ubuntu: apt install libsecret-1-0; Alpine: apk add libsecret), then try again.',
  ],
  'no-bus': [
    'No keychain service runs in this session.',
    'Start the program in a desktop session.',
  ],
  'no-collection': [
    'The keychain service runs, but has no keyring yet.',
    'Open your password manager once to create the default keyring, then try again.',
  ],
  locked: ['The keychain is locked.', 'Unlock it, then try again.'],
  hanging: [
    'The keychain did not answer within 3 seconds.',
    'A window may be waiting for your answer. Look there, then try again.',
  ],
  denied: [
    'The keychain refused this program.',
    'Allow it in the window it shows, then try again.',
  ],
  'false-success': [
    'The keychain said “stored”, but the key was not there when read back.',
    'It is not stored. Unlock or restart the keychain, then try again.',
  ],
  'load-failure': [
    'The component that talks to the keychain could not be loaded.',
    'Its optional package keytar is missing or does not fit this system: reinstall this program.',
  ],
  other: ['The keychain could not be used.', 'Try again.'],
};

/** Names another store, for commands that can use one. */
export const keychainOr: Record<'vault', string> = {
  vault: 'Or use --store vault, an encrypted file.',
};

/** Problems of the vault file, and what to do. */
export const vault: Record<VaultProblem, (path: string) => [message: string, hint: string]> = {
  damaged: (path) => [
    `The vault file ${path} is damaged and can’t be opened. It was left unchanged.`,
    'Move it away, or restore a copy, then try again.',
  ],
  'not-ours': (path) => [
    `${path} is a link, a folder, or belongs to someone else. It was not touched.`,
    'Move it away, or set MISTRAL_ONBOARD_HOME to another folder.',
  ],
  busy: () => [
    'Another program is writing to the vault, or was stopped while it did.',
    'Try again in half a minute: the lock will have expired.',
  ],
};

/** Problems of the vault's passphrase, and what to do. */
export const passphrase: Record<'missing' | 'wrong' | 'short', [message: string, hint: string]> = {
  missing: [
    'The vault is locked.',
    'Enter its passphrase when asked, or set MISTRAL_ONBOARD_PASSPHRASE.',
  ],
  wrong: [
    'Wrong passphrase. Nothing was changed.',
    'Try again; without the passphrase, nobody can open the vault.',
  ],
  short: [
    'A passphrase needs at least 8 characters.',
    'Use a few words: they are easy to remember.',
  ],
};

/** Problems of a file. Each text follows its path. */
export const files = {
  denied: 'can’t be used: permission denied',
  'read-only': 'is on a read-only disk',
  full: 'is on a disk that is full',
  'not-a-folder': 'has a file where a folder should be',
  'is-a-folder': 'is a folder where a file should be',
  missing: 'does not exist',
  'not-a-file': 'is not a file',
  unreadable: 'can’t be read: permission denied',
  'too-large': 'is too large to send',
  'not-text': 'is not text in UTF-8',
  'not-a-picture': 'is not a PNG, JPEG, WebP or GIF picture',
  'not-a-document': 'is neither a PDF nor a picture',
  'not-a-recording': 'is not a WAV, MP3, FLAC, OGG or M4A recording',
  'git-broken': 'is in a repository that git can’t read',
  'git-missing': 'is in a repository, and git is not installed to say what it ignores',
  'not-yours': 'belongs to another user',
  other: 'could not be used',
} as const;

/** Remedies for problems with files of this program. Each text begins a sentence. */
export const fileFixes: Partial<Record<keyof typeof files, string>> & { readonly other: string } = {
  denied: 'Check its permissions',
  'read-only': 'Make that disk writable',
  full: 'Free some space',
  'not-a-folder': 'Move that file away',
  'is-a-folder': 'Move that folder away',
  other: 'Try again',
};
