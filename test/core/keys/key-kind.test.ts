import { describe, expect, test } from 'vitest';
import { isBareKey, keyKind, substituteIn } from '../../../src/core/keys/key-kind.ts';

const key = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG';

describe('a reference to a key', () => {
  const schemes =
    'op 1password arn akv aws-sm awssm azkv berglas bw bws chamber dl doppler env file gcp-sm gcpsm gcpsecretmanager gsm infisical keepass keepassxc keychain keyring ref+vault secretref secretsmanager sops ssm vault OP Vault';
  test.each(schemes.split(' '))('begins with the scheme %s', (scheme) => {
    expect(keyKind(`${scheme}:store.key`)).toBe('reference');
    expect(substituteIn(`x${scheme}:store.key`)).toBeUndefined();
    expect(substituteIn(`${scheme}: store.key`)).toBeUndefined();
  });

  test.each([
    'secret://x',
    'vault+https:xyz/y',
    'vault+https:x/y',
    '$MISTRAL_API_KEY',
    `$\{MISTRAL_API_KEY}`,
    '$(pass show mistral)',
    '$env:NAME',
    '%MISTRAL_API_KEY%',
    '!Ref Key',
    '!Sub x',
    '!GetAtt a.b',
    '!ImportValue x',
    '!secret mistral',
    '!env_var MISTRAL',
    '{{ secrets.KEY }}',
    '{% key %}',
    '<%= key %>',
    '#{key}',
    '((key))',
    '@Microsoft.KeyVault(x)',
    '@resolve-secret(x)',
    'process.env.KEY',
    'import.meta.env.KEY',
    'Deno.env.get(1)',
    'Bun.env.KEY',
    'os.environ["KEY"]',
    'os.getenv("KEY")',
    'getenv("KEY")',
    'env("KEY")',
    'ENV["KEY"]',
    'std::env::var',
    'System.getenv("KEY")',
    'config("key")',
    'projects/p/secrets/s',
    'secret/data/mistral',
    'secrets/mistral',
    'parameter/x',
    'parameters/x',
    'vaults/x',
    'kv/x',
    'ssm/x',
    'my.vault.azure.net',
    '/run/secrets/mistral_api_key',
    '~/key',
    '~\\key',
    './key',
    '../key',
    'C:\\key',
    '\\\\server\\key',
    'mistral.txt',
    'mistral.key',
    'mistral.pem',
    'mistral.env',
    'mistral.json',
    'mistral.yml',
    'mistral.yaml',
    'mistral.secret',
  ])('%s', (text) => {
    expect(keyKind(text)).toBe('reference');
  });
});

test.each([
  'encrypted:BAb1',
  'ENC[AES256,data:x]',
  'ENC(x)',
  '$ANSIBLE_VAULT;1.1;AES256',
  '!vault |',
  'vault:v1:abc',
  'vault:v12:abc',
  'secure: abc',
  '{cipher}abc',
  'U2FsdGVkX1abc',
  'gAAAAABabc',
  `AgA${'x'.repeat(60)}`,
  `AQICAH${'x'.repeat(60)}==`,
  `CiQA${'x'.repeat(60)}`,
  '-----BEGIN PGP MESSAGE-----',
  '-----BEGIN AGE ENCRYPTED FILE-----',
])('%s is an encrypted value', (text) => {
  expect(keyKind(text)).toBe('encrypted');
  expect(keyKind(`x${text}`)).not.toBe('encrypted');
});

const emptyWords =
  'undefined null none nil nan n/a true false todo tbd fixme xxx unset empty missing redacted hidden masked dummy fake test foo foobar bar sample example default string NULL';
test.each(emptyWords.split(' '))('%s is a placeholder', (word) => {
  expect(keyKind(word)).toBe('placeholder');
});

test.each([
  'your-key-goes-in-now',
  'votre-secret-a-vous',
  'mon-cle-secrete-12345',
  'ma_clé_secrete_12345',
  'mi_clave_secreta_123',
  'mein-key-1234567890',
  'tu_clave_1234567890',
  'su_clave_1234567890',
  'sua_chiave_12345678',
  'tua_chiave_12345678',
  'insert_it_1234567890',
  'paste-it-1234567890ab',
  'put-it-1234567890abcd',
  'key-goes-here',
  'collez-ici',
  'replace-1234567890',
  'remplacez-12345678',
  'change_me_1234567890',
  'changez-1234567890ab',
  'api-key-1234567890ab',
  'lorem-1234567890abcd',
  'abcxxxx1234567890',
  'abc***1234567890',
  'abc...1234567890',
  'abc…1234567890abcd',
  'abc•1234567890abcd',
  '<mistral-key>',
  '[key of mine]',
  '(key of mine)',
  '{key of mine}',
  'my-mistral-api-key',
  'MISTRAL_API_KEY',
  'the.secret.token.1',
  'my--key__12',
  '<key of mine',
  '[key of mine',
  '{key of mine',
  'aB3_ma_cle_5gH7jK9',
  'here-aB3dE5gH7jK9m',
  'aB3-here-dE5gH7jK9',
  'ici',
  'changeme-aB3dE5gH7',
  'apikey-aB3dE5gH7jK9',
  '----',
  'aaaaaaaaaaaaaaaaaaaa',
  'x'.repeat(32),
  'yourApiKey00000000000000000000ab',
  'placeholder000000000000000000abc',
  'changeme0000000000000000000000ab',
  'myapikey0000000000000000000000ab',
])('%s is a placeholder, too', (text) => {
  expect(keyKind(text)).toBe('placeholder');
});

