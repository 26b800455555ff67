import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { catalogueDate } from '../../../src/core/models/catalogue.ts';
import {
  createTestServices,
  key,
  keyText,
  refusing,
  type TestServices,
  type TestServicesOptions,
} from '../../support/fakes/services.ts';
import { partsOf } from '../../support/network/leak-checks.ts';
import { type Around, runLine, type Said } from '../surroundings.ts';

interface Ran extends Said {
  readonly services: TestServices;
}

async function models(
  messages: readonly string[],
  options: TestServicesOptions = {},
  around: Around = {},
): Promise<Ran> {
  const services = await createTestServices({ stored: key, ...options });
  const terminal = { stdin: false, stdout: false };
  const argv = ['models', '--lang', 'en', ...messages];
  const said = await runLine(argv, { terminal, services, ...around });
  expect(partsOf(keyText, said.out + said.err)).toEqual([]);
  return { ...said, services };
}

/** The ids of a table. */
const idsIn = ({ out }: Said) =>
  out
    .split('\n')
    .slice(1, -1)
    .map((line) => line.split(' ')[0]);

const chats = ({ services }: Ran) =>
  services.emulator.requests.flatMap(({ path, body }) =>
    path === '/v1/chat/completions' ? [(body as { model: string }).model] : [],
  );

describe('the table', () => {
  it('has a full line per model in a pipe, with messages on stderr', async () => {
    const ran = await models([]);
    const [head = '', first] = ran.out.split('\n');
    expect(head).toMatch(
      /^model +tier +for +context +\$\/M in·out +speed +quality +retires +your account$/,
    );
    expect(first).toMatch(
      /^mistral-small-latest +open +chat, vision +262k +0\.15·0\.60 +4\/5 +3\.5\/5 +not tested$/,
    );
    expect(ran.out).toMatch(/^devstral-latest .* 2027-01-19 +not tested$/m);
    expect(ran.out).toMatch(/^mistral-embed-2312 +premier +embeddings +8k +0\.10 /m);
    expect(ran.out).not.toMatch(/mistral-vibe|magistral/);
    expect(ran.err).toMatch(/^Getting the models .* the keychain \(…D1fG\) …$/m);
    expect(ran.err).toMatch(/^Models: \d+\. .* as of 20 November\u00a02026\.$/m);
    expect(ran.err).toContain('Not listed: 1, made for products or Labs');
    expect([ran.code, chats(ran)]).toEqual([0, []]);
  });

  it('has prices in euros in French', async () => {
    const { out } = await models(['--lang', 'fr']);
    expect(out).toMatch(/^modèle .*€\/M entr·sort/);
    expect(out).toMatch(/^mistral-small-latest +ouvert .* 0,12·0,50 /m);
  });

  it.each([200, 120, 100, 80, 60, 40, 20, 8])('fits a terminal of %i columns', async (columns) => {
    const { out } = await models([], {}, { columns });
    const widths = out.split('\n').map((line) => stringWidth(line));
    expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
    expect(out.split('\n').length).toBeGreaterThan(15);
    if (columns >= 60) expect(out).toMatch(/^mistral-small-latest .*0\.15·0\.60.* not tested$/m);
  });

  it('has each model once if the list repeats entries and leaves fields out', async () => {
    const usual = idsIn(await models([]));
    const odd = idsIn(await models([], { scenario: 'odd-list' }));
    expect(odd.toSorted()).toEqual([...usual, 'open-mistral-7b'].toSorted());
  });

  it('shows incomplete entries, and removes control characters from hostile ones', async () => {
    const { code, out } = await models([], { scenario: 'hostile' });
    expect(code).toBe(0);
    expect(out).toMatch(/^mistral-evil-latest /m);
    expect(out).not.toMatch(/[\x1b\u202e]/);
  });
});

describe('--task', () => {
  it.each([
    ['chat', 'mistral-small-latest'],
    ['code', 'codestral-latest'],
    ['embeddings', 'mistral-embed-2312'],
    ['vision', 'mistral-small-latest'],
    ['ocr', 'mistral-ocr-latest'],
    ['moderation', 'mistral-moderation-2603'],
  ])('%s lists the models for that task, the best first', async (task, best) => {
    const ran = await models(['--task', task]);
    expect(ran.code).toBe(0);
    expect(idsIn(ran)[0]).toBe(best);
  });

  it('lists no other models', async () => {
    expect(idsIn(await models(['--task', 'embeddings']))).toEqual([
      'mistral-embed-2312',
      'codestral-embed-2505',
    ]);
  });

  it('says so if no model does the task', async () => {
    const ran = await models(['--task', 'ocr'], {
      mistral: { listModels: async () => ({ models: [], metadata: { limits: [] } }) },
    });
    expect([ran.code, ran.out]).toEqual([0, '']);
    expect(ran.err).toContain('! No model of your account is made for this.');
  });

  it.each([
    ['embedings', 'Did you mean embeddings?'],
    ['visoin', 'Did you mean vision?'],
    ['poetry', 'Use chat, code'],
  ])('refuses %s and lists the valid tasks, before it reads a key', async (task, hint) => {
    const ran = await models(['--task', task], { stored: undefined as never });
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain(hint);
  });
});

