import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { documentOf, exitCodeOf } from '../../../src/cli/commands/doctor/document.ts';
import { linesOf } from '../../../src/cli/commands/doctor/lines.ts';
import type { CheckReport } from '../../../src/core/doctor/check.ts';
import { langs } from '../../../src/i18n/languages.ts';
import { createNoProjectScan } from '../../../src/services/demo/no-scan.ts';
import type { ProjectScanPort, ScannedFile } from '../../../src/services/ports/project-scan.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  createTestServices,
  key,
  keyText,
  never,
  type TestServicesOptions,
} from '../../support/fakes/services.ts';
import { runLine } from '../surroundings.ts';

const source: ScannedFile = {
  path: 'src/app.py',
  git: 'tracked',
  isDotenv: false,
  mode: 0o644,
  text: `import mistralai\nkey = "${keyText}"\n`,
};

const withKey: ProjectScanPort = {
  ...createNoProjectScan('22.11.0'),
  files: async function* () {
    yield { files: [source], unread: [] };
  },
};

async function doctor(messages: readonly string[], options: TestServicesOptions = {}) {
  const services = await createTestServices({ clock: createFakeClock(), stored: key, ...options });
  const said = await runLine(['--lang', 'en', 'doctor', ...messages], {
    services,
    terminal: { stdin: false, stdout: false },
  });
  expect(said.out + said.err).not.toContain(keyText);
  expect(services.written).toEqual([]);
  return said;
}

describe('doctor', () => {
  it('prints OK results with sign and text, and exits with 0', async () => {
    const { code, out, err } = await doctor([]);
    expect([code, err]).toEqual([0, expect.stringContaining('Nothing is changed')]);
    expect(out).toContain('  ✓ OK · Proxy settings\n    No proxy is set.\n');
    expect(out).toContain('  ? not checked · Keys in shell history\n');
    expect(out).not.toMatch(/[!✗]/);
    expect(out).toMatch(/\n\d+ OK · 0 to fix · \d+ not checked\n$/);
  });

  it('prints where a key is exposed, the urgency and the fix, and exits with 1', async () => {
    const { code, out } = await doctor([], { scan: withKey });
    expect(code).toBe(1);
    expect(out).toContain(
      [
        '  ✗ problem: fix now · Keys in files',
        '    Files read: 1. Keys in plain text: 1.',
        '    - src/app.py, line 2 · ••••D1fG',
        '    Fix: Remove the key from the file and read MISTRAL_API_KEY instead. If',
        '    anyone else has seen the file, replace the key:',
        '      mistral-onboard key rotate',
      ].join('\n'),
    );
  });

  it('prints ASCII signs on a terminal without others', async () => {
    const { out } = await doctor([], { scan: withKey, variables: { TERM: 'linux' } });
    expect(out).toContain('  x problem: fix now · Keys in files\n');
    expect(out).toContain('  + OK · Proxy settings\n');
    expect(out).not.toMatch(/[✓✗–]/);
  });

  it.each([
    [{}, true],
    [{ NO_COLOR: '1' }, false],
  ])('prints colours on a terminal, with %j: %s', async (variables, isColoured) => {
    const services = await createTestServices({
      clock: createFakeClock(),
      scan: withKey,
      variables,
    });
    const terminal = { stdin: false, stdout: true };
    const around = { services, terminal, variables, colourBits: 4 };
    const { out } = await runLine(['--lang', 'en', '--theme', 'dark', 'doctor'], around);
    expect(out.includes('\u001b[91m✗ problem: fix now')).toBe(isColoured);
    expect(out.includes('\u001b[')).toBe(isColoured);
  });

  it('prints one document with --json', async () => {
    const { code, out, err } = await doctor(['--json'], { scan: withKey });
    const document = JSON.parse(out);
    expect([code, err, out.split('\n').length]).toEqual([1, '', 2]);
    expect(Object.keys(document)).toEqual(['ok', 'checks']);
    expect(document.ok).toBe(false);
    for (const check of document.checks) {
      expect(Object.keys(check)).toEqual([
        'id',
        'category',
        'status',
        'severity',
        'detail',
        'remedy',
        'findings',
        'durationMs',
        'commands',
        'partial',
      ]);
    }
    expect(document.checks[0]).toEqual({
      id: 'project-files',
      category: 'project',
      status: 'finding',
      severity: 'high',
      detail: 'Files read: 1. Keys in plain text: 1.',
      remedy: expect.any(String),
      findings: [{ file: 'src/app.py', line: 2, masked: '••••D1fG' }],
      durationMs: 0,
      commands: ['mistral-onboard key rotate'],
      partial: false,
    });
    expect(document.checks.at(-1)).toMatchObject({ id: 'terminal', remedy: null, findings: [] });
  });

  it.each([[], ['--json']])('exits with 7 for a broken repository: %s', async (...messages) => {
    const detail = 'bad config line 1 in file .git/config';
    const project = async () => ({ root: '/x', git: { state: 'broken', detail } as const });
    const { code, out } = await doctor(messages, { scan: { ...withKey, project } });
    expect([code, out.replaceAll(/\s+/g, ' ')]).toEqual([7, expect.stringContaining(detail)]);
  });

  it('prints its texts in French', async () => {
    const services = await createTestServices({ clock: createFakeClock(), scan: withKey });
    const { out } = await runLine(['--lang', 'fr', 'doctor'], {
      services,
      terminal: { stdin: false, stdout: false },
    });
    expect(out).toContain(
      '✗ à corriger maintenant · Clés dans les fichiers\n    Fichiers lus\u00a0: 1.',
    );
  });

  const half: ProjectScanPort = {
    ...withKey,
    files: async function* () {
      yield { files: [], unread: ['closed.txt'] };
    },
  };

  it.each([
    [[], {}, 0],
    [['--strict'], {}, 1],
    [[], { CI: 'true' }, 1],
    [[], { CI: 'false' }, 0],
    [['--strict', '--json'], {}, 1],
  ])('after %j, exits with files unread and %j: %i', async (words, variables, expected) => {
    const { code } = await doctor(words, { scan: half, variables });
    expect(code).toBe(expected);
  });

  it('exits with 1 for unchecked items with --strict, but not for missing ones in CI', async () => {
    const scan: ProjectScanPort = {
      ...withKey,
      files: async function* () {
        yield { files: [{ ...source, text: 'clean' }], unread: [] };
      },
    };
    expect((await doctor(['--strict'], { scan })).code).toBe(1);
    expect((await doctor([], { scan, variables: { CI: '1' } })).code).toBe(0);
  });

  it('limits the time for files and history to --timeout', async () => {
    const clock = createFakeClock();
    await doctor(['--timeout', '90'], { scan: withKey, clock });
    expect(clock.slept).toContain(89_000);
    expect(clock.slept).toContain(4_000);
    for (const given of ['0', 'x', '99999', '-1']) {
      const services = await createTestServices();
      const { code, err } = await runLine(['doctor', `--timeout=${given}`], { services });
      expect([code, err]).toEqual([2, expect.stringContaining('3600')]);
    }
  });

  it('stops at once, without a partial document', async () => {
    const services = await createTestServices({
      clock: createFakeClock(),
      scan: { ...withKey, project: never },
    });
    const stop = new AbortController();
    setImmediate(() => stop.abort());
    const { code, out } = await runLine(['doctor', '--json'], { services, signal: stop.signal });
    expect([code, JSON.parse(out).fault.code]).toEqual([130, 'cancelled']);
  });
});

