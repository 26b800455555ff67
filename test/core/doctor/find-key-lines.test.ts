import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findKeyLines, findKeysInText } from '../../../src/core/doctor/find-key-lines.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { anyLetter } from '../../support/fakes/any-letter.ts';
import { keyText } from '../../support/fakes/services.ts';

const lines = (text: string, known: readonly Secret[] = []) =>
  findKeyLines(text, known).map(({ line }) => line);

describe('a line with a key', () => {
  it.each([
    ['in a shell', `export MISTRAL_API_KEY=${keyText}`, 1],
    ['in a fish shell', `set -gx MISTRAL_API_KEY ${keyText}`, 1],
    ['in fish’s history, after an end of line', `- cmd: cd mistral\\n${keyText}`, 1],
    ['in PowerShell', `$env:MISTRAL_API_KEY = "${keyText}"`, 1],
    ['typed before the program', `printf %s ${keyText} | mistral-onboard key set`, 1],
    ['in zsh’s history', `: 1763622000:0;export MISTRAL_API_KEY='${keyText}'`, 1],
    [
      'in Python',
      `from mistralai.client import Mistral\n\nclient = Mistral(api_key="${keyText}")`,
      3,
    ],
    ['under a name of its own', `import mistralai\n${'\n'.repeat(30)}my_key = "${keyText}"`, 32],
    ['above the word', `API_KEY = "${keyText}"\nclient = MistralClient(api_key=API_KEY)`, 1],
    ['with a type', `const apiKey: string = '${keyText}';\nnew Mistral({ apiKey });`, 1],
    ['alone in its line', `const client = new Mistral(\n  "${keyText}",\n);`, 2],
    ['in YAML', `mistral:\n  api_key: ${keyText}\n`, 2],
    ['in JSON', `{"mistral": {\n  "type": "api",\n  "key": "${keyText}"\n}}`, 3],
    ['in JSON, in one line', `{"mistral": "${keyText}"}`, 1],
    [
      'in a header',
      `curl https://api.mistral.ai/v1/models \\\n  -H "Authorization: Bearer ${keyText}"`,
      2,
    ],
    ['in an address', `https://example.com/?mistral_key=${keyText}&x=1`, 1],
    [
      'in minified code',
      `${'a=1;'.repeat(900)}new Mistral({apiKey:"${keyText}"});${'b=2;'.repeat(900)}`,
      1,
    ],
    ['of Codestral', `CODESTRAL_API_KEY=${keyText}`, 1],
    ['in prose', `The mistral key is ${keyText}.`, 1],
    ['after lines that end as on Windows', `# mistral\r\n\r\nAPI_KEY=${keyText}\r\n`, 3],
  ])('%s', (_, text, line) => {
    expect(findKeyLines(text, [])).toEqual([{ line, masked: '••••D1fG' }]);
  });

  it('finds each key of a text with several', () => {
    const text = `MISTRAL_A=${keyText}\n\nMISTRAL_B=${keyText} MISTRAL_C=${keyText}\n`;
    expect(lines(text)).toEqual([1, 3, 3]);
  });

  it('finds a known key anywhere', () => {
    const odd = new Secret('0123456789abcdef0123456789abcdef');
    expect(findKeyLines(`\nsha=${odd.reveal()}`, [odd])).toEqual([{ line: 2, masked: '••••cdef' }]);
    expect(lines(`mistral=${keyText}`, [new Secret(keyText)])).toEqual([1]);
  });
});

describe('a key after an escape sequence', () => {
  it.each([
    '\\n',
    '\\r',
    '\\t',
    '%20',
    '%0A',
    '%0a',
    '\x1b[m',
    '\x1b[0m',
    '\x1b[31m',
    '\x1b[1;31m',
    '\x1b[38;5;208m',
    '\x1b[1;38;2;100;120;255m',
  ])('%j is found', (sequence) => {
    expect(lines(`MISTRAL_API_KEY=${sequence}${keyText}`)).toEqual([1]);
    expect(lines(`${sequence}${keyText} MISTRAL_API_KEY`)).toEqual(
      lines(`"${keyText} MISTRAL_API_KEY`),
    );
  });

  it.each(['\\nab', '\\nxm', 'm=/', '%2', '%2xy', '[xm', '\\x', 'mm'])(
    'is not found after %j',
    (letters) => {
      expect(lines(`MISTRAL_API_KEY=${letters}${keyText}`)).toEqual([]);
    },
  );
});

describe('a part of a long text', () => {
  const text = `MISTRAL_API_KEY=${keyText}\nMISTRAL_API_KEY=${keyText}\nMISTRAL_API_KEY=${keyText}`;
  const [, second = 0, third = 0] = [...text.matchAll(new RegExp(keyText, 'g'))].map(
    ({ index }) => index,
  );

  it('has the lines of the whole text', () => {
    const found = findKeysInText({ text, firstLine: 100 }, []);
    expect(found.map(({ line }) => line)).toEqual([100, 101, 102]);
  });

  it('has only the keys that begin in it', () => {
    const found = findKeysInText({ text, body: [second, third] }, []);
    expect(found.map(({ line }) => line)).toEqual([2]);
  });
});