describe('--callable', () => {
  it('prints the maximum cost, tries each chat model once, and prints the outcomes', async () => {
    const ran = await models(['--callable', '--task', 'chat'], { scenario: 'free-mode' });
    expect(ran.err).toMatch(
      /^Models to test: 11, with one token each: about 13\u00a0s, \$0\.\d+ at most\.$/m,
    );
    expect(ran.err).toMatch(/^1\/11 mistral-small-latest: not in plan$/m);
    expect(ran.err).toMatch(/^11\/11 /m);
    expect(ran.err.indexOf('at most')).toBeLessThan(ran.err.indexOf('1/11'));
    expect(ran.out).toMatch(/^ministral-8b-latest .* works$/m);
    expect(ran.out).toMatch(/^mistral-small-latest .* not in plan$/m);
    expect(chats(ran)).toHaveLength(11);
    expect(new Set(chats(ran)).size).toBe(11);
  });

  it('tries only chat models', async () => {
    const ran = await models(['--callable', '--task', 'embeddings']);
    expect([ran.code, chats(ran)]).toEqual([0, []]);
    expect(ran.err).not.toContain('Models to test');
    expect(ran.err).toContain('! None of these is a chat model');
  });

  it('stops at an error of the account', async () => {
    const ran = await models(['--callable'], { scenario: 'payment' });
    expect([ran.code, ran.out, chats(ran).length]).toEqual([5, '', 1]);
  });

  it('adds the maximum cost in dollars of a model without a price in euros', async () => {
    const ran = await models(['--callable', '--task', 'chat', '--lang', 'fr']);
    expect(ran.err).toMatch(/0,\d+\s€ et 0,\d+\s\$ au plus\./);
    expect(ran.err).not.toContain('sans prix');
    expect(ran.out).toMatch(/^mistral-medium-2508 .* 0,40·2,00\s\$ /m);
  });

  it('prints how many prices are unknown', async () => {
    const { mistral } = await createTestServices();
    const answer = await mistral.listModels({ key });
    const [first] = answer.models;
    if (first === undefined) throw new Error('no model');
    const unknown = {
      ...first,
      id: 'a-model-of-tomorrow',
      name: 'a-model-of-tomorrow',
      aliases: [],
    };
    const listModels = async () => ({ ...answer, models: [first, unknown] });
    const ran = await models(['--callable'], { mistral: { ...mistral, listModels } });
    expect(ran.err).toContain('without a price known here: 1.');
  });
});

describe('--json', () => {
  it('prints one document, including details that the table lacks', async () => {
    const { code, out } = await models(['--json']);
    const document = JSON.parse(out);
    expect(code).toBe(0);
    expect(document).toMatchObject({ ok: true, catalogue: { date: catalogueDate } });
    expect(document.catalogue.source).toContain('Mistral AI documentation');
    expect(document.models[0]).toEqual({
      id: 'mistral-small-latest',
      pinned: 'mistral-small-2603',
      conflicts: [],
      aliases: ['magistral-small-latest', 'mistral-small-latest', 'mistral-vibe-cli-fast'],
      name: 'Mistral Small 4',
      tier: 'open',
      licence: 'Apache 2.0',
      tasks: ['chat', 'vision'],
      capabilities: ['functionCalling', 'reasoning'],
      contextTokens: 262_144,
      prices: {
        usd: { input: 0.15, output: 0.6 },
        eur: { input: 0.12, output: 0.5 },
        perThousandPages: null,
        perThousandMinutes: null,
      },
      speed: 4,
      quality: 3.5,
      state: 'ok',
      retiresAt: null,
      replacement: null,
      hidden: false,
      access: 'untried',
    });
    const ids = document.models.map(({ id }: { id: string }) => id);
    expect(ids).toContain('labs-leanstral-1-5-1');
  });

  it('contains the outcomes of tries', async () => {
    const { out } = await models(['--json', '--callable', '--task', 'code']);
    expect(JSON.parse(out).models).toMatchObject([
      { id: 'codestral-latest', access: 'ready' },
      { id: 'devstral-latest', access: 'ready' },
    ]);
  });

  it.each([
    [{ scenario: 'key-refused' }, 'key-refused', 4],
    [{ scenario: 'malformed' }, 'bad-answer', 6],
    [{ mistral: refusing({ code: 'service', status: 503 }) }, 'service', 6],
  ] as const)(
    'prints only an error document if the command fails: %j',
    async (options, code, exit) => {
      const ran = await models(['--json'], options);
      expect(ran.code).toBe(exit);
      expect(JSON.parse(ran.out)).toMatchObject({ ok: false, error: { code } });
    },
  );
});

describe('the key', () => {
  it('is required: without one, the command exits with 4 and makes no call', async () => {
    const services = await createTestServices();
    const { code, out, err } = await runLine(['models', '--lang', 'en'], { services });
    expect([code, out]).toEqual([4, '']);
    expect(err).toContain('There is no Mistral key here yet.');
    expect(services.emulator.requests).toEqual([]);
  });

  it('comes from the variable, which is named', async () => {
    const { err } = await models([], { variables: { MISTRAL_API_KEY: keyText } });
    expect(err).toContain('the variable MISTRAL_API_KEY (…D1fG)');
  });

  it('is not needed in the demo', async () => {
    const services = await createTestServices();
    const { code, err } = await runLine(['models', '--demo', '--lang', 'en'], { services });
    expect(code).toBe(0);
    expect(err).toContain('simulated');
  });

  it('is not used after a stop', async () => {
    const ran = await models([], {}, { signal: AbortSignal.abort() });
    expect([ran.code, ran.services.emulator.requests]).toEqual([130, []]);
  });
});
