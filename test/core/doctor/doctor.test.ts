import { describe, expect, it } from 'vitest';
import type { CheckId, CheckReport } from '../../../src/core/doctor/check.ts';
import { checks, type DoctorRequest, examine } from '../../../src/core/doctor/doctor.ts';
import { doctorTitles } from '../../../src/core/doctor/titles.ts';
import { type KeyRecord, writeKeyRecord } from '../../../src/core/keys/key-records.ts';
import { AppError, type ErrorData } from '../../../src/errors/errors.ts';
import { errorMessage } from '../../../src/i18n/errors.ts';
import { langs } from '../../../src/i18n/languages.ts';
import { createNoAudit } from '../../../src/services/demo/no-scan.ts';
import type { ConnectionPort } from '../../../src/services/ports/connection.ts';
import type {
  AuditedFile,
  AuditPort,
  Patch,
  Project,
} from '../../../src/services/ports/project-scan.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { createFakeVault } from '../../support/fakes/fake-vault.ts';
import {
  createTestServices,
  key,
  keyText,
  never,
  recordingFiles,
  refusing,
  type TestServicesOptions,
} from '../../support/fakes/services.ts';
import { slipsIn } from '../../support/rules/typography.ts';

const now = Date.UTC(2026, 10, 20, 9);
const inSource = `client = Mistral(api_key="${keyText}")\n`;

function file(path: string, text: string, more: Partial<AuditedFile> = {}): AuditedFile {
  return { path, text, git: 'tracked', isDotenv: path.includes('.env'), mode: 0o644, ...more };
}

interface Found {
  readonly git?: Project['git'];
  readonly files?: readonly AuditedFile[];
  readonly skipped?: readonly string[];
  readonly patches?: readonly Patch[];
  readonly shells?: readonly AuditedFile[];
}

function auditOf({ git = { state: 'here' }, files = [], skipped = [], ...more }: Found): AuditPort {
  return {
    ...createNoAudit('22.11.0'),
    project: async () => ({ root: '/project', git }),
    files: async function* () {
      yield { files, skipped };
    },
    history: async function* () {
      yield { patches: more.patches ?? [] };
    },
    shellHistories: async () => more.shells ?? [],
  };
}

/** Makes checks on a machine, and gives what they came to. */
async function examined(
  only: readonly CheckId[],
  options: TestServicesOptions = {},
  request: Partial<DoctorRequest> = {},
): Promise<readonly CheckReport[]> {
  const services = await createTestServices({
    clock: createFakeClock({ startAt: now }),
    ...options,
  });
  const signal = new AbortController().signal;
  const asked = { profile: 'default', isNamed: false, isOnTerminal: true, only, signal };
  const reports = await examine(services, { ...asked, ...request });
  for (const { detail, remedy } of reports) {
    for (const lang of langs) {
      // A file may be called anything.
      expect(slipsIn(lang, detail[lang].replace("it's", 'it'))).toEqual([]);
      // What is to be typed has rules of its own.
      if (remedy !== null) expect(remedy[lang]).not.toMatch(/undefined|\bnull\b/);
    }
  }
  expect(JSON.stringify(reports)).not.toContain(keyText);
  expect(services.written).toEqual([]);
  return reports;
}

async function one(
  id: CheckId,
  options: TestServicesOptions = {},
  request: Partial<DoctorRequest> = {},
): Promise<CheckReport> {
  const [report] = await examined([id], options, request);
  if (report === undefined) throw new Error(`No ${id}`);
  return report;
}

