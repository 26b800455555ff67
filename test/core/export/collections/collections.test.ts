import { describe, expect, test } from 'vitest';
import { brunoFiles } from '../../../../src/core/export/collections/bruno.ts';
import { insomniaCollection } from '../../../../src/core/export/collections/insomnia.ts';
import { openapiDocument } from '../../../../src/core/export/collections/openapi.ts';
import { postmanCollection } from '../../../../src/core/export/collections/postman.ts';
import { apiRequests } from '../../../../src/core/export/collections/requests.ts';
import { yamlDocument } from '../../../../src/core/export/collections/yaml.ts';
import { startEmulator } from '../../../../src/emulator/server.ts';
import { keyText } from '../../../support/fakes/services.ts';
import { defaultPlan, unusualPlan } from '../plans.ts';

const plan = defaultPlan('fr');
const requests = apiRequests(plan);

test('contains only requests that the service answers', async () => {
  const emulator = await startEmulator({ pace: 'none' });
  for (const one of [...requests, ...apiRequests(unusualPlan())]) {
    const { method, path, body } = one;
    const headers = { authorization: `Bearer ${keyText}`, 'content-type': 'application/json' };
    const sent = { method, headers, ...(body !== undefined && { body }) };
    const answer = await fetch(`${emulator.url}${path}`, sent);
    expect([one.id, answer.status]).toEqual([one.id, 200]);
    expect([one.id, answer.headers.get('content-type')?.includes('event-stream')]).toEqual([
      one.id,
      one.id === 'stream',
    ]);
    await answer.text();
  }
  await emulator.close();
});

test('contains models, chat, streamed chat, embeddings, code completion and moderation', () => {
  expect(requests.map(({ id }) => id)).toEqual([
    'models',
    'chat',
    'stream',
    'embeddings',
    'fim',
    'moderations',
  ]);
});

interface PostmanItem {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly url: { readonly raw: string; readonly host: string[]; readonly path: string[] };
    readonly body?: { readonly raw: string };
  };
}

test('Postman: contains the requests and two variables, with the secret one as Bearer key', () => {
  const { info, auth, variable, item } = JSON.parse(postmanCollection(plan)) as {
    readonly info: { readonly schema: string };
    readonly auth: unknown;
    readonly variable: unknown;
    readonly item: readonly PostmanItem[];
  };
  expect(info.schema).toContain('/collection/v2.1.0/');
  expect(variable).toEqual([
    { key: 'baseUrl', value: 'https://api.mistral.ai', type: 'string' },
    { key: 'MISTRAL_API_KEY', value: '', type: 'secret' },
  ]);
  const token = { key: 'token', value: '{{MISTRAL_API_KEY}}', type: 'string' };
  expect(auth).toEqual({ type: 'bearer', bearer: [token] });
  expect(item.map(({ request }) => [request.method, request.url.raw, request.body?.raw])).toEqual(
    requests.map(({ method, path, body }) => [method, `{{baseUrl}}${path}`, body]),
  );
  for (const { request } of item) {
    const { raw, host, path } = request.url;
    expect([...host, ...path].join('/')).toBe(raw);
  }
});

test('Insomnia: contains the requests, and the key in a private environment', () => {
  const lines = insomniaCollection(plan).split('\n');
  expect(lines.slice(0, 3)).toEqual([
    'type: collection.insomnia.rest/5.0',
    'schema_version: "5.1"',
    'name: Mistral AI',
  ]);
  const valuesOf = (name: string) =>
    lines.flatMap((line) => {
      const value = new RegExp(`^ +(?:- )?${name}: (".*")$`).exec(line)?.[1];
      return value === undefined ? [] : [JSON.parse(value) as unknown];
    });
  expect(valuesOf('url')).toEqual(requests.map(({ path }) => `{{ _.baseUrl }}${path}`));
  expect(valuesOf('token')).toEqual(requests.map(() => '{{ _.MISTRAL_API_KEY }}'));
  expect(valuesOf('text')).toEqual(requests.flatMap(({ body }) => body ?? []));
  expect(lines.slice(lines.indexOf('environments:'))).toEqual([
    'environments:',
    '  name: Base Environment',
    '  meta:',
    '    id: env_mistral',
    '    isPrivate: false',
    '  data:',
    '    baseUrl: "https://api.mistral.ai"',
    '  subEnvironments:',
    '    - name: "Mistral (privé)"',
    '      meta:',
    '        id: env_mistral_private',
    '        isPrivate: true',
    '      data:',
    '        MISTRAL_API_KEY: ""',
    '',
  ]);
});

