import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanKey, type Removed } from '../../../src/core/keys/clean-key.ts';
import type { KeyProblem } from '../../../src/errors/errors.ts';
import { anyLetter } from '../../support/fakes/any-letter.ts';

// 32 letters and digits, as the service creates keys.
const key = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG';

function cleaned(pasted: string) {
  const result = cleanKey(pasted);
  return result.ok
    ? { key: result.key.reveal(), removed: result.removed, unusual: result.unusual }
    : result.problem;
}

describe('extracts the key from a pasted text', () => {
  const cases: readonly (readonly [string, string, readonly Removed[]])[] = [
    ['the bare key', key, []],
    ['a line feed after it', `${key}\n`, ['newlines']],
    ['a carriage return after it', `${key}\r`, ['newlines']],
    ['spaces around it', `  ${key}\t`, ['spaces']],
    ['a no-break space before it', `\u00a0${key}`, ['spaces']],
    [
      'broken over two lines by a mail client',
      `${key.slice(0, 20)}\r\n  ${key.slice(20)}`,
      ['newlines'],
    ],
    ['a space inside', `${key.slice(0, 8)} ${key.slice(8)}`, ['spaces']],
    ['straight double quotes', `"${key}"`, ['quotes']],
    ['straight single quotes', `'${key}'`, ['quotes']],
    ['typographic quotes', `“${key}”`, ['quotes']],
    ['French quotes', `« ${key} »`, ['quotes', 'spaces']],
    ['backticks', `\`${key}\``, ['quotes']],
    ['a quote on one side only', `${key}"`, ['quotes']],
    ['a POSIX export', `export MISTRAL_API_KEY='${key}'`, ['assignment', 'quotes']],
    ['a line of .env', `MISTRAL_API_KEY=${key}`, ['assignment']],
    ['a line of .env with spaces', `MISTRAL_API_KEY = "${key}"`, ['assignment', 'quotes']],
    ['the Windows prompt', `set MISTRAL_API_KEY=${key}`, ['assignment']],
    ['the Windows prompt, quoted', `set "MISTRAL_API_KEY=${key}"`, ['assignment', 'quotes']],
    ['setx', `setx MISTRAL_API_KEY "${key}"`, ['assignment', 'quotes']],
    ['fish', `set -gx MISTRAL_API_KEY ${key}`, ['assignment']],
    ['PowerShell', `$env:MISTRAL_API_KEY="${key}"`, ['assignment', 'quotes']],
    ['YAML', `MISTRAL_API_KEY: ${key}`, ['assignment']],
    ['JSON', `"apiKey": "${key}",`, ['assignment', 'punctuation', 'quotes']],
    ['a JSON document', `{"apiKey": "${key}"}`, ['assignment', 'quotes']],
    ['an object', `{apiKey: "${key}"}`, ['assignment', 'quotes']],
    ['TypeScript', `const apiKey = '${key}';`, ['assignment', 'punctuation', 'quotes']],
    ['a header', `Authorization: Bearer ${key}`, ['bearer']],
    ['a header as cURL has it', `-H "Authorization: Bearer ${key}"`, ['bearer', 'quotes']],
    ['a header in JSON', `"Authorization": "Bearer ${key}"`, ['bearer', 'quotes']],
    ['a bearer token', `bearer ${key}`, ['bearer']],
    ['a trailing semicolon', `${key};`, ['punctuation']],
    ['a trailing comma', `${key},`, ['punctuation']],
    [
      'zero-width characters inside',
      `${key.slice(0, 4)}\u200b${key.slice(4)}\u2060`,
      ['invisible'],
    ],
    ['a byte order mark', `\ufeff${key}`, ['invisible']],
    ['a control character', `${key}\u0007`, ['invisible']],
    ['a header with wide spaces', `-H   "Authorization :   Bearer   ${key}"`, ['bearer', 'quotes']],
    ['a POSIX export with wide spaces', `export   MISTRAL_API_KEY   =   ${key}`, ['assignment']],
    ['setx with wide spaces', `setx   MISTRAL_API_KEY   ${key}`, ['assignment']],
    ['fish with wide spaces', `set   -gx   MISTRAL_API_KEY   ${key}`, ['assignment']],
    ['fish with another name', `set -gx my_mistral_key ${key}`, ['assignment']],
    ['spaces within quotes', `" ${key} "`, ['quotes', 'spaces']],
    ['spaces around quotes', ` "${key}" `, ['spaces', 'quotes']],
    ['spaces around paste markers', `  [200~${key}[201~  `, ['paste-markers']],
    ['a line end and a space before it', ` \n ${key}`, ['newlines']],
    ['a space and line ends around it', ` ${key}\n\n`, ['newlines', 'spaces']],
    ['a line end before and a space after it', `\n${key} `, ['newlines', 'spaces']],
    ['the beginning of an object', `{ apiKey: ${key}`, ['assignment', 'spaces']],
    ['quotes of every kind', `"'"'"'${key}'"'"'"`, ['quotes']],
    ['more lines after an empty one', `${key}  \n\n  login: me`, ['other-lines']],
    [
      'other lines around its own, all with spaces',
      `FOO=1\n  MISTRAL_API_KEY=${key}  \n  BAR=2`,
      ['other-lines', 'spaces', 'assignment'],
    ],
    [
      'a name, and a key broken over two lines',
      `MISTRAL_API_KEY=${key.slice(0, 20)}\r\n${key.slice(20)}`,
      ['assignment', 'newlines'],
    ],
    [
      'another line, a name, and a key broken over two lines',
      `FOO=1\nMISTRAL_API_KEY=${key.slice(0, 20)}\n${key.slice(20)}`,
      ['other-lines', 'assignment', 'newlines'],
    ],
    ['39 layers, the most', `${'MISTRAL_API_KEY='.repeat(39)}${key}`, ['assignment']],
    ['wide spaces inside', `${key.slice(0, 16)}   ${key.slice(16)}`, ['spaces']],
    ['as many spaces as a paste may have', `${' '.repeat(4_000 - 32)}${key}`, ['spaces']],
    ['an arrow key pressed meanwhile', `\u001b[A${key}`, ['invisible']],
    ['bracketed paste markers', `\u001b[200~${key}\u001b[201~`, ['paste-markers']],
    ['markers that lost their escape', `[200~${key}[201~`, ['paste-markers']],
    [
      'one line of a whole settings file',
      `# mine\nDATABASE_URL=postgres://x\nMISTRAL_API_KEY=${key}\nOTHER_TOKEN=abc\n`,
      ['newlines', 'other-lines', 'assignment'],
    ],
    [
      'an entry of a password manager',
      `${key}\nlogin: me@example.com\nurl: https://console.mistral.ai\n`,
      ['other-lines'],
    ],
    [
      'everything at once',
      ` \ufeffexport MISTRAL_API_KEY=“${key}”;\r\n`,
      ['invisible', 'newlines', 'spaces', 'assignment', 'punctuation', 'quotes'],
    ],
  ];

  test.each(cases)('%s', (_, pasted, removed) => {
    expect(cleaned(pasted)).toEqual({ key, removed, unusual: false });
  });
});