describe('a machine with nothing wrong', () => {
  it('has no finding, and every check has its name in both languages', async () => {
    const reports = await examined(
      checks.map(({ id }) => id),
      { stored: key, audit: auditOf({ files: [file('a.ts', 'x')] }) },
    );
    expect(reports.filter(({ status }) => status === 'finding')).toEqual([]);
    expect(reports.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
    for (const lang of langs) {
      expect(Object.keys(doctorTitles[lang].titles).toSorted()).toEqual(
        checks.map(({ id }) => id).toSorted(),
      );
    }
  });
});

describe('keys in the project', () => {
  it('are told by file, line and last four', async () => {
    const files = [file('a.py', `\n${inSource}`), file('b.py', 'nothing'), file('.env', inSource)];
    const report = await one('project-files', { audit: auditOf({ files }) });
    expect(report).toMatchObject({
      status: 'finding',
      severity: 'high',
      category: 'project',
      isBroken: false,
      findings: [{ file: 'a.py', line: 2, masked: '••••D1fG' }],
      detail: { en: 'Files read: 3. Keys in clear: 1.' },
    });
  });

  it('are those that are known, whatever is around them', async () => {
    const odd = 'deadbeefdeadbeefdeadbeefdeadbeef';
    const audit = auditOf({ files: [file('a.txt', `x\n${odd}`)] });
    expect((await one('project-files', { audit })).status).toBe('ok');
    for (const given of [{ stored: new Secret(odd) }, { variables: { MISTRAL_API_KEY: odd } }]) {
      expect((await one('project-files', { audit, ...given })).findings).toMatchObject([
        { line: 2, masked: '••••beef' },
      ]);
    }
  });

  it('are told without what a file’s name would do to a terminal', async () => {
    const audit = auditOf({ files: [file('a\u001b[2J\nb.py', inSource)] });
    expect((await one('project-files', { audit })).findings[0]?.file).toBe('a b.py');
  });

  it('may lie in what was too large, which is said', async () => {
    const report = await one('project-files', { audit: auditOf({ skipped: ['a', 'b'] }) });
    expect([report.status, report.detail.en]).toEqual([
      'ok',
      'Files read: 0. No key in them. Too large to be read: 2.',
    ]);
  });

  it('are told once a file where they were committed', async () => {
    const patch = (commit: string, path: string, line: string) => ({
      commit: commit.repeat(40),
      text: `\ndiff --git a/x b/x\n--- a/x\n+++ b/${path}\n@@ -4,1 +4,2 @@\n import mistral\n${line}`,
    });
    const patches = [
      patch('a', 'x.py', `-mistral="${keyText}"`),
      patch('b', 'x.py', `+mistral="${keyText}"`),
      patch('c', 'x.py', `+mistral="${keyText}"`),
      patch('d', 'y.py', `+mistral="${keyText}"`),
    ];
    const report = await one('git-history', { audit: auditOf({ patches }) });
    expect(report).toMatchObject({ status: 'finding', severity: 'high' });
    expect(report.findings).toEqual([
      { file: 'x.py', line: 5, masked: '••••D1fG', commit: 'b'.repeat(10) },
      { file: 'y.py', line: 5, masked: '••••D1fG', commit: 'd'.repeat(10) },
    ]);
  });

  it.each([
    [{ state: 'none' }, 'ok', false],
    [{ state: 'not-installed' }, 'unknown', false],
    [{ state: 'broken', detail: 'bad config line 1' }, 'unknown', true],
  ] as const)('can’t be told of a history of %j', async (git, status, isBroken) => {
    const report = await one('git-history', { audit: auditOf({ git }) });
    expect(report).toMatchObject({ status, isBroken });
    if (isBroken)
      expect(report.detail.en).toBe('Git can’t read this repository: bad config line 1.');
  });

  it.each([
    ['tracked', 'finding', 'high'],
    ['untracked', 'finding', 'medium'],
    ['ignored', 'ok', 'info'],
  ] as const)('in a .env that is %s are %s', async (git, status, severity) => {
    const files = [file('web/.env', `MISTRAL_API_KEY=${keyText}`, { git, mode: 0o600 })];
    const reports = await examined(['dotenv-ignored', 'dotenv-mode', 'project-files'], {
      audit: auditOf({ files }),
    });
    expect(reports).toMatchObject([{ status: 'ok' }, { status, severity }, { status: 'ok' }]);
    if (git === 'tracked') expect(reports[1]?.remedy?.en).toContain('git rm --cached :/web/.env');
  });

  it.each([
    ['with a key', keyText, 'unknown'],
    ['without a key', '', 'ok'],
  ])('in a .env %s are not called safe where there is no git to ask', async (_, key, status) => {
    const files = [file('web/.env', `MISTRAL_API_KEY=${key}`, { git: 'free', mode: 0o600 })];
    const audit = auditOf({ files, git: { state: 'not-installed' } });
    const report = await one('dotenv-ignored', { audit });
    expect(report).toMatchObject({ status, findings: [] });
    if (status === 'unknown') expect(report.detail.en).toContain('web/.env');
  });

  it('in a .env that others may read are told, with the command that mends it', async () => {
    const files = [
      file("it's.env", `MISTRAL_API_KEY=${keyText}`, { git: 'ignored', mode: 0o640 }),
      file('a/.env', `MISTRAL_API_KEY=${keyText}`, { git: 'ignored', mode: undefined }),
      file('b/.env', 'MISTRAL_API_KEY=', { git: 'ignored', mode: 0o644 }),
    ];
    const report = await one('dotenv-mode', { audit: auditOf({ files }) });
    expect(report.findings.map((place) => place.file)).toEqual(["it's.env"]);
    expect(report.remedy?.en).toBe("chmod 600 '/project/it'\\''s.env'");
  });

  it('may have been stolen by a version of the SDK', async () => {
    const files = [file('package.json', '{\n"@mistralai/mistralai": "2.2.3"}')];
    expect(await one('sdk-version', { audit: auditOf({ files }) })).toMatchObject({
      status: 'finding',
      severity: 'high',
      findings: [{ file: 'package.json', line: 2, masked: null }],
      detail: { en: expect.stringContaining('@mistralai/mistralai 2.2.3') },
    });
  });

  it('are told of shells’ histories', async () => {
    const shells = [file('~/.bash_history', `ls\nexport MISTRAL_API_KEY=${keyText}\n`)];
    expect(await one('shell-history', { audit: auditOf({ shells }) })).toMatchObject({
      status: 'finding',
      category: 'keys',
      findings: [{ file: '~/.bash_history', line: 2, masked: '••••D1fG' }],
    });
  });
});

const ago = (days: number) => new Date(now - days * 86_400_000).toISOString();

/** A machine that remembers keys, and has those of `held` in its keychain. */
async function remembering(
  records: Readonly<Record<string, Partial<KeyRecord>>>,
  held: readonly string[] = [],
): Promise<TestServicesOptions> {
  const { files, keychain, environment } = await createTestServices();
  for (const [profile, record] of Object.entries(records)) {
    const whole = { store: 'keychain', createdAt: ago(1), lastFour: 'abcd', ...record } as const;
    await writeKeyRecord({ files, environment }, profile, whole);
  }
  for (const profile of held) await keychain.write(profile, new Secret(`${keyText}${profile}`));
  return { files, keychain };
}

describe('stored keys', () => {
  it.each([
    [{}, 'ok', 'info'],
    [{ createdAt: ago(91) }, 'finding', 'low'],
    [{ expiresOn: '2026-11-30' }, 'finding', 'medium'],
    [{ expiresOn: '2026-11-19', createdAt: ago(91) }, 'finding', 'high'],
    [{ store: 'memory', createdAt: ago(91) }, 'ok', 'info'],
  ] as const)('of %j are %s, %s', async (record, status, severity) => {
    const report = await one('key-age', await remembering({ work: record }));
    expect(report).toMatchObject({ status, severity });
    if (status === 'finding') expect(report.remedy?.fr).toContain('key rotate --profile work');
  });

  it('are told where they are gone, or not used', async () => {
    const machine = await remembering(
      {
        gone: {},
        here: {},
        idle: { createdAt: ago(200), usedOn: ago(120).slice(0, 10) },
        used: { createdAt: ago(200), usedOn: ago(3).slice(0, 10) },
        old: { store: 'vault' },
      },
      ['here', 'idle', 'used'],
    );
    const { detail, remedy, severity } = await one('profiles', machine);
    expect([detail.en, severity]).toEqual([
      'The key of gone is not in the keychain any more. The key of old is not in the vault any more. The key of idle was not used from here for 120 days.',
      'medium',
    ]);
    expect(remedy?.en.match(/--profile \w+/g)).toEqual(
      ['gone', 'old', 'idle'].map((name) => `--profile ${name}`),
    );
  });

  it('in a locked vault are not told of', async () => {
    const vault = createFakeVault({ holds: { work: key } });
    const machine = await remembering({ work: { store: 'vault' } });
    expect((await one('profiles', { ...machine, vault })).status).toBe('unknown');
    expect(vault.tries).toBe(0);
  });

  it.each([
    [undefined, 'ok'],
    [{ kind: 'file', mode: 0o600 }, 'ok'],
    [{ kind: 'file', mode: undefined }, 'ok'],
    [{ kind: 'file', mode: 0o644 }, 'finding'],
    [{ kind: 'other', mode: 0o777 }, 'finding'],
  ] as const)('in a vault file of %j are %s', async (state, status) => {
    const audit = { ...auditOf({}), stateOf: async () => state };
    expect((await one('vault-file', { audit })).status).toBe(status);
  });
});

const origin = 'https://api.mistral.ai';
const host = 'api.mistral.ai';
const network = (problem: 'dns' | 'tls-unknown-ca' | 'refused' | 'timeout'): ErrorData => ({
  ...({ code: 'network', problem, host } as const),
});

function connection(given: Partial<ConnectionPort>): ConnectionPort {
  const reach = async () => ({ status: 401, clocks: { theirs: now, ours: now + 1_000 } });
  return { origin, proxy: undefined, lookUp: async () => {}, reach, ...given };
}

const failing = (error: ErrorData) => async () => {
  throw new AppError(error);
};

describe('the way to the service', () => {
  const ids = ['dns', 'tls', 'clock', 'access'] as const;
  const statuses = (reports: readonly CheckReport[]) => reports.map(({ status }) => status);

  it('is fine where it answers and takes the key', async () => {
    const reports = await examined(ids, { stored: key, connection: connection({}) });
    expect(statuses(reports)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(reports[3]?.detail.en).toMatch(
      /^api\.mistral\.ai accepts the key \(…D1fG\)\. Models listed: \d+\.$/,
    );
  });

  it.each([
    ['dns', ['finding', 'unknown', 'unknown', 'finding']],
    ['tls-unknown-ca', ['ok', 'finding', 'unknown', 'finding']],
    ['refused', ['ok', 'unknown', 'unknown', 'finding']],
  ] as const)('fails by %s', async (problem, expected) => {
    const error = failing(network(problem));
    const lookUp = problem === 'dns' ? error : async () => {};
    const reports = await examined(ids, { connection: connection({ reach: error, lookUp }) });
    expect(statuses(reports)).toEqual(expected);
    if (problem === 'refused')
      expect(reports[3]?.remedy?.en).toContain('https://status.mistral.ai');
  });

  it('that does not answer is a finding, in time', async () => {
    const clock = createFakeClock({ startAt: now });
    const silent = connection({ reach: never, lookUp: never });
    const work = examined(ids, { clock, connection: silent });
    // The services are made, and every check waits, before time goes on.
    while (clock.waiting < 4) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(4_990);
    expect(statuses(await work)).toEqual(['finding', 'unknown', 'unknown', 'finding']);
  });

  it.each([
    [{ code: 'service', status: 503 }, 'https://status.mistral.ai'],
    [{ code: 'key-refused' }, 'https://console.mistral.ai/api-keys'],
    [{ code: 'rate-limited', seconds: 9 }, 'https://admin.mistral.ai/plateforme/limits'],
  ] as const)('that answers with %j has the page that helps', async (error, page) => {
    const report = await one('access', { stored: key, mistral: refusing(error) });
    expect([report.status, report.remedy?.fr]).toEqual(['finding', expect.stringContaining(page)]);
  });

  it('fails without a key too', async () => {
    const reach = async () => ({ status: 503, clocks: undefined });
    const report = await one('access', { connection: connection({ reach }) });
    expect([report.status, report.remedy?.en]).toEqual([
      'finding',
      expect.stringContaining('https://status.mistral.ai'),
    ]);
  });

  it('is not tried without a key, or with one in a locked vault; no one is asked', async () => {
    expect((await one('access', { connection: connection({}) })).status).toBe('unknown');
    const vault = createFakeVault({ holds: { default: key } });
    const machine = await remembering({ default: { store: 'vault' } });
    const report = await one('access', { ...machine, vault, connection: connection({}) });
    expect([report.status, report.detail.en, vault.tries]).toEqual([
      'unknown',
      'The key is in the vault, and no passphrase was given to open it.',
      0,
    ]);
  });

  it.each([
    [119_000, 'ok', 'It agrees'],
    [-119_000, 'ok', 'It agrees'],
    [3_600_000, 'finding', 'It is ahead of the service’s by 60 min.'],
    [-600_000, 'finding', 'It is behind the service’s by 10 min.'],
  ])('a clock that is off by %i ms: %s', async (skew, status, messages) => {
    const clocks = { theirs: now, ours: now + skew };
    const reach = async () => ({ status: 401, clocks });
    const report = await one('clock', { connection: connection({ reach }) });
    expect([report.status, report.detail.en]).toEqual([status, expect.stringContaining(messages)]);
  });

  it.each([
    [undefined, {}, 'ok', 'No proxy'],
    [undefined, { HTTPS_PROXY: 'http://p:1' }, 'ok', 'without it'],
    [{ host: 'p:1', isSpoken: true }, { HTTPS_PROXY: 'http://p:1' }, 'ok', 'through p:1'],
    [{ host: 'p:1', isSpoken: false }, { HTTPS_PROXY: 'socks5://p:1' }, 'finding', 'of a kind'],
    [{ host: 'invalid', isSpoken: true }, { HTTPS_PROXY: '::' }, 'finding', 'no address'],
  ] as const)('by a proxy: %j', async (proxy, variables, status, messages) => {
    const report = await one('proxy', { variables, connection: connection({ proxy }) });
    expect([report.status, report.detail.en]).toEqual([status, expect.stringContaining(messages)]);
  });

  const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
  it.each([
    [{}, undefined, 'ok'],
    [{ NODE_EXTRA_CA_CERTS: '/ca.pem' }, pem, 'ok'],
    [{ NODE_EXTRA_CA_CERTS: '/ca.pem' }, 'MIIB', 'finding'],
    [{ NODE_EXTRA_CA_CERTS: '/ca.pem' }, undefined, 'finding'],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, undefined, 'finding'],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '1' }, undefined, 'ok'],
  ])('with certificates of %j: %j is %s', async (variables, text, status) => {
    const read = text === undefined ? undefined : async () => new TextEncoder().encode(text);
    const documents = read === undefined ? {} : { documents: { read } };
    expect((await one('certificates', { variables, ...documents })).status).toBe(status);
  });
});