describe('a key in base64', () => {
  it.each([
    ['with padding', btoa(keyText)],
    ['without padding', btoa(keyText).slice(0, -1)],
    ['with a line end', btoa(`${keyText}\n`)],
  ])('is found %s', (_, text) => {
    expect(lines(`mistral_api_key: ${text}\n`)).toEqual([1]);
    expect(lines(`mistral_api_key: "${text}"`)).toEqual([1]);
  });

  it.each([
    ['after other base64', `ab+${btoa(keyText)}`],
    ['before other base64', `${btoa(keyText).slice(0, -1)}/abc`],
    ['with a line end before other base64', `${btoa(`${keyText}\n`)}/x`],
    ['with two signs of padding', `${btoa(keyText)}=`],
    ['after a sign', btoa(`-${keyText}`)],
    ['before a sign', btoa(`${keyText}-`)],
    ['that is no key', btoa('not a key, but of the same size.')],
    ['of a length that no base64 has', 'aB3x'.repeat(11).concat('Z')],
  ])('is not found %s', (_, text) => {
    expect(lines(`mistral_api_key: ${text}\n`)).toEqual([]);
  });
});

describe('a file in a Secret of Kubernetes', () => {
  const secret = (kind: string, data: string) =>
    `apiVersion: v1\n${kind}\ndata:\n  .env: ${data}\n`;
  const file = (begin: string) => btoa(`${begin}\nMISTRAL_API_KEY=${keyText}\n`);

  it.each([
    'kind: Secret',
    'kind:Secret',
    'kind : Secret',
    '"kind": "Secret"',
    "'kind':  'Secret'",
  ])('is read with %s, whatever its length', (kind) => {
    for (const begin of ['A=1', 'A=12', 'A=123']) {
      expect(lines(secret(kind, file(begin)))).toEqual([4]);
      expect(lines(secret(kind, `"${file(begin)}"`))).toEqual([4]);
    }
  });

  it.each(['kind: ConfigMap', 'kind: SecretStore', 'mankind: Secret', 'kind= Secret'])(
    'is not read with %s',
    (kind) => {
      expect(lines(secret(kind, file('A=1')))).toEqual([]);
    },
  );

  it.each([
    ['of a length that no base64 has', `${file('A=12').replaceAll('=', '')}x`.padEnd(89, 'x')],
    ['with three signs of padding', `${file('A=1')}===`],
  ])('is not read %s', (_, data) => {
    expect(lines(secret('kind: Secret', data))).toEqual([]);
  });
});

describe('a known key', () => {
  const odd = '0123456789abcdef0123456789abcdef';
  const withSigns = 'my-own_key.123456';

  it.each([
    ['within a longer word', odd, `x${odd}y`, 1],
    ['twice in one word', odd, odd + odd, 2],
    ['twice in two words', odd, `${odd} ${odd}`, 2],
    ['with signs', withSigns, `a ${withSigns} b ${withSigns}`, 2],
    ['with signs within a longer word', withSigns, `x${withSigns}y`, 1],
    ['in base64', odd, btoa(odd), 1],
    ['in base64 after one byte', odd, btoa(`a${odd}zz`), 1],
    ['in base64 after two bytes', odd, btoa(`ab${odd}zz`), 1],
    ['in base64 after three bytes', odd, btoa(`abc${odd}zz`), 1],
    ['with signs in base64', withSigns, btoa(`ab${withSigns}zz`), 1],
    ['of 16 letters', odd.slice(0, 16), `a ${odd.slice(0, 16)} b`, 1],
    ['with letters of any script', 'clé-à-moi-12345678', 'a clé-à-moi-12345678 b', 1],
  ])('is found %s', (_, key, text, count) => {
    expect(lines(text, [new Secret(key)])).toEqual(Array(count).fill(1));
  });

  it.each([
    ['of 15 letters', odd.slice(0, 15), `a ${odd.slice(0, 15)} b`],
    ['in other letters', odd, odd.toUpperCase()],
    ['without its end', odd, odd.slice(0, -1)],
  ])('is not found %s', (_, key, text) => {
    expect(lines(text, [new Secret(key)])).toEqual([]);
  });
});

it('finds known and unknown keys in the order of their lines', () => {
  const odd = new Secret('0123456789abcdef0123456789abcdef');
  const text = `MISTRAL_A=${keyText}\n${odd.reveal()}\nMISTRAL_B=${keyText}\n${odd.reveal()}\n`;
  expect(lines(text, [odd])).toEqual([1, 2, 3, 4]);
});