test.each<readonly [string, string]>([
  ['https://console.mistral.ai', 'url'],
  ['http://console.mistral.ai', 'url'],
  ['ws://console.mistral.ai', 'url'],
  ['wss://console.mistral.ai', 'url'],
  ['ftp://console.mistral.ai', 'url'],
  ['www.mistral.ai', 'url'],
  ['sk-ant-api03-abcdefgh', 'anthropic'],
  ['sk-or-v1-abcdefgh', 'other-service'],
  ['sk-proj-abcdefgh1234', 'openai'],
  ['gsk_abcdefgh12345678', 'other-service'],
  ['AIzaabcdefgh12345678', 'other-service'],
  ['ghp_abcdefgh12345678', 'other-service'],
  ['github_pat_abcdefgh1', 'other-service'],
  ['glpat-abcdefgh123456', 'other-service'],
  ['xai-abcdefgh12345678', 'other-service'],
  ['hf_abcdefgh123456789', 'other-service'],
  ['pplx-abcdefgh1234567', 'other-service'],
  ['nvapi-abcdefgh123456', 'other-service'],
  ['xoxb-abcdefgh1234567', 'other-service'],
  ['AKIAABCDEFGH12345678', 'other-service'],
  ['ASIAABCDEFGH12345678', 'other-service'],
  ['-----BEGIN RSA', 'other-service'],
  ['', 'empty'],
  [key, 'usual'],
  // A random key may hold a word.
  ['aB3dE5gH7todoN1pQ3sT5vW7yZ9bD1fG', 'usual'],
  ['a', 'too-short'],
  [`$env:NAME=${key}`, 'unsendable'],
  [`$env:NAME  =  ${key}`, 'unsendable'],
  [`${key}x`, 'unusual'],
  [key.slice(0, 15), 'too-short'],
  [key.slice(0, 16), 'unusual'],
  [`${'aB3'.repeat(85)}x`, 'unusual'],
  [`${'aB3'.repeat(85)}xy`, 'too-long'],
  ['aB3dE5gH7jK9mN1p Q3sT5', 'unsendable'],
  ['aB3dE5gH7jK9mN1pé', 'unsendable'],
  ['aB3dE5gH"jK9mN1pQ3', 'unsendable'],
  ["aB3dE5gH'jK9mN1pQ3", 'unsendable'],
  ['name7=aB3dE5gH7jK9mN1p', 'unsendable'],
  ['aB3dE5gH7jK9mN1pQ3s==', 'unusual'],
])('%s is %s', (text, kind) => {
  expect(keyKind(text)).toBe(kind);
});

test.each([
  'aB3-www.mistral.ai-1234',
  'aB3-sk-ant-api03-abcdefgh',
  'aB3-sk-or-v1-abcdefgh',
  'aB3-sk-proj-abcdefgh1234',
  'aB3-gsk_abcdefgh12345678',
  'aB3$dE5gH7jK9mN1p',
  'aB3dE5gH7jK9%NAME%',
  '%NAME%aB3dE5gH7jK9',
  'aB3dE5gH7jK9!Ref',
  'aB3dE5gH7{{jK9mN1p',
  'aB3dE5gH7@op(jK9mN',
  'aB3dE5gH7getenvK9m',
  'aB3dE5gH7/kv/jK9mN1',
  'aB3dE5gH7(jK9mN1p)',
  '(aB3dE5gH7)jK9mN1p',
  'aB3dE5gH7jK9-false',
  'falseaB3dE5gH7jK9m',
  'aB3-icidE5gH7jK9mN',
  'AgAx3dE5gH7jK9mN1p',
])('%s has another prefix only in the middle', (text) => {
  expect(keyKind(text)).toBe('unusual');
});

test.each<readonly [string, boolean]>([
  [key, true],
  [`${key}x`, false],
  ['my-own-key-of-another-form-12345', false],
  ['x'.repeat(32), false],
  [`U2FsdGVkX1${key.slice(10)}`, false],
])('%s is a key of the usual form, with nothing around it: %s', (text, expected) => {
  expect(isBareKey(text)).toBe(expected);
});