describe('accepts a key of another shape with a warning', () => {
  test.each([
    ['33 letters', `${key}x`],
    ['31 letters', key.slice(1)],
    ['a dot and a dash', 'abcd.efgh-ijkl_mnop'],
    ['16 characters, the fewest', 'abcdefghijklmnop'],
    ['256 characters, the most', 'kj'.repeat(128)],
    ['a padded one', 'QUJDREVGR0hJSktMTU5PUA=='],
    // A wrapped key is joined, whatever its length.
    ['broken over lines', 'abcdefghijkl\nmnopqrst'],
  ])('%s', (_, pasted) => {
    expect(cleaned(pasted)).toMatchObject({ key: pasted.replace('\n', ''), unusual: true });
  });
});

describe('refuses what cannot be a key', () => {
  const cases: readonly (readonly [KeyProblem, string])[] = [
    ['empty', ''],
    ['empty', ' \r\n\t'],
    ['empty', '""'],
    ['empty', 'MISTRAL_API_KEY='],
    ['too-short', 'a'],
    ['too-short', '\u0016v'],
    ['too-short', 'abcdefghijklmno'],
    ['too-long', `${'kj'.repeat(128)}x`],
    ['too-long', ' '.repeat(5000)],
    ['unsendable', 'ma clé est dans le coffre'],
    ['unsendable', 'the key is in the safe'],
    ['unsendable', 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fé'],
    ['unsendable', '🔑🚪🔑🚪🔑🚪🔑🚪🔑🚪🔑🚪🔑🚪🔑🔑'],
    ['unsendable', `${key} ${key}`],
    ['several-lines', `MISTRAL_API_KEY=${key}\nMISTRAL_API_KEY=${key}`],
    // Two names of other services: neither value may be sent to this one.
    ['several-lines', `FIRST_KEY=${key}\nSECOND_KEY=${key}`],
    ['several-lines', `${key}\n${key}`],
    ['several-lines', `${key} \n ${key} `],
    ['several-lines', `one line\nand: another`],
    ['unsendable', `${'MISTRAL_API_KEY='.repeat(40)}${key}`],
    ['several-lines', `${key}\nlogin: me\nand some prose`],
    ['unsendable', `curl -H "Authorization: Bearer ${key}"`],
    ['openai', 'sk-aBcDeFgHiJkLmNoPqRsTuVwXyZ1234567890'],
    ['openai', 'export OPENAI_API_KEY="sk-proj-aBcDeFgHiJkLmNoPqRsTuVwXyZ"'],
    ['anthropic', 'sk-ant-api03-aBcDeFgHiJkLmNoPqRsTuVwXyZ'],
    // The name of the other service explains more than "several lines".
    ['anthropic', 'sk-ant-api03-aBcDeFgHiJkLmNoPqRsTuVwXyZ\nnote: mine'],
    ['other-service', 'sk-or-v1-aBcDeFgHiJkLmNoPqRsTuVwXyZ'],
    ['other-service', 'gsk_aBcDeFgHiJkLmNoPqRsTuVwXyZ'],
    ['other-service', 'AIzaSyaBcDeFgHiJkLmNoPqRsTuVwXyZ1234567'],
    ['other-service', 'ghp_aBcDeFgHiJkLmNoPqRsTuVwXyZ1234567890'],
    ['other-service', 'xai-aBcDeFgHiJkLmNoPqRsTuVwXyZ'],
    ['other-service', 'hf_aBcDeFgHiJkLmNoPqRsTuVwXyZ'],
    ['other-service', 'AKIAABCDEFGHIJKLMNOP'],
    [
      'other-service',
      '-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----',
    ],
    ['url', 'https://console.mistral.ai/api-keys'],
    ['url', 'www.mistral.ai'],
  ];

  test.each(cases)('%s: %j', (problem, pasted) => {
    expect(cleaned(pasted)).toBe(problem);
  });

  test('accepts 32 letters and digits even if they start like the key of another service', () => {
    const lucky = `AKIA${'x'.repeat(28)}`;
    expect(cleaned(lucky)).toMatchObject({ key: lucky, unusual: false });
  });
});

describe('refuses placeholders', () => {
  const digits = '7YWHMfk9JZe0LM0g1ZauHuiSxhI';

  test.each([
    'your_mistral_api_key_here',
    'your-api-key',
    'YOUR_API_KEY',
    '<your-mistral-api-key>',
    '<key>',
    '[API key]',
    '{MISTRAL_API_KEY}',
    'MISTRAL_API_KEY',
    'mistral-api-key',
    'my-secret-token',
    'undefined',
    'null',
    'None',
    'true',
    'changeme',
    'CHANGE_ME_PLEASE',
    'REPLACE_WITH_YOUR_KEY',
    'replace-with-real-key',
    'insert-key-here',
    'put_the_key_here_please',
    'votre_cle_api',
    'ma-cle-mistral',
    'xxxxxxxx',
    'x'.repeat(32),
    '0'.repeat(32),
    'xxxx-xxxx-xxxx-xxxx',
    'sk-xxxxxxxxxxxxxxxxxxxx',
    '********************************',
    '••••••••••••1fG9',
    'aB3d...1fG9',
    'aB3dE5gH…1fG9',
    '...',
    'TODO',
    'placeholder-for-the-key',
    'example-key-1234567',
    'yourmistralapikeyyourmistralapik',
  ])('a placeholder: %s', (text) => {
    expect(cleaned(text)).toBe('placeholder');
    expect(cleaned(`MISTRAL_API_KEY="${text}"`)).toBe('placeholder');
  });

  test.each([
    '$MISTRAL_API_KEY',
    `\${MISTRAL_API_KEY}`,
    `\${MISTRAL_API_KEY:-none}`,
    '$(pass show mistral)',
    '$env:MISTRAL_API_KEY',
    '%MISTRAL_API_KEY%',
    '{{ mistral_api_key }}',
    '{{resolve:secretsmanager:mistral}}',
    `\${{ secrets.MISTRAL_API_KEY }}`,
    '<%= ENV["MISTRAL_API_KEY"] %>',
    '((mistral-api-key))',
    '!Ref MistralApiKey',
    'op://Private/mistral-api-key/credential',
    'dl://mistral-api-key/password',
    'arn:aws:secretsmanager:eu-west-3:123456789012:secret:mistral-AbCdEf',
    'projects/my-project/secrets/mistral/versions/latest',
    'vault:secret/data/mistral#api_key',
    'secret/data/mistral#api_key',
    'secretref:mistral-api-key',
    'secretsmanager:prod/mistral',
    'ref+vault://secret/mistral#key',
    'ssm:/prod/mistral/key',
    'keyring:mistral',
    'env:MISTRAL_API_KEY',
    'file:/run/secrets/mistral',
    '@Microsoft.KeyVault(SecretUri=https://my.vault.azure.net/secrets/mistral)',
    'https://my.vault.azure.net/secrets/mistral',
    'process.env.MISTRAL_API_KEY',
    'os.environ["MISTRAL_API_KEY"]',
    '/run/secrets/mistral_api_key',
    '~/.config/mistral/key',
    './mistral.key',
    'C:\\keys\\mistral.txt',
    'mistral_key.txt',
  ])('a reference: %s', (text) => {
    expect(cleaned(text)).toBe('reference');
    expect(cleaned(`export MISTRAL_API_KEY=${text}`)).toBe('reference');
    expect(cleaned(`'${text}'`)).toBe('reference');
  });

  test.each([
    `encrypted:B${digits}${digits}`,
    `ENC[AES256_GCM,data:${digits}=,iv:abc=,tag:def=,type:str]`,
    `$ANSIBLE_VAULT;1.1;AES256\n${'61'.repeat(40)}`,
    `vault:v1:${digits}==`,
    `{cipher}${digits}`,
    `U2FsdGVkX1${digits}==`,
    `gAAAAA${digits}==`,
    `-----BEGIN PGP MESSAGE-----\n${digits}\n-----END PGP MESSAGE-----`,
    `-----BEGIN AGE ENCRYPTED FILE-----\n${digits}\n-----END AGE ENCRYPTED FILE-----`,
  ])('an encrypted value: %s', (text) => {
    expect(cleaned(text)).toBe('encrypted');
    expect(cleaned(`MISTRAL_API_KEY=${text}`)).toBe('encrypted');
  });

  test('accepts any other 32 letters and digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9]{32}$/), (text) => {
        expect(cleaned(text)).toMatchObject({ key: text, unusual: false });
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(['U2FsdGVkX1', 'gAAAAA', 'yourApiKey', 'placeholder', 'xxxx', 'aB3d'])(
    'judges 32 letters and digits that begin with %s the same with and without quotes',
    (start) => {
      const text = start.padEnd(32, start === 'xxxx' ? 'x' : 'aB3dE5gH7jK9');
      const bare = cleaned(text);
      const quoted = cleaned(`"${text}"`);
      expect(quoted).toEqual(typeof bare === 'string' ? bare : { ...bare, removed: ['quotes'] });
    },
  );
});

describe('any pasted text', () => {
  const defaultKey = fc.stringMatching(/^[A-Za-z0-9]{32}$/);
  const frames: readonly (readonly [string, string])[] = [
    ['', ''],
    [' ', '\n'],
    ['\u001b[200~', '\u001b[201~'],
    ['"', '"'],
    ['“', '”'],
    ['`', '`;'],
    ['\ufeff', '\u200b'],
    ['export MISTRAL_API_KEY=', ''],
    ['set MISTRAL_API_KEY=', '\r\n'],
    ['$env:MISTRAL_API_KEY=', ''],
    ['MISTRAL_API_KEY: ', ','],
    ['"apiKey": "', '",'],
    ['Authorization: Bearer ', ''],
    ['Bearer ', ' '],
  ];

  test('yields the key from two layers of wrapping and a line break', () => {
    const frame = fc.constantFrom(...frames);
    const at = fc.integer({ min: 1, max: 31 });
    const blank = fc.constantFrom('', '\n', '\r\n', ' ', '\n  ', '\u200b', '\u00a0');
    fc.assert(
      fc.property(defaultKey, frame, frame, at, blank, (bare, outer, inner, place, gap) => {
        const broken = bare.slice(0, place) + gap + bare.slice(place);
        const pasted = outer[0] + inner[0] + broken + inner[1] + outer[1];
        expect(cleaned(pasted)).toMatchObject({ key: bare, unusual: false });
      }),
    );
  });

  const anything = fc.oneof(
    fc.string({ unit: anyLetter, maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(fc.oneof(defaultKey, fc.string(), fc.constantFrom(...frames.flat(), '=', '{', '\n')))
      .map((parts) => parts.join('')),
  );

  test('never throws; a key has only printable ASCII, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(anything, (pasted) => {
        const result = cleanKey(pasted);
        if (!result.ok) return;
        const text = result.key.reveal();
        expect(text).toMatch(/^[\x21-\x7e]{16,256}$/);
        expect(cleaned(text)).toEqual({ key: text, removed: [], unusual: result.unusual });
      }),
      { numRuns: 2000 },
    );
  });

  test('yields a result that hides the key in JSON', () => {
    expect(JSON.stringify(cleanKey(`"${key}"`))).not.toContain(key);
  });
});

