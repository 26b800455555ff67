import type { KeyProblem } from '../../errors/errors.ts';

/** Form of the keys that the service creates today. */
const commonForm = /^[A-Za-z0-9]{32}$/;

const shortest = 16;
const longest = 256;

/** Kind of a text that should be a key: the usual form, another form, or why the text cannot be a key. */
export type KeyKind = 'usual' | 'unusual' | KeyProblem;

/**
 * Decides whether a text can be a key. Every reader of keys uses this function, so that all parts of the program agree.
 * Expects the text without quotes or other wrapping: see `cleanKey`.
 */
export function keyKind(text: string): KeyKind {
  if (text === '') return 'empty';
  if (commonForm.test(text)) return isPlaceholder(text) ? 'placeholder' : 'usual';
  const substitute = substituteIn(text);
  if (substitute !== undefined) return substitute;
  if (address.test(text)) return 'url';
  if (isPlaceholder(text)) return 'placeholder';
  const origin = foreign.find(([, prefix]) => prefix.test(text));
  if (origin !== undefined) return origin[0];
  if (!isSendable(text)) return 'unsendable';
  if (text.length < shortest) return 'too-short';
  return text.length > longest ? 'too-long' : 'unusual';
}

/** Returns true for a key in the usual form with nothing around it. */
export function isBareKey(text: string): boolean {
  return commonForm.test(text) && !isPlaceholder(text) && !encrypted.test(text);
}

/** Returns whether a text refers to a key or encrypts one; undefined for any other text. */
export function substituteIn(text: string): 'reference' | 'encrypted' | undefined {
  if (encrypted.test(text)) return 'encrypted';
  return references.some((form) => form.test(text)) ? 'reference' : undefined;
}

/**
 * Matches encrypted values: of dotenvx, SOPS, Ansible, Vault's transit engine, Travis, Spring, openssl, Fernet, PGP,
 * age, sealed secrets, and the key services of AWS and Google Cloud.
 */
const encrypted =
  /^(?:encrypted:|ENC[[(]|\$ANSIBLE_VAULT;|!vault\b|vault:v\d+:|secure:\s|\{cipher\}|U2FsdGVkX1|gAAAAA|(?:AgA|AQICAH|CiQA)[A-Za-z0-9+/]{60}|-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED))/;

/** Schemes with which tools refer to a secret: each is followed by a colon and a non-blank character. */
const schemes = [
  'op',
  '1password',
  'arn',
  'akv',
  'aws-?sm',
  'azkv',
  'berglas',
  'bws?',
  'chamber',
  'dl',
  'doppler',
  'env',
  'file',
  'gcp-?sm',
  'gcpsecretmanager',
  'gsm',
  'infisical',
  'keepass(?:xc)?',
  'keychain',
  'keyring',
  'ref\\+[a-z]+',
  'secretref',
  'secretsmanager',
  'sops',
  'ssm',
  'vault',
];

const references: readonly RegExp[] = [
  new RegExp(`^(?:${schemes.join('|')}):[^\\s]`, 'i'),
  // Matches `secret://x`, `vault+https:x/y` and similar references, but not web addresses.
  /^(?!https?:|wss?:|ftp:)[a-z][a-z0-9+.-]{1,30}:(?:\/\/|[^\s/]+\/)/i,
  // Variables and substitutions of shells, templates and CI systems; not `$env:NAME = `.
  /^\$(?!env:\w{1,40}\s{0,40}=)/i,
  /^%[A-Za-z_]\w*%$/,
  /^!(?:Ref|Sub|GetAtt|ImportValue|secret|env_var)\b/,
  /^(?:\{\{|\{%|<%|#\{|\(\()/,
  /^@(?:Microsoft\.KeyVault|[a-z_-]+)\(/i,
  /^(?:process\.env|import\.meta\.env|Deno\.env|Bun\.env|os\.environ|os\.getenv|getenv|env\(|ENV\[|std::env|System\.getenv|config\()/,
  // Resources of cloud services, and files.
  /^(?:projects|secrets?|parameters?|vaults|kv|ssm)\/[\w.@-]/i,
  /\.vault\.azure\.net/i,
  /^(?:\/|~[\\/]|\.{1,2}[\\/]|[A-Za-z]:[\\/]|\\\\)/,
  /^[\w.-]+\.(?:txt|key|pem|env|json|ya?ml|secret)$/i,
];

/** Matches words that mark a missing value. */
const emptyWords =
  /^(?:undefined|null|none|nil|nan|n\/a|true|false|todo|tbd|fixme|xxx|unset|empty|missing|redacted|hidden|masked|dummy|fake|test|foo|foobar|bar|sample|example|default|string)$/i;

/** Matches phrases that ask the reader to insert a key. */
const invitations =
  /your|votre|(?:^|[^a-z])(?:mon|ma|mi|mein|tu|sua?|tua)[_-](?:cl[eé]|api|key|chiave|clave)|(?:^|[^a-z])here(?:$|[^a-z])|(?:^|[^a-z])ici$|placeholder|example|exemple|replace|remplac|insert|change[_ -]?(?:me|it)|changez|paste|put[_ -]|redacted|dummy|todo|fixme|lorem|api[_ -]?key|xxxx|\*\*\*|\.\.\.|[…•●]/i;

/** Matches words that occur in names of keys. A text of only these words is a name, not a key. */
const nameWord =
  /^(?:my|the|mistral|mistralai|codestral|ai|api|llm|app|key|keys|token|secret|secrets|password|passwd|pass|value|access|auth|bearer|prod|dev|staging|local|plateforme|test|demo|new|old|real|cle|clé|\d{1,2})$/i;

/** Returns true for placeholders of examples: `your_api_key_here`, `<key>`, or 32 times the letter x. */
function isPlaceholder(text: string): boolean {
  if (commonForm.test(text)) return isInvitingWord(text);
  const bare = text.replaceAll(/[-_. ]/g, '');
  if (bare === '' || isOneLetter(bare) || emptyWords.test(text)) return true;
  if (/^(?:[<[{]|\(.*\)$)/.test(text)) return true;
  return invitations.test(text) || text.split(/[-_. ]+/).every((word) => nameWord.test(word));
}

/** Returns true for 32 letters and digits that no random key would consist of. */
function isInvitingWord(text: string): boolean {
  return isOneLetter(text) || /yourapi|yourkey|yourmistral|apikey|placeholder|changeme/i.test(text);
}

function isOneLetter(text: string): boolean {
  return text.length > 1 && new Set(text).size === 1;
}

const address = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)/i;

/** Patterns of the prefixes of other services' keys. */
const foreign: readonly (readonly [KeyProblem, RegExp])[] = [
  ['anthropic', /^sk-ant-/],
  ['other-service', /^sk-or-/],
  ['openai', /^sk-/],
  [
    'other-service',
    /^(?:gsk_|AIza|gh[opsu]_|github_pat_|glpat-|xai-|hf_|pplx-|nvapi-|xox[abp]-|AKIA|ASIA|-----BEGIN)/,
  ],
];

/**
 * Returns true for printable ASCII without spaces. A text that also has a quote or `name=value` in it contains more
 * than a key.
 */
function isSendable(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text) && !/["'`]|=[^=]/.test(text);
}
