import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/cli/commands/doctor/document.ts';
import type { CheckId, CheckReport } from '../../../src/core/doctor/check.ts';
import { checks, type DoctorRequest, examine } from '../../../src/core/doctor/doctor.ts';
import { doctorTitles } from '../../../src/core/doctor/titles.ts';
import { type KeyRecord, writeKeyRecord } from '../../../src/core/keys/key-records.ts';
import { AppError, type ErrorData } from '../../../src/errors/errors.ts';
import { errorMessage } from '../../../src/i18n/errors.ts';
import { langs } from '../../../src/i18n/languages.ts';
import { createNoProjectScan } from '../../../src/services/demo/no-scan.ts';
import type { ConnectionPort } from '../../../src/services/ports/connection.ts';
import type {
  HistoryExtent,
  HistoryText,
  Project,
  ProjectScanPort,
  ScannedFile,
} from '../../../src/services/ports/project-scan.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { createFakeVault, passphraseText } from '../../support/fakes/fake-vault.ts';
import { randomKey } from '../../support/fakes/random-key.ts';
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

function file(path: string, text: string, more: Partial<ScannedFile> = {}): ScannedFile {
  return { path, text, git: 'tracked', isDotenv: path.includes('.env'), mode: 0o644, ...more };
}

interface Found {
  readonly git?: Project['git'];
  readonly packageName?: string;
  readonly files?: readonly ScannedFile[];
  readonly unread?: readonly string[];
  readonly left?: { readonly count: number; readonly first: string };
  readonly texts?: readonly HistoryText[];
  readonly extent?: Partial<HistoryExtent>;
  readonly shallow?: readonly string[];
  readonly absent?: readonly string[];
  readonly shells?: readonly ScannedFile[];
  readonly unreadShells?: readonly string[];
  readonly startup?: readonly ScannedFile[];
}

const innocent = file('~/.profile', 'umask 022\n');

function scanOf({ git = { state: 'here' }, ...found }: Found): ProjectScanPort {
  const { files = [], unread = [], left, texts = [], extent, shallow = [], absent = [] } = found;
  const { shells = [innocent], unreadShells = [], startup = [innocent], packageName } = found;
  return {
    ...createNoProjectScan('22.11.0'),
    project: async () => ({ root: '/project', git, ...(packageName && { packageName }) }),
    files: async function* () {
      yield { files, unread, absent, ...(left && { left }) };
    },
    history: async function* () {
      yield { texts };
      for (const path of shallow) yield { shallow: path };
      for (const path of absent) yield { absent: path };
      yield { commits: 4, missing: 0, left: 0, ...extent };
    },
    shellHistories: async function* () {
      yield { files: shells, unread: unreadShells };
    },
    startupFiles: async function* () {
      yield { files: startup, unread: [] };
    },
  };
}

/** A path that is needed to fix a file, and that is not printed if it contains a key. */
function withoutRawPath(this: object, name: string, value: unknown): unknown {
  return name === 'rawPath' && 'hasKeyInPath' in this ? undefined : value;
}

/** Runs checks on a machine and returns their results. */
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
      // Only the name of a file may contain a straight apostrophe.
      expect(slipsIn(lang, detail[lang].replace("it's", 'it'))).toEqual([]);
      // Commands to type have other typographic rules.
      if (remedy !== null) expect(remedy[lang]).not.toMatch(/undefined|\bnull\b/);
    }
  }
  expect(JSON.stringify(reports, withoutRawPath)).not.toContain(keyText);
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

