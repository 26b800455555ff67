import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { CodeRequest } from '../../../../src/core/export/snippets/code-request.ts';
import { codeLanguages, requestCode } from '../../../../src/core/export/snippets/request-code.ts';

const unit = fc.oneof(
  fc.constantFrom(
    "'",
    '"',
    '`',
    '\\',
    '$',
    '$(x)',
    '$',
    '{x}',
    '\n',
    '\r',
    '\t',
    '\0',
    '\x1b',
    '\x85',
    '!',
    '@',
    '%',
    '#',
    '{',
    '}',
    'é',
    '’',
    '€',
    '日',
    '😀',
    '👨‍👩‍👧',
    '\u2028',
    '\u202e',
    '\u200b',
    '\u{e0041}',
    '\\n',
    '\\u0041',
    '"""',
    "'''",
    '//',
    '*/',
    '<!--',
    '\ufeff',
    '\ud800',
    ' ',
  ),
  fc.string(),
);
const text = fc.array(unit, { maxLength: 12 }).map((parts) => parts.join(''));
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const messages = fc.array(
  fc.record({ role: fc.constantFrom('system', 'user', 'assistant'), content: text }),
  { minLength: 1, maxLength: 4 },
);
const request = fc
  .oneof(
    fc.record({
      kind: fc.constant('chat'),
      model: text,
      messages,
      temperature: optional(fc.constantFrom(0, 0.7, 1.5)),
      maxTokens: optional(fc.constantFrom(1, 1024)),
      randomSeed: optional(fc.constantFrom(0, 42)),
    }),
    fc.record({
      kind: fc.constant('embeddings'),
      model: text,
      inputs: fc.array(text, { minLength: 1, maxLength: 4 }),
      dimensions: optional(fc.constant(256)),
    }),
  )
  .map((made) => JSON.parse(JSON.stringify(made)) as CodeRequest);

/** Enough requests for each character to occur in many; every language gets the same ones. */
const requests = fc.sample(request, { numRuns: 300, seed: 8 });

/** Returns the expected request, with the names of the REST API. */
function bodyOf(asked: CodeRequest): Record<string, unknown> {
  if (asked.kind === 'embeddings') {
    const { model, inputs, dimensions } = asked;
    return { model, input: inputs, ...(dimensions && { output_dimension: dimensions }) };
  }
  const { model, temperature, maxTokens, randomSeed } = asked;
  return {
    model,
    messages: asked.messages,
    ...(temperature !== undefined && { temperature }),
    ...(temperature === 0 && { top_p: 1 }),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
    ...(randomSeed !== undefined && { random_seed: randomSeed }),
  };
}

const expected = requests.map(bodyOf);

/** Lone surrogates never reach a service, so they are compared in their UTF-8 form. */
const wellFormed = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString();

/** Runs each program with a library that only records its requests. */
const pythonHarness = `
import json, sys, types

class Api:
    def __init__(self, asked): self.asked = asked
    def stream(self, **given): self.asked.append(given); return []
    def create(self, **given):
        given["input"] = given.pop("inputs")
        self.asked.append(given)
        vector = types.SimpleNamespace(embedding=[0])
        return types.SimpleNamespace(data=[vector])

asked = []
class Mistral:
    def __init__(self, **given): assert given == {"api_key": "k"}, given
    def __enter__(self): self.chat = self.embeddings = Api(asked); return self
    def __exit__(self, *_): pass

sys.modules["mistralai"] = types.ModuleType("mistralai")
client = types.ModuleType("mistralai.client")
client.Mistral = Mistral
sys.modules["mistralai.client"] = client
out = sys.stdout
sys.stdout = open("/dev/null", "w")
for code in json.load(sys.stdin): exec(code, {})
json.dump(asked, out)
`;