describe('a line without a key', () => {
  const hex = '9f86d081884c7d659a2feaa0c55ad015';
  it.each([
    ['without the service', `API_KEY=${keyText}`],
    ['without a name for it', `from mistralai import Mistral\n\nvalue = ["${keyText}", 1]`],
    ['for another service', `MISTRAL_API_KEY=\nOTHER_API_KEY=${keyText}\n`],
    ['of an MD5', `mistral_md5=${hex}`],
    ['of a digest in capitals', `mistral: ${hex.toUpperCase()}`],
    ['of a UUID', 'mistral agent 0199c5a4-7f0c-7bbd-9f4a-0a1b2c3d4e5f'],
    ['of a UUID without dashes', 'MISTRAL_KEY=0199c5a47f0c7bbd9f4a0a1b2c3d4e5f'],
    [
      'of a lock file',
      `"node_modules/@mistralai/mistralai": {\n "integrity": "sha512-${keyText}${keyText}=="`,
    ],
    ['of base64', `mistral logo: data:image/png;base64,iVBORw0KGgo/${keyText}+${keyText}/AAA=`],
    ['of a longer key', `mistral key: sk-${keyText}${keyText}`],
    ['of a token with a prefix', `mistral key: sk-${keyText}`],
    ['of a JWT', `mistral: Bearer ${keyText}.${keyText}.${keyText}`],
    ['of a path', `mistral https://example.com/${keyText}/x`],
    ['with a hash named as such', `{"mistral": 1, "hash": "${keyText}"}`],
    ['with an id named as such', `{"model": "mistral-small", "id": "${keyText}"}`],
    ['of a placeholder', 'MISTRAL_API_KEY=your_mistral_api_key_goes_here1'],
    ['of a longer word at the beginning of a text', `-${keyText} # mistral api key`],
    ['of a placeholder in any case', 'MISTRAL_API_KEY=xQ7zW2aPiKeY4mB8nR3jL6hG5fD1sC0y'],
    ['of x’s', `MISTRAL_API_KEY=${'x'.repeat(30)}12`],
    ['of the alphabet', 'MISTRAL_API_KEY=abcdefghijklmnopqrstuvwxyz123456'],
    ['of a name', 'import { loadMistral7ConfigFromDefault42s } from "mistral"'],
    ['of a word with too few digits', 'mistral = "QwErTyUiOpAsDfGhJkLzXcVbNmQwErT1"'],
    ['of 31 or 33 letters', `MISTRAL_A=${keyText.slice(1)} MISTRAL_B=${keyText}x`],
    ['in an empty text', ''],
  ])('%s', (_, text) => {
    expect(findKeyLines(text, [])).toEqual([]);
  });

  it('finds no known text that is too short to be recognisable', () => {
    expect(lines('a hunter2 b', [new Secret('hunter2')])).toEqual([]);
  });
});

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const drawn = (alphabet: string) =>
  fc
    .array(fc.nat(alphabet.length - 1), { minLength: 32, maxLength: 32 })
    // fast-check prefers repeated values; random keys rarely repeat characters.
    .filter((places) => new Set(places).size > 14)
    .map((places) => places.map((place) => alphabet[place]).join(''));
const hexDigests = fc
  .array(fc.nat(15), { minLength: 32, maxLength: 32 })
  .map((places) => places.map((place) => place.toString(16)).join(''));
const digitsIn = (text: string) => text.replaceAll(/\D/g, '').length;
/** Returns true for stretches of the alphabet and for short words of placeholders, which random keys rarely contain. */
const isWritten = (text: string) =>
  /abc|bcd|cde|xyz|123|234|789|your|fake|test|here|todo/i.test(text);

describe('any characters', () => {
  it('finds a key in its line, and shows only the last four', () => {
    const keys = drawn(letters).filter((key) => digitsIn(key) > 1 && !isWritten(key));
    fc.assert(
      fc.property(keys, fc.nat(50), fc.lorem(), (key, before, messages) => {
        const text = `${`${messages}\n`.repeat(before)}MISTRAL_API_KEY="${key}"\n${messages}`;
        const found = findKeyLines(text, []);
        expect(found).toEqual([{ line: before + 1, masked: `••••${key.slice(-4)}` }]);
      }),
    );
  });

  it('finds no key in a hex digest', () => {
    fc.assert(
      fc.property(hexDigests, (digest) => {
        expect(lines(`MISTRAL_API_KEY=${digest}`)).toEqual([]);
      }),
    );
  });

  it('never throws, and finds only what is in the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: anyLetter }),
      fc.constantFrom('mistral', keyText, '\n'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const all = text.split('\n');
        for (const { line, masked } of findKeyLines(text, [])) {
          expect(all[line - 1]).toContain(masked.slice(-4));
        }
      }),
    );
  });
});