test('Bruno: contains a file per request, and the key as a secret of the environment', () => {
  const files = new Map(brunoFiles(plan).map(({ name, text }) => [name, text]));
  expect([...files.keys()]).toEqual([
    'bruno.json',
    'collection.bru',
    'environments/Mistral.bru',
    ...requests.map(({ name }) => `${name}.bru`),
  ]);
  expect(JSON.parse(files.get('bruno.json') ?? '')).toMatchObject({ type: 'collection' });
  expect(files.get('environments/Mistral.bru')).toBe(
    'vars {\n  baseUrl: https://api.mistral.ai\n}\nvars:secret [\n  MISTRAL_API_KEY\n]\n',
  );
  expect(files.get('collection.bru')).toContain('auth:bearer {\n  token: {{MISTRAL_API_KEY}}\n}');
  for (const { name, method, path, body } of requests) {
    const text = files.get(`${name}.bru`) ?? '';
    expect(text).toContain(`${method.toLowerCase()} {\n  url: {{baseUrl}}${path}\n`);
    const [, sent] = /^body:json \{\n([\s\S]*)\n\}\n$/m.exec(text) ?? [];
    // A block ends at the first line with only a brace, because its body is indented.
    expect(sent?.replaceAll(/^ {2}/gm, '')).toBe(body);
  }
});

test('OpenAPI: contains an operation per path, with the requests as examples', () => {
  const { openapi, servers, security, paths, components } = JSON.parse(openapiDocument(plan)) as {
    readonly openapi: string;
    readonly servers: unknown;
    readonly security: unknown;
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    readonly components: {
      readonly schemas: object;
      readonly securitySchemes: Readonly<Record<string, object>>;
    };
  };
  expect([openapi, servers]).toEqual(['3.1.0', [{ url: 'https://api.mistral.ai' }]]);
  expect(security).toEqual([{ MISTRAL_API_KEY: [] }]);
  expect(components.securitySchemes['MISTRAL_API_KEY']).toMatchObject({ scheme: 'bearer' });
  for (const { id, method, path, body } of requests) {
    const operation = paths[path]?.[method.toLowerCase()];
    const examples = operation?.requestBody?.content['application/json'].examples;
    expect(examples?.[id]?.value).toEqual(body === undefined ? undefined : JSON.parse(body));
  }
  const named = [...JSON.stringify(paths).matchAll(/#\/components\/schemas\/(\w+)/g)];
  expect(new Set(named.map(([, name]) => name))).toEqual(new Set(Object.keys(components.schemas)));
});

interface Operation {
  readonly requestBody?: {
    readonly content: {
      readonly 'application/json': {
        readonly examples: Readonly<Record<string, { readonly value: unknown }>>;
      };
    };
  };
}

describe('YAML', () => {
  test.each([
    ['plain words', 'plain words'],
    ['a/b.c-d 5.0', 'a/b.c-d 5.0'],
    ['', '""'],
    ['true', '"true"'],
    ['No', '"No"'],
    ['5.1', '"5.1"'],
    ['a: b', '"a: b"'],
    ['a #b', '"a #b"'],
    ['{{ x }}', '"{{ x }}"'],
    ['two\nlines', '"two\\nlines"'],
    ['é', '"é"'],
    ['ends ', '"ends "'],
  ])('%j is written as %s', (value, written) => {
    expect(yamlDocument({ a: value })).toBe(`a: ${written}\n`);
  });

  test('indents lists and their items', () => {
    expect(yamlDocument({ a: [{ b: 1, c: ['x', 'w'] }, 'z'], d: { e: true } })).toBe(
      'a:\n  - b: 1\n    c:\n      - x\n      - w\n  - z\nd:\n  e: true\n',
    );
  });
});