describe('finds no key in the middle of a longer text', () => {
  test.each<readonly [string, string]>([
    [`my authorization: Bearer ${key}`, 'unsendable'],
    [`x bearer ${key}`, 'unsendable'],
    // Both halves together would have 32 letters.
    [`${key.slice(0, 16)} authorization: ${key.slice(16)}`, 'unsendable'],
    [`${key.slice(0, 16)} bearer ${key.slice(16)}`, 'unsendable'],
    [`x setx MISTRAL_API_KEY ${key}`, 'placeholder'],
    [`please export MISTRAL_API_KEY=${key}`, 'placeholder'],
    [`x{"apiKey": "${key}"}`, 'placeholder'],
    [`login: x\n${key}`, 'unsendable'],
    [`${' '.repeat(4_001 - 32)}${key}`, 'too-long'],
    ['""""', 'empty'],
    ['"', 'empty'],
  ])('%j', (pasted, problem) => {
    expect(cleaned(pasted)).toBe(problem);
  });

  test.each([
    [`x[200~${key}`, `x[200~${key}`],
    [`,${key}`, `,${key}`],
    [`;${key};`, `;${key}`],
  ])('keeps a sign that is part of the key: %j', (pasted, expected) => {
    expect(cleaned(pasted)).toMatchObject({ key: expected, unusual: true });
  });
});