describe('Python', { tags: ['python3'] }, () => {
  it('reads every text unchanged', async () => {
    const codes = requests.map((asked) => requestCode('python', asked));
    const { stdout, stderr } = spawnSync('python3', ['-c', pythonHarness], {
      input: JSON.stringify(codes),
      env: { ...process.env, MISTRAL_API_KEY: 'k' },
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(expected);
  });
});

const AsyncFunction = (async () => {}).constructor as new (
  ...source: readonly string[]
) => (...given: readonly unknown[]) => Promise<void>;

/** Names of the REST API by those of the library. */
const restName: Readonly<Record<string, string>> = {
  maxTokens: 'max_tokens',
  topP: 'top_p',
  randomSeed: 'random_seed',
  inputs: 'input',
  outputDimension: 'output_dimension',
};

test('TypeScript reads every text unchanged', async () => {
  const asked: unknown[] = [];
  const note = (given: object): never[] => {
    const named = Object.entries(given).map(([name, value]) => [restName[name] ?? name, value]);
    asked.push(Object.fromEntries(named));
    return [];
  };
  class Mistral {
    chat = { stream: async (given: object) => note(given) };
    embeddings = { create: async (given: object) => ({ data: note(given) }) };
    constructor(given: object) {
      expect(given).toEqual({ apiKey: 'k' });
    }
  }
  const around = { env: { MISTRAL_API_KEY: 'k' } };
  for (const each of requests) {
    const code = requestCode('typescript', each);
    const body = code.replace('import { Mistral } from "@mistralai/mistralai";\n', '');
    expect(body).not.toBe(code);
    await new AsyncFunction('Mistral', 'process', 'console', body)(Mistral, around, { log() {} });
  }
  expect(asked).toEqual(expected);
});

describe('cURL', { tags: ['bash'] }, () => {
  it('receives every text unchanged', async () => {
    const codes = requests.map((asked) => requestCode('curl', asked));
    const script = `curl() { printf '%s\\0' "$@" -- "$(cat)"; }\n${codes.join('')}`;
    const { stdout, stderr } = spawnSync('bash', ['--posix'], {
      input: script,
      env: { ...process.env, MISTRAL_API_KEY: 'k' },
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    expect(stderr).toBe('');
    const texts = stdout.split('\0').slice(0, -1);
    const bodies = texts.filter((_, index) => texts[index - 1] === '-d');
    const given = texts.filter((_, index) => texts[index - 1] === '--');
    expect(new Set(given)).toEqual(new Set(['Authorization: Bearer k']));
    const read = bodies.map((body) => JSON.parse(body) as Record<string, unknown>);
    expect(wellFormed(read)).toEqual(wellFormed(expected));
  });

  it('gets the key on stdin, because every user of the machine can read its arguments', () => {
    for (const asked of requests.slice(0, 2)) {
      const script = `curl() { printf '%s\\n' "$@"; }\n${requestCode('curl', asked)}`;
      const env = { ...process.env, MISTRAL_API_KEY: 'secret-of-the-test' };
      const { stdout } = spawnSync('sh', ['-c', script], { env, encoding: 'utf8' });
      expect(stdout).toContain('-H\n@-\n');
      expect(stdout).not.toContain('secret-of-the-test');
    }
  });
});

describe.each(codeLanguages)('%s', (language) => {
  test('is safe to show: it contains no control or invisible characters', () => {
    for (const asked of requests) {
      const code = requestCode(language, asked);
      // The joiner is one of the two invisible characters allowed inside an emoji.
      expect(code.replaceAll('\u200d', '')).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
    }
  });

  test('calls the given address, with the key of the environment', () => {
    const chat = { kind: 'chat', model: 'm', messages: [{ role: 'user', content: 'a' }] } as const;
    const defaults = requestCode(language, chat);
    const elsewhere = requestCode(language, { ...chat, baseUrl: 'https://api.eu.mistral.ai' });
    expect(defaults).toContain('MISTRAL_API_KEY');
    expect(defaults).not.toContain('api.eu');
    expect(elsewhere).toContain('https://api.eu.mistral.ai');
  });
});

test('Python requires a trusted library, and imports it under its current name', () => {
  const code = requestCode('python', { kind: 'embeddings', model: 'mistral-embed', inputs: ['a'] });
  expect(code).toContain('pip install "mistralai>=2,<4,!=2.4.6"');
  expect(code).toContain('from mistralai.client import Mistral\n');
});

describe('cURL with another address', () => {
  it.each([
    'https://`echo x`.mistral.ai',
    'https://$(echo x).mistral.ai',
    "https://a'b;c",
    'https://eu.mistral.ai',
  ])('sends to %s unchanged, although it has characters that are special in a shell', (baseUrl) => {
    const code = requestCode('curl', { kind: 'embeddings', model: 'm', inputs: ['a'], baseUrl });
    const script = `curl() { printf '%s\\n' "$2"; }\n${code}`;
    const { stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
    expect(stdout).toBe(`${baseUrl}/v1/embeddings\n`);
  });
});
