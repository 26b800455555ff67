import { describe, expect, it } from 'vitest';
import { documentOf, exitCodeOf } from '../../../src/cli/commands/doctor/document.ts';
import { linesOf } from '../../../src/cli/commands/doctor/lines.ts';
import type { CheckReport } from '../../../src/core/doctor/check.ts';
import { langs } from '../../../src/i18n/languages.ts';
import { createNoAudit } from '../../../src/services/demo/no-scan.ts';
import type { AuditedFile, AuditPort } from '../../../src/services/ports/project-scan.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  createTestServices,
  key,
  keyText,
  never,
  type TestServicesOptions,
} from '../../support/fakes/services.ts';
import { runLine } from '../surroundings.ts';

const source: AuditedFile = {
  path: 'src/app.py',
  git: 'tracked',
  isDotenv: false,
  mode: 0o644,
  text: `import mistralai\nkey = "${keyText}"\n`,
};

const withKey: AuditPort = {
  ...createNoAudit('22.11.0'),
  files: async function* () {
    yield { files: [source], skipped: [] };
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
  it('says what is in order, and exits with 0', async () => {
    const { code, out, err } = await doctor([]);
    expect([code, err]).toEqual([0, expect.stringContaining('Nothing is changed')]);
    expect(out).toContain('+ ok · Keys in files\n    Files read: 0. No key in them.\n');
    expect(out).not.toContain('!');
    expect(out).toMatch(/\nChecks in order: \d+\. Findings: 0\. Not known: \d+\.\n$/);
  });

  it('says where a key lies about, how bad it is, and the mend, and exits with 1', async () => {
    const { code, out } = await doctor([], { audit: withKey });
    expect(code).toBe(1);
    expect(out).toContain(
      [
        '  ! finding (at once) · Keys in files',
        '    Files read: 1. Keys in clear: 1.',
        '    - src/app.py, line 2 · ••••D1fG',
        '    Mend: Take the key out and read MISTRAL_API_KEY instead; if anyone else has',
      ].join('\n'),
    );
  });

  it('prints one document with --json', async () => {
    const { code, out, err } = await doctor(['--json'], { audit: withKey });
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
      ]);
    }
    expect(document.checks[0]).toEqual({
      id: 'project-files',
      category: 'project',
      status: 'finding',
      severity: 'high',
      detail: 'Files read: 1. Keys in clear: 1.',
      remedy: expect.any(String),
      findings: [{ file: 'src/app.py', line: 2, masked: '••••D1fG' }],
      durationMs: 0,
    });
    expect(document.checks.at(-1)).toMatchObject({ id: 'terminal', remedy: null, findings: [] });
  });

  it.each([[], ['--json']])(
    'takes a broken repository for trouble of this machine: %s',
    async (...messages) => {
      const detail = 'bad config line 1 in file .git/config';
      const project = async () => ({ root: '/x', git: { state: 'broken', detail } as const });
      const { code, out } = await doctor(messages, { audit: { ...withKey, project } });
      expect([code, out.replaceAll(/\s+/g, ' ')]).toEqual([7, expect.stringContaining(detail)]);
    },
  );

  it('says its texts in French', async () => {
    const services = await createTestServices({ clock: createFakeClock() });
    const { out } = await runLine(['--lang', 'fr', 'doctor'], { services });
    expect(out).toContain('+ bon · Clés dans les fichiers\n    Fichiers lus\u00a0: 0.');
  });

  it('stops at once, with no half a document', async () => {
    const services = await createTestServices({
      clock: createFakeClock(),
      audit: { ...withKey, project: never },
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
  detail: { en: 'a', fr: 'b' },
  remedy: null,
  findings: [],
  durationMs: 1,
};

describe('what is printed', () => {
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

  it.each(langs)('fits 80 columns (%s), and leaves the rest of many places to --json', (lang) => {
    const findings = Array.from({ length: 12 }, (_, index) => ({
      file: `file-${index}`,
      line: 1,
      masked: '••••D1fG',
      commit: 'abcdef0123',
    }));
    const detail = { en: 'word '.repeat(60).trim(), fr: 'mot '.repeat(60).trim() };
    const lines = linesOf([{ ...report, status: 'finding', detail, findings }], lang);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines.filter((line) => line.includes('file-'))).toHaveLength(8);
    expect(lines.join(' ')).toMatch(/: 4\. .*--json/);
  });
});