describe('the machine', () => {
  const keychain = (problem: 'no-bus' | 'locked') => ({
    read: failing({ code: 'keychain', problem, detail: '' }),
  });

  it('may have no keychain, as long as no key is to be in it', async () => {
    const without = await one('keychain', { keychain: keychain('no-bus') });
    expect([without.status, without.remedy?.en]).toEqual([
      'ok',
      expect.stringContaining('install'),
    ]);
    const machine = await remembering({ work: {} });
    const needed = await one('keychain', { ...machine, keychain: keychain('no-bus') });
    expect(needed).toMatchObject({ status: 'finding', severity: 'high' });
  });

  it('is told where its keychain is locked; nothing is written to find out', async () => {
    const probe = () => Promise.reject(new Error('tried'));
    const report = await one('keychain', { keychain: { ...keychain('locked'), probe } });
    expect(report).toMatchObject({ status: 'finding', severity: 'low' });
  });

  it('asks its keychain once for each key', async () => {
    const asked: string[] = [];
    const machine = await remembering({ default: {}, work: {} });
    const read = async (profile: string) => {
      asked.push(profile);
      return undefined;
    };
    await examined(
      checks.map(({ id }) => id),
      { ...machine, keychain: { read } },
    );
    expect(asked.toSorted()).toEqual(['default', 'work']);
  });

  it('can be written where our files lie, or says what is in the way, and what to do', async () => {
    const error = { code: 'files', problem: 'read-only', path: '/own/keys.json' } as const;
    const files = {
      ...recordingFiles([]),
      checkWritable: () => Promise.reject(new AppError(error)),
    };
    const { status, severity, detail, remedy } = await one('own-files', { files });
    expect([status, severity]).toEqual(['finding', 'medium']);
    expect(remedy?.en).toContain('MISTRAL_ONBOARD_HOME');
    expect(detail.fr).toBe(errorMessage('fr', error).message);
    expect((await one('own-files')).status).toBe('ok');
  });

  it.each([
    ['24.1.0', null],
    ['20.20.2', 'https://nodejs.org'],
  ])('runs Node %s', async (nodeVersion, page) => {
    const audit = { ...auditOf({}), nodeVersion };
    const { status, remedy } = await one('node', { audit });
    expect([status, remedy?.en ?? null]).toEqual([
      'ok',
      page === null ? null : expect.stringContaining(page),
    ]);
  });

  it.each([
    [{ TERM: 'xterm' }, true, 'ok'],
    [{ TERM: 'dumb' }, true, 'finding'],
    [{ TERM: 'dumb' }, false, 'ok'],
    [{}, true, 'ok'],
  ])('has a terminal of %j, %s: %s', async (variables, isOnTerminal, status) => {
    expect((await one('terminal', { variables }, { isOnTerminal })).status).toBe(status);
  });
});

describe('the time for a check', () => {
  it('is what it has: what was seen until then counts, and it is not called nothing', async () => {
    const clock = createFakeClock({ startAt: now });
    const slow: AuditPort = {
      ...auditOf({}),
      files: async function* (_, signal) {
        yield { files: [file('a.py', inSource)], skipped: [] };
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
      history: async function* (_, signal) {
        yield* [];
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
    };
    const ids = ['project-files', 'git-history', 'node'] as const;
    const work = examined(ids, { clock, audit: slow });
    while (clock.waiting < 3) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(4_990);
    const [files, history, node] = await work;
    expect(files).toMatchObject({ status: 'finding', durationMs: 3_800 });
    expect(files?.detail.en).toMatch(/Keys in clear: 1\. Not finished/);
    expect(history).toMatchObject({ status: 'unknown', durationMs: 4_000 });
    expect(node).toMatchObject({ status: 'ok', durationMs: 0 });
  });

  it('ends at once where it is stopped', async () => {
    const stop = new AbortController();
    const work = examined(
      ['access'],
      { connection: connection({ reach: never }) },
      { signal: stop.signal },
    );
    setImmediate(() => stop.abort());
    await expect(work).rejects.toMatchObject({ error: { code: 'cancelled' } });
  });
});