describe('a machine without problems', () => {
  it('has no finding, and every check has its name in both languages', async () => {
    const reports = await examined(
      checks.map(({ id }) => id),
      { stored: key, scan: scanOf({ files: [file('a.ts', 'x')] }) },
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
  it('are reported with file, line and last four characters', async () => {
    const files = [file('a.py', `\n${inSource}`), file('b.py', 'nothing'), file('.env', inSource)];
    const report = await one('project-files', { scan: scanOf({ files }) });
    expect(report).toMatchObject({
      status: 'finding',
      severity: 'high',
      category: 'project',
      isBroken: false,
      findings: [{ file: 'a.py', line: 2, masked: '••••D1fG' }],
      detail: { en: 'Files read: 3. Keys in plain text: 1.' },
      commands: ['mistral-onboard key rotate'],
    });
  });

  it('include known keys in any context', async () => {
    const odd = 'deadbeefdeadbeefdeadbeefdeadbeef';
    const scan = scanOf({ files: [file('a.txt', `x\n${odd}`)] });
    expect((await one('project-files', { scan })).status).toBe('ok');
    for (const given of [{ stored: new Secret(odd) }, { variables: { MISTRAL_API_KEY: odd } }]) {
      expect((await one('project-files', { scan, ...given })).findings).toMatchObject([
        { line: 2, masked: '••••beef' },
      ]);
    }
  });

  it('include a key in a vault that the passphrase of the variable opens, which is opened once', async () => {
    const odd = 'feedface0123feedface0123feedface';
    const vault = createFakeVault({ holds: { work: new Secret(odd) } });
    const machine = await remembering({ work: { store: 'vault' } });
    const scan = scanOf({ files: [file('a.txt', odd)], shells: [file('~/.zsh_history', odd)] });
    const variables = { MISTRAL_ONBOARD_PASSPHRASE: passphraseText };
    const only = ['project-files', 'shell-history', 'profiles'] as const;
    const reports = await examined(only, { ...machine, vault, scan, variables });
    expect(reports.map(({ status }) => status)).toEqual(['finding', 'finding', 'ok']);
    expect(vault.tries).toBe(1);
  });

  it('include known keys in the names of files, which are shown without them', async () => {
    const path = `out/${keyText}.txt`;
    const texts: HistoryText[] = [{ kind: 'file', commit: 'c'.repeat(40), path, text: 'x' }];
    const scan = scanOf({ files: [file(path, 'x')], texts });
    const only = ['project-files', 'git-history'] as const;
    for (const { findings } of await examined(only, { scan, stored: key })) {
      expect(findings).toMatchObject([
        { file: 'out/••••D1fG.txt', line: null, masked: '••••D1fG' },
      ]);
    }
  });

  it('are found in git’s own files, which are not counted as files of the project', async () => {
    const files = [file('a', 'x'), file('.git/config', inSource, { git: 'own' })];
    const report = await one('project-files', { scan: scanOf({ files }) });
    expect(report).toMatchObject({
      findings: [{ file: '.git/config', line: 1 }],
      detail: { en: 'Files read: 1. Keys in plain text: 1.' },
    });
  });

  it('may be in submodules that are not here, which are named', async () => {
    const scan = scanOf({ files: [file('a', 'x')], absent: ['vendor/lib'] });
    for (const report of await examined(['project-files', 'git-history'], { scan })) {
      expect(report).toMatchObject({
        status: 'unknown',
        isPartial: true,
        detail: { en: expect.stringContaining('not fetched, so not read: vendor/lib.') },
        commands: ['git submodule update --init --recursive'],
      });
    }
  });

  it.each([{}, { MISTRAL_ONBOARD_PASSPHRASE: 'not this one' }])(
    'may include a stored key that could not be read, which is noted: %j',
    async (variables) => {
      const vault = createFakeVault({ holds: { work: key } });
      const machine = await remembering({ work: { store: 'vault' } });
      const scan = scanOf({ files: [file('a.txt', 'x')] });
      const only = ['project-files', 'git-history', 'shell-history', 'shell-startup'] as const;
      for (const report of await examined(only, { ...machine, vault, scan, variables })) {
        expect(report).toMatchObject({ status: 'note', isPartial: false });
        expect(report.detail.en).toContain('A stored key could not be read (work)');
      }
    },
  );

  it('are reported with the exact file name, in escapes if it has control characters', async () => {
    const scan = scanOf({ files: [file('a\u001b[2J\nb.py', inSource)] });
    expect((await one('project-files', { scan })).findings[0]).toMatchObject({
      file: 'a\\x1b[2J\\x0ab.py',
      rawPath: 'a\u001b[2J\nb.py',
    });
  });

  it('are found in the names of files and folders, each once, and never shown', async () => {
    const files = [
      file(`MISTRAL_API_KEY=${keyText}/a.py`, 'nothing'),
      file(`MISTRAL_API_KEY=${keyText}/b/c.py`, ''),
      file(`src/mistral key ${keyText}`, ''),
    ];
    const report = await one('project-files', { scan: scanOf({ files }) });
    const place = { line: null, masked: '••••D1fG', hasKeyInPath: true };
    expect(report.findings).toEqual([
      {
        ...place,
        file: 'MISTRAL_API_KEY=••••D1fG',
        rawPath: expect.stringContaining('MISTRAL_API_KEY='),
      },
      { ...place, file: 'src/mistral key ••••D1fG', rawPath: expect.any(String) },
    ]);
  });

  it.each<readonly [string, Found, TestServicesOptions]>([
    ['the file that contains it', { files: [file(`${keyText}.py`, inSource)] }, {}],
    ['a folder', { files: [file(`a${keyText}b/${keyText}${keyText}/.env`, inSource)] }, {}],
    ['an unread file', { unread: [`x${keyText}`] }, { stored: key }],
    ['a file not read in time', { left: { count: 2, first: keyText } }, { stored: key }],
    ['a shallow repository', { shallow: [`vendor/${keyText}`] }, { stored: key }],
    ['a compressed file', { files: [file(`${keyText}.gz`, '\x1f\x8b')] }, { stored: key }],
    [
      'a file of certificates',
      {},
      { variables: { MISTRAL_API_KEY: keyText, NODE_EXTRA_CA_CERTS: `/${keyText}.pem` } },
    ],
  ])('are never shown where one is the name of %s', async (_, found, options) => {
    const reports = await examined(
      checks.map(({ id }) => id),
      { scan: scanOf(found), ...options },
    );
    // `examined` searches the reports for the key, except for paths that are needed to fix a file and not printed.
    const texts = JSON.stringify(documentOf(reports, 'en'));
    expect(texts).toContain('••••D1fG');
    expect(texts).not.toContain(keyText);
  });

  it('are hidden in as little time as others if there are many', async () => {
    const many = Array.from({ length: 4_000 }, () => randomKey());
    const files = many.map((each) => file(`${each}.py`, `MISTRAL_API_KEY=${each}\n`));
    const { findings } = await one('project-files', { scan: scanOf({ files }) });
    expect(findings).toHaveLength(4_000);
    const printed = JSON.stringify(findings.map(({ rawPath: _, ...place }) => place));
    expect(many.filter((each) => printed.includes(each))).toEqual([]);
  });

  it('may be in unread files, which are named instead of reported as ok', async () => {
    const unread = ['a', 'b', 'c', 'd', 'e', 'caf\udce9'];
    const report = await one('project-files', { scan: scanOf({ unread }) });
    expect(report).toMatchObject({
      status: 'unknown',
      isPartial: true,
      detail: { en: 'Files read: 0. No key found. Could not be read: a, b, c, d, e and 1 more.' },
      commands: ['chmod u+rX /project/a /project/b /project/c /project/d /project/e'],
    });
  });

  it('may be in files not read in time, which are counted, with the command to allow more time', async () => {
    const left = { count: 1_200, first: 'z/big.csv' };
    const scan = scanOf({ files: [file('a.py', 'x')], left });
    const reports = await examined(['project-files', 'sdk-version', 'dotenv-ignored'], { scan });
    for (const report of reports) {
      expect(report).toMatchObject({ status: 'unknown', isPartial: true });
      expect(report.detail.en).toContain(
        'Files not read in time: 1,200, beginning with z/big.csv.',
      );
      expect(report.commands).toEqual(['mistral-onboard doctor --timeout 60']);
    }
    const longer = await one('project-files', { scan }, { scanMs: 60_000 });
    expect(longer.commands).toEqual(['mistral-onboard doctor --timeout 240']);
  });

  it.each([
    ['gzip', '\u001f\u008b\b'],
    ['zip', 'PK\u0003\u0004'],
    ['xz', '\u00fd7zXZ\0'],
    ['bzip2', 'BZh91AY&SY'],
    ['zstd', '\u0028\u00b5\u002f\u00fd'],
    ['7z', "7z\u00bc\u00af'\u001c"],
  ])('are not searched for in a %s file, which is named', async (_, bytes) => {
    const files = [file('a.py', 'x'), file('data/old', `${bytes}…`)];
    const texts: HistoryText[] = [{ kind: 'file', commit: 'a', path: 'old', text: bytes }];
    const [project, history] = await examined(['project-files', 'git-history'], {
      scan: scanOf({ files, texts, extent: { commits: 1 } }),
    });
    expect(project).toMatchObject({ status: 'note', isPartial: false });
    expect(project?.detail.en).toMatch(
      /No key found\. Compressed files are not opened: 1 \(data\/old\)\.$/,
    );
    expect(history).toMatchObject({ status: 'note', isPartial: false });
    expect(history?.detail.en).toMatch(/No key found\. Compressed files are not opened: 1\.$/);
  });

  it('may be in files stored by git-lfs, which are named with the command to fetch them', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'ab'.repeat(32)}\nsize 5\n`;
    const files = ['a', 'b', 'c', 'd'].map((path) => file(path, pointer));
    const texts: HistoryText[] = [{ kind: 'file', commit: 'a', path: 'a', text: pointer }];
    const [project, history] = await examined(['project-files', 'git-history'], {
      scan: scanOf({ files, texts, extent: { commits: 1 } }),
    });
    expect(project).toMatchObject({
      status: 'unknown',
      isPartial: true,
      commands: ['git lfs pull'],
    });
    expect(project?.detail.en).toMatch(/Not fetched by git-lfs, so not read: a, b, c …\.$/);
    expect(history).toMatchObject({ status: 'note' });
    expect(history?.detail.en).toMatch(
      /Contents that git-lfs stores elsewhere were not read: 1\.$/,
    );
  });

  it('are found although other files are unreadable, which is also reported', async () => {
    const scan = scanOf({ files: [file('a.py', inSource)], unread: ['closed'] });
    const report = await one('project-files', { scan });
    expect(report).toMatchObject({ status: 'finding', isPartial: true });
    expect(report.detail.en).toMatch(/Keys in plain text: 1\. Could not be read: closed\.$/);
  });

  it('are searched for in the folder with .git; another one in use is named', async () => {
    const files = [file('a.py', 'x')];
    const git = { state: 'here', otherWorkTree: '/etc\u0007' } as const;
    const { detail } = await one('project-files', { scan: scanOf({ files, git }) });
    expect(detail.en).toMatch(
      /another folder for its files, \/etc\\x07\. This folder was checked\.$/,
    );
    const lost = { state: 'here', otherWorkTree: '' } as const;
    const report = await one('project-files', { scan: scanOf({ files, git: lost }) });
    expect(report.detail.en).toContain('does not exist');
  });

  it('are not reported absent if there are no files', async () => {
    const { status, detail } = await one('project-files', { scan: scanOf({}) });
    expect([status, detail.en]).toEqual(['note', 'No files here to check.']);
    const git = { state: 'here', isBare: true } as const;
    expect((await one('project-files', { scan: scanOf({ git }) })).detail.en).toContain('bare');
  });

  const committed = (commit: string, path: string, more: Partial<HistoryText> = {}) =>
    ({
      kind: 'file',
      commit: commit.repeat(40),
      path,
      text: `import mistral\n\nmistral="${keyText}"\n`,
      ...more,
    }) as const;

  it('are reported once per file, at their first commit', async () => {
    const texts = [
      committed('a', 'x.py', { text: 'nothing' }),
      committed('b', 'x.py'),
      committed('c', 'x.py'),
      committed('d', 'y.py'),
    ];
    const report = await one('git-history', { scan: scanOf({ texts }) });
    expect(report).toMatchObject({ status: 'finding', severity: 'high' });
    expect(report.findings).toEqual([
      { file: 'x.py', line: 3, masked: '••••D1fG', commit: 'b'.repeat(10) },
      { file: 'y.py', line: 3, masked: '••••D1fG', commit: 'd'.repeat(10) },
    ]);
  });

  it('are found in the names of committed files, and never shown', async () => {
    const texts = [
      committed('a', `MISTRAL_API_KEY=${keyText}/a.py`, { text: '' }),
      committed('b', `MISTRAL_API_KEY=${keyText}/b.py`, { text: 'nothing' }),
      committed('c', keyText),
      committed('d', `v${keyText}`, { kind: 'tag' }),
    ];
    const { findings } = await one('git-history', { scan: scanOf({ texts }) });
    expect(findings.map(({ file: path, line, commit }) => [path, line, commit?.[0]])).toEqual([
      ['MISTRAL_API_KEY=••••D1fG', null, 'a'],
      ['••••D1fG', 3, 'c'],
      ['v••••D1fG', 3, 'd'],
    ]);
  });

  it('are reported in messages, and in staged changes', async () => {
    const texts = [
      committed('a', '', { kind: 'commit' }),
      committed('b', 'v1', { kind: 'tag' }),
      committed('', 'staged.py'),
    ];
    expect((await one('git-history', { scan: scanOf({ texts }) })).findings).toEqual([
      {
        file: 'commit message',
        line: 3,
        masked: '••••D1fG',
        commit: 'a'.repeat(10),
        message: 'commit',
      },
      { file: 'v1', line: 3, masked: '••••D1fG', commit: 'b'.repeat(10), message: 'tag' },
      { file: 'staged.py', line: 3, masked: '••••D1fG' },
    ]);
  });

  it.each([
    [
      'a shallow clone',
      { git: { state: 'here', isShallow: true }, extent: { commits: 1 } },
      'Commits read: 1, with stashes, tags and messages. No key found. This is a shallow clone: older commits are not here.',
      'git fetch --unshallow',
    ],
    [
      'a shallow clone within',
      { shallow: ["it's"] },
      "Only a part of their history is here: it's.",
      "git -C '/project/it'\\''s' fetch --unshallow",
    ],
    [
      'a partial clone',
      { extent: { missing: 12 } },
      'Contents that this partial clone lacks: 12.',
      'git fetch --refetch --no-filter',
    ],
    [
      'too much for the time',
      { extent: { left: 3_000 } },
      'Objects not read in time: 3,000.',
      'mistral-onboard doctor --timeout 60',
    ],
  ] as const)('are not called absent from the history of %s', async (_, found, reason, command) => {
    const report = await one('git-history', { scan: scanOf(found) });
    expect(report).toMatchObject({ status: 'unknown', isPartial: true, commands: [command] });
    expect(report.detail.en).toContain(reason);
  });

  it.each([
    [{ state: 'none' }, 'ok', false, 'No git repository here.', []],
    [
      { state: 'not-installed' },
      'unknown',
      false,
      'Not checked: git is not installed, and there is a git repository here.',
      ['mistral-onboard doctor'],
    ],
    [
      { state: 'broken', detail: 'bad config line 1' },
      'unknown',
      true,
      'Not checked: git can’t read this repository: bad config line 1.',
      [],
    ],
    [
      { state: 'broken', detail: 'detected dubious ownership', isOfOtherUser: true },
      'unknown',
      true,
      'Not checked: git can’t read this repository: detected dubious ownership.',
      ['git config --global --add safe.directory /project'],
    ],
  ] as const)(
    'are reported as unchecked in a history of %j',
    async (git, status, isBroken, detail, commands) => {
      const scan = scanOf({ git, extent: { commits: 0 } });
      const report = await one('git-history', { scan });
      expect(report).toMatchObject({ status, isBroken, detail: { en: detail }, commands });
    },
  );

  it.each([
    ['tracked', 'finding', 'high'],
    ['untracked', 'finding', 'medium'],
    ['ignored', 'ok', 'info'],
  ] as const)('in a .env that is %s are %s', async (git, status, severity) => {
    const files = [file('web/.env', `MISTRAL_API_KEY=${keyText}`, { git, mode: 0o600 })];
    const reports = await examined(['dotenv-ignored', 'dotenv-mode', 'project-files'], {
      scan: scanOf({ files }),
    });
    expect(reports).toMatchObject([{ status: 'ok' }, { status, severity }, { status: 'ok' }]);
    if (git === 'tracked') expect(reports[1]?.commands[0]).toBe('git rm --cached :/web/.env');
  });

  it.each([
    ['with a key', keyText, 'unknown'],
    ['without a key', '', 'ok'],
  ])('in a .env %s are not reported as safe without git', async (_, key, status) => {
    const files = [file('web/.env', `MISTRAL_API_KEY=${key}`, { git: 'free', mode: 0o600 })];
    const scan = scanOf({ files, git: { state: 'not-installed' } });
    const report = await one('dotenv-ignored', { scan });
    expect(report).toMatchObject({ status, findings: [] });
    if (status === 'unknown') expect(report.detail.en).toContain('web/.env');
  });

  it('in a .env readable by others are reported, with the command that fixes it', async () => {
    const files = [
      file("it's.env", `MISTRAL_API_KEY=${keyText}`, { git: 'ignored', mode: 0o640 }),
      file('a/.env', `MISTRAL_API_KEY=${keyText}`, { git: 'ignored', mode: undefined }),
      file('b/.env', 'MISTRAL_API_KEY=', { git: 'ignored', mode: 0o644 }),
    ];
    const report = await one('dotenv-mode', { scan: scanOf({ files }) });
    expect(report.findings.map((place) => place.file)).toEqual(["it's.env"]);
    expect(report.commands).toEqual(["chmod 600 '/project/it'\\''s.env'"]);
  });

  it('may have been stolen by a version of the SDK', async () => {
    const files = [file('package.json', '{\n"@mistralai/mistralai": "2.2.3"}')];
    expect(await one('sdk-version', { scan: scanOf({ files }) })).toMatchObject({
      status: 'finding',
      severity: 'high',
      findings: [{ file: 'package.json', line: 2, masked: null }],
      detail: { en: expect.stringContaining('@mistralai/mistralai 2.2.3') },
    });
  });

  it('are not checked for file permissions that Windows lacks', async () => {
    const files = [
      file('a/.env', `MISTRAL_API_KEY=${keyText}`, { git: 'ignored', mode: undefined }),
    ];
    const report = await one('dotenv-mode', { scan: scanOf({ files }), platform: 'win32' });
    expect([report.status, report.detail.en]).toEqual([
      'note',
      expect.stringMatching(/^Not checked/),
    ]);
  });

  it('are found in startup files, with a replacement for the line', async () => {
    const startup = [
      file('~/.zshrc', `\nexport MISTRAL_API_KEY=${keyText}\n`),
      file('~/.config/fish/config.fish', `set -gx MISTRAL_API_KEY ${keyText}\n`),
    ];
    const report = await one('shell-startup', { scan: scanOf({ startup }) });
    expect(report).toMatchObject({
      status: 'finding',
      severity: 'medium',
      findings: [
        { file: '~/.zshrc', line: 2 },
        { file: '~/.config/fish/config.fish', line: 1 },
      ],
      commands: ['eval "$(mistral-onboard env)"', 'mistral-onboard env --shell fish | source'],
    });
  });

  it.each(['shell-history', 'shell-startup'] as const)(
    'are not reported as absent if no file was read: %s',
    async (id) => {
      const scan = scanOf({ shells: [], startup: [] });
      const report = await one(id, { scan });
      expect([report.status, report.isPartial]).toEqual(['unknown', false]);
      expect(report.detail.en).toMatch(/^Not checked: no shell/);
    },
  );

  it('may be in an unreadable history', async () => {
    const scan = scanOf({ shells: [], unreadShells: ['~/.bash_history'] });
    expect(await one('shell-history', { scan })).toMatchObject({
      status: 'unknown',
      isPartial: true,
      detail: { en: 'Histories read: 0. No key found. Could not be read: ~/.bash_history.' },
      commands: ['chmod u+rX ~/.bash_history'],
    });
  });

  it('may be in a compressed history', async () => {
    const scan = scanOf({ shells: [file('~/.bash_history', '\x1f\x8b\x08')] });
    expect(await one('shell-history', { scan })).toMatchObject({
      status: 'note',
      detail: {
        en: 'Histories read: 1. No key found. Compressed files are not opened: 1 (~/.bash_history).',
      },
    });
  });

  it('are reported in shell histories', async () => {
    const shells = [file('~/.bash_history', `ls\nexport MISTRAL_API_KEY=${keyText}\n`)];
    expect(await one('shell-history', { scan: scanOf({ shells }) })).toMatchObject({
      status: 'finding',
      category: 'keys',
      findings: [{ file: '~/.bash_history', line: 2, masked: '••••D1fG' }],
    });
  });
});

const ago = (days: number) => new Date(now - days * 86_400_000).toISOString();

/** Creates a machine with records of keys, and with those of `held` in its keychain. */
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
    if (status === 'finding') {
      expect(report.commands).toEqual(['mistral-onboard key rotate --profile work']);
    }
  });

  it('are reported if missing or unused', async () => {
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
    const { detail, commands, severity } = await one('profiles', machine);
    expect([detail.en, severity]).toEqual([
      'The key of gone is no longer in the keychain. The key of old is no longer in the vault. The key of idle has not been used from here for 120 days.',
      'medium',
    ]);
    expect(commands).toEqual(
      ['gone', 'old', 'idle'].map((name) => `mistral-onboard key remove --profile ${name}`),
    );
  });

  it('in a locked vault are not reported', async () => {
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
    const scan = { ...scanOf({}), stateOf: async () => state };
    expect((await one('vault-file', { scan })).status).toBe(status);
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

describe('the connection to the service', () => {
  const ids = ['dns', 'tls', 'clock', 'access'] as const;
  const statuses = (reports: readonly CheckReport[]) => reports.map(({ status }) => status);

  it('is OK if it answers and accepts the key', async () => {
    const reports = await examined(ids, { stored: key, connection: connection({}) });
    expect(statuses(reports)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(reports[3]?.detail.en).toMatch(
      /^api\.mistral\.ai accepts the key \(…D1fG\)\. Models listed: \d+\.$/,
    );
  });

  it.each([
    ['dns', ['finding', 'unknown', 'unknown', 'unknown']],
    ['tls-unknown-ca', ['ok', 'finding', 'unknown', 'unknown']],
    ['refused', ['ok', 'unknown', 'unknown', 'finding']],
  ] as const)('fails by %s, which is one finding', async (problem, expected) => {
    const error = failing(network(problem));
    const lookUp = problem === 'dns' ? error : async () => {};
    const reports = await examined(ids, { connection: connection({ reach: error, lookUp }) });
    expect(statuses(reports)).toEqual(expected);
    if (problem === 'refused')
      expect(reports[3]?.remedy?.en).toContain('https://status.mistral.ai');
    else expect(reports[3]?.detail.en).toMatch(/could not be reached\. See “(?:DNS|TLS)/);
  });

  it('is a finding, in time, if it does not answer', async () => {
    const clock = createFakeClock({ startAt: now });
    const silent = connection({ reach: never, lookUp: never });
    const work = examined(ids, { clock, connection: silent });
    // Time advances only after the services exist and every check waits.
    while (clock.waiting < 4) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(4_990);
    expect(statuses(await work)).toEqual(['finding', 'unknown', 'unknown', 'unknown']);
  });

  it.each([
    [{ code: 'service', status: 503 }, 'https://status.mistral.ai'],
    [{ code: 'key-refused' }, 'https://console.mistral.ai/api-keys'],
    [{ code: 'rate-limited', seconds: 9 }, 'https://admin.mistral.ai/plateforme/limits'],
  ] as const)('that answers with %j has the page that helps', async (error, page) => {
    const report = await one('access', { stored: key, mistral: refusing(error) });
    expect([report.status, report.remedy?.fr]).toEqual(['finding', expect.stringContaining(page)]);
  });

  it('is checked without a key too', async () => {
    const reach = async () => ({ status: 503, clocks: undefined });
    const report = await one('access', { connection: connection({ reach }) });
    expect([report.status, report.remedy?.en]).toEqual([
      'finding',
      expect.stringContaining('https://status.mistral.ai'),
    ]);
  });

  it('is not tested without a key or with a locked vault, and makes no call', async () => {
    expect((await one('access', { connection: connection({}) })).status).toBe('unknown');
    const vault = createFakeVault({ holds: { default: key } });
    const machine = await remembering({ default: { store: 'vault' } });
    const report = await one('access', { ...machine, vault, connection: connection({}) });
    expect([report.status, report.detail.en, vault.tries]).toEqual([
      'unknown',
      'Not checked: the key is in the vault, and no passphrase was given to open it.',
      0,
    ]);
  });

  it.each([
    [119_000, 'ok', 'It agrees'],
    [-119_000, 'ok', 'It agrees'],
    [3_600_000, 'finding', 'It is ahead of the service’s clock by 60\u00a0min.'],
    [-600_000, 'finding', 'It is behind the service’s clock by 10\u00a0min.'],
  ])('a clock that is off by %i ms: %s', async (skew, status, messages) => {
    const clocks = { theirs: now, ours: now + skew };
    const reach = async () => ({ status: 401, clocks });
    const report = await one('clock', { connection: connection({ reach }) });
    expect([report.status, report.detail.en]).toEqual([status, expect.stringContaining(messages)]);
  });

  it.each([
    [undefined, {}, 'ok', 'No proxy'],
    [undefined, { HTTPS_PROXY: 'http://p:1' }, 'ok', 'without it'],
    [{ host: 'p:1', isSupported: true }, { HTTPS_PROXY: 'http://p:1' }, 'ok', 'through p:1'],
    [
      { host: 'p:1', isSupported: false },
      { HTTPS_PROXY: 'socks5://p:1' },
      'finding',
      'not supported',
    ],
    [
      { host: 'invalid', isSupported: true },
      { HTTPS_PROXY: '::' },
      'finding',
      'not a valid address',
    ],
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

  it('needs no keychain if no key is to be stored in it', async () => {
    const without = await one('keychain', { keychain: keychain('no-bus') });
    expect([without.status, without.remedy?.en]).toEqual([
      'note',
      expect.stringContaining('install'),
    ]);
    const machine = await remembering({ work: {} });
    const needed = await one('keychain', { ...machine, keychain: keychain('no-bus') });
    expect(needed).toMatchObject({ status: 'finding', severity: 'high' });
  });

  it('gets the command that repairs a needed keychain', async () => {
    const machine = await remembering({ work: {} });
    for (const services of [{}, machine]) {
      const { commands } = await one('keychain', { ...services, keychain: keychain('no-bus') });
      expect(commands).toEqual(['sudo apt install gnome-keyring']);
    }
    const locked = await one('keychain', { ...machine, keychain: keychain('locked') });
    expect(locked.commands).toEqual(['seahorse']);
  });

  it('reports a locked keychain without writing to it', async () => {
    const probe = () => Promise.reject(new Error('tried'));
    const report = await one('keychain', { keychain: { ...keychain('locked'), probe } });
    expect(report).toMatchObject({ status: 'finding', severity: 'low' });
  });

  it('reads its keychain once per key', async () => {
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

  it('has a writable app folder, or gets the problem and the fix reported', async () => {
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
    ['folder', 0o700, 'ok'],
    ['folder', 0o775, 'ok'],
    ['folder', undefined, 'ok'],
    ['folder', 0o777, 'finding'],
    ['folder', 0o1777, 'finding'],
    // The rights of a link mean nothing.
    ['other', 0o777, 'ok'],
  ] as const)('has a %s with the mode %j for its own files: %s', async (kind, mode, status) => {
    const scan = { ...scanOf({}), stateOf: async () => ({ kind, mode }) };
    const report = await one('own-files', { scan });
    expect(report.status).toBe(status);
    expect(report.commands.some((line) => line.startsWith('chmod 700 '))).toBe(
      status === 'finding',
    );
  });

  it.each([
    ['24.1.0', 'ok', null],
    ['20.20.2', 'note', 'https://nodejs.org'],
  ])('runs Node %s, which is %s', async (nodeVersion, expected, page) => {
    const scan = { ...scanOf({}), nodeVersion };
    const { status, remedy } = await one('node', { scan });
    expect([status, remedy?.en ?? null]).toEqual([
      expected,
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

describe('the time limit of a check', () => {
  it('ends a check, which reports its findings so far and never "nothing found"', async () => {
    const clock = createFakeClock({ startAt: now });
    const slow: ProjectScanPort = {
      ...scanOf({}),
      files: async function* (_, signal) {
        yield { files: [file('a.py', inSource)], unread: [] };
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
      history: async function* (_, signal) {
        yield* [];
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
    };
    const ids = ['project-files', 'git-history', 'node'] as const;
    const work = examined(ids, { clock, scan: slow });
    while (clock.waiting < 3) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(4_990);
    const [files, history, node] = await work;
    expect(files).toMatchObject({ status: 'finding', durationMs: 3_800 });
    expect(files?.detail.en).toMatch(/Keys in plain text: 1\. Not read to the end/);
    expect(history).toMatchObject({ status: 'unknown', isPartial: true, durationMs: 4_000 });
    expect(node).toMatchObject({ status: 'ok', durationMs: 0 });
  });

  it('is longer for checks of files, if requested', async () => {
    const clock = createFakeClock({ startAt: now });
    const scan: ProjectScanPort = { ...scanOf({}), project: never };
    const ids = ['project-files', 'access'] as const;
    const silent = connection({ reach: never, lookUp: never });
    const work = examined(ids, { clock, scan, connection: silent }, { scanMs: 90_000 });
    while (clock.waiting < 3) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(89_900);
    const [files, access] = await work;
    expect(files).toMatchObject({ status: 'unknown', isPartial: true, durationMs: 89_700 });
    expect(files?.detail.en).toBe('Not checked: 90\u00a0s were not enough.');
    expect(files?.commands).toEqual(['mistral-onboard doctor --timeout 360']);
    expect(access?.durationMs).toBeLessThan(5_000);
  });

  it('leaves most of it for reading, even if it is one second', async () => {
    const clock = createFakeClock({ startAt: now });
    const { signal: notStopped } = new AbortController();
    const scan: ProjectScanPort = {
      ...scanOf({}),
      files: async function* (_, signal) {
        await clock.sleep(600, notStopped);
        if (!signal.aborted) yield { files: [file('a.py', inSource)], unread: [] };
      },
      history: async function* (_, signal) {
        await clock.sleep(600, notStopped);
        if (signal.aborted) return;
        yield { texts: [] };
        yield { commits: 3, missing: 0, left: 0 };
      },
    };
    const ids = ['project-files', 'git-history'] as const;
    const work = examined(ids, { clock, scan }, { scanMs: 1_000 });
    while (clock.waiting < 4) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(990);
    const [files, history] = await work;
    expect(files).toMatchObject({ status: 'finding', isPartial: false });
    expect(history).toMatchObject({ status: 'ok', isPartial: false });
  });

  it('is longer for the check of connected tools, if requested', async () => {
    const clock = createFakeClock({ startAt: now });
    const files = { ...recordingFiles([]), read: never };
    const work = examined(['tools'], { clock, files }, { scanMs: 90_000 });
    while (clock.waiting < 1) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(89_900);
    const [tools] = await work;
    expect(tools).toMatchObject({ status: 'unknown', durationMs: 89_700 });
    expect(tools?.commands).toEqual(['mistral-onboard doctor --timeout 360']);
  });

  it('ends at once on a stop', async () => {
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