const report: CheckReport = {
  id: 'node',
  category: 'machine',
  status: 'ok',
  severity: 'info',
  isBroken: false,
  isPartial: false,
  commands: [],
  detail: { en: 'a', fr: 'b' },
  remedy: null,
  findings: [],
  durationMs: 1,
};

describe('locations of keys', () => {
  it('in messages of commits and tags are named as such', () => {
    const place = { file: 'v1', line: 2, masked: '••••D1fG', commit: 'abcdef0123' };
    const findings = [
      { ...place, file: 'commit message', message: 'commit' },
      { ...place, message: 'tag' },
    ] as const;
    const lines = linesOf([{ ...report, status: 'finding', findings }], { lang: 'en' });
    expect(lines).toContain('    - message of commit abcdef0123, line 2 · ••••D1fG');
    expect(lines).toContain('    - message of tag v1 (abcdef0123), line 2 · ••••D1fG');
  });
});

describe('the offer to save the report', () => {
  it.each([
    ['y\n', true],
    ['oui\n', true],
    ['n\n', false],
    ['\n', false],
    // The end of the input.
    ['', false],
  ] as const)('after %j, has saved it: %s', async (typed, isSaved) => {
    const services = await createTestServices({ clock: createFakeClock(), stored: key });
    const { code, out, err } = await runLine(['--lang', 'en', 'doctor', '--report'], {
      services,
      stdin: Readable.from([Buffer.from(typed)]),
      terminal: { stdin: true, stdout: true },
    });
    expect(code).toBe(0);
    expect(err).toContain(
      'Save this as ./mistral-onboard-report.md? Nothing else is written. [y/N]',
    );
    expect(services.exported).toEqual(
      isSaved ? new Map([['./mistral-onboard-report.md', out]]) : new Map(),
    );
    expect(err.includes('Written: ./mistral-onboard-report.md')).toBe(isSaved);
  });
});

describe('the printed report', () => {
  it.each([
    [[report], 0],
    [[report, { ...report, status: 'unknown' }], 0],
    [[report, { ...report, status: 'finding' }], 1],
    [
      [
        { ...report, status: 'finding' },
        { ...report, isBroken: true },
      ],
      7,
    ],
  ] as const)('has an exit code: %#', (reports, code) => {
    expect(exitCodeOf(reports)).toBe(code);
    expect(documentOf(reports, 'en').ok).toBe(code === 0);
  });

  it.each(langs)('fits 80 columns (%s), and leaves further places to --json', (lang) => {
    const findings = Array.from({ length: 12 }, (_, index) => ({
      file: `file-${index}`,
      line: 1,
      masked: '••••D1fG',
      commit: 'abcdef0123',
    }));
    const detail = { en: 'word '.repeat(60).trim(), fr: 'mot '.repeat(60).trim() };
    const long = `chmod 600 ${'/a/long/path'.repeat(12)}`;
    const commands = [long];
    const status = 'finding';
    const lines = linesOf([{ ...report, status, detail, findings, commands }], { lang });
    // A command is never broken into lines: the second line would run as another command.
    expect(lines).toContain(`      ${long}`);
    const others = lines.filter((line) => !line.includes('chmod'));
    expect(Math.max(...others.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines.filter((line) => line.includes('file-'))).toHaveLength(8);
    expect(lines.join(' ')).toMatch(/ 4 .*--json/);
  });
});
