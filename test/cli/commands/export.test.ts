import { describe, expect, it } from 'vitest';
import { exportFormats, exportNames } from '../../../src/core/export/formats.ts';
import { defaultModel } from '../../../src/core/models/default-model.ts';
import { AppError } from '../../../src/errors/errors.ts';
import { createNoExports } from '../../../src/services/demo/no-exports.ts';
import type { GitStatus } from '../../../src/services/ports/exports.ts';
import { recordingExports } from '../../support/fakes/recording-exports.ts';
import {
  createTestServices,
  key,
  keyText,
  type TestServicesOptions,
} from '../../support/fakes/services.ts';
import { type Around, runLine } from '../surroundings.ts';

interface ExportOptions extends TestServicesOptions, Pick<Around, 'terminal'> {
  readonly status?: GitStatus;
  /** Existing files. */
  readonly there?: Readonly<Record<string, string>>;
}

/** Runs `export` on a machine with keys in all locations. Returns its output and the written files. */
async function runExport(line: readonly string[], options: ExportOptions = {}) {
  const { status, there = {}, terminal, ...rest } = options;
  const files = new Map(Object.entries(there));
  const services = await createTestServices({
    stored: key,
    variables: { MISTRAL_API_KEY: keyText },
    exports: recordingExports(files, status),
    ...rest,
  });
  const said = await runLine(['--lang', 'en', 'export', ...line], {
    services,
    terminal: terminal ?? { stdin: false, stdout: false },
  });
  expect(services.emulator.requests).toEqual([]);
  return { ...said, files };
}

const open = exportFormats.filter((format) => format !== 'dotenv');

describe('export', () => {
  it.each(open.filter((format) => format !== 'bruno'))(
    'prints %s and nothing else',
    async (format) => {
      const { code, out, err, files } = await runExport([format]);
      expect([code, err, files.size]).toEqual([0, '', 0]);
      expect(out).toContain(defaultModel);
      expect(out).not.toContain(keyText);
      expect(out.endsWith('\n')).toBe(true);
    },
  );

  it.each(open)('writes %s to the given path, without a key', async (format) => {
    const path = exportNames[format];
    const { code, out, err, files } = await runExport([format, '--out', path]);
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain(`Written: ${path}\n`);
    expect(files.size).toBe(format === 'bruno' ? 9 : 1);
    for (const text of files.values()) expect(text).not.toContain(keyText);
  });

  it.each(['-c', '--eval=x.ts', '-/a.py'])(
    'prints commands in which %s is a file and no option',
    async (path) => {
      for (const format of ['python', 'curl', 'typescript', 'bruno']) {
        const name = format === 'typescript' ? `${path}.ts` : path;
        const { err } = await runExport([format, `--out=${name}`]);
        const commands = err
          .split('\n')
          .filter((line) => /^(?:Run|Or, with uv|With a Node)/.test(line));
        expect(commands.length).toBeGreaterThan(0);
        for (const command of commands) expect(command).toContain(` ./${name}`);
      }
    },
  );

  it('prints to a path of -, as without a path', async () => {
    const { out, err, files } = await runExport(['python', '--out', '-']);
    expect([err, files.size]).toEqual(['', 0]);
    expect(out).toContain(defaultModel);
    expect((await runExport(['dotenv', '--out=-'])).out).toBe(`MISTRAL_API_KEY=${keyText}\n`);
  });

  it.each([keyText, `some/folder/${keyText}`])(
    'refuses a key in the place of a path, without repeating it',
    async (path) => {
      for (const format of ['python', 'bruno', 'dotenv']) {
        const { code, out, err, files } = await runExport([format, '--out', path]);
        expect([code, out, files.size]).toEqual([2, '', 0]);
        expect(err).toContain('A key is never taken from the command line');
        expect(err).not.toContain(keyText);
      }
    },
  );

  it('prints how to install and run a program', async () => {
    const { err } = await runExport(['python', '--out', 'my app.py']);
    expect(err).toBe(
      '✓ Written: my app.py\n' +
        'Install: python3 -m venv .venv && .venv/bin/python -m pip install "mistralai>=2,<4,!=2.4.6"\n' +
        'Run: mistral-onboard exec -- .venv/bin/python "my app.py"\n' +
        'Or, with uv, which needs no install: mistral-onboard exec -- uv run "my app.py"\n',
    );
  });

  it.each([
    ['try.js', 'try.mts'],
    ['my.folder/app', 'my.folder/app.mts'],
    ['.ts', '.ts.mts'],
    ['app.tsx', 'app.mts'],
  ])('refuses a TypeScript program named %s, and names %s', async (path, named) => {
    const { code, err, files } = await runExport(['typescript', '--out', path]);
    expect([code, files.size]).toEqual([2, 0]);
    expect(err).toContain(`.ts, .mts or .cts: nothing was written. Name it ${named}, for example.`);
  });

  it.each(['try.ts', 'try.mts', 'a/try.cts'])('writes a TypeScript program as %s', async (path) => {
    const { code, files } = await runExport(['typescript', '--out', path]);
    expect([code, files.size]).toEqual([0, 1]);
  });

  it('uses the address of the session', async () => {
    const baseUrl = 'http://127.0.0.1:4010';
    const services = await createTestServices({});
    const mistral = { ...services.mistral, baseUrl };
    const { out } = await runLine(['export', 'python'], {
      services: { ...services, mistral },
      terminal: { stdin: false, stdout: false },
    });
    expect(out).toContain(`or "${baseUrl}"\n`);
  });

  it('leaves an existing file unchanged, and replaces it with --force', async () => {
    const there = { 'a.py': 'mine' };
    const refused = await runExport(['python', '--out', 'a.py'], { there });
    expect([refused.code, refused.files.get('a.py')]).toEqual([2, 'mine']);
    expect(refused.err).toBe(
      '✗ a.py already exists, and was left unchanged. Name another, or add --force to replace it.\n',
    );
    const forced = await runExport(['python', '--out', 'a.py', '--force'], { there });
    expect([forced.code, forced.files.get('a.py')?.includes('mistralai')]).toEqual([0, true]);
  });

  it.each<[string, readonly string[], RegExp, number]>([
    ['what we don’t export', ['pythn'], /Did you mean python\?/, 2],
    ['nothing', [], /is missing/, 2],
    ['a folder for the terminal', ['bruno'], /--out mistral-bruno/, 2],
    ['two', ['python', 'curl'], /one argument too many/, 2],
  ])('refuses %s in a sentence', async (_, line, says, code) => {
    const said = await runExport(line);
    expect([said.code, said.out]).toEqual([code, '']);
    expect(said.err).toMatch(says);
  });

  it('prints a write error in a sentence', async () => {
    const problem = {
      code: 'files',
      problem: 'read-only',
      path: '/media/a.py',
      isNamed: true,
    } as const;
    const refuse = async () => {
      throw new AppError(problem);
    };
    const exports = { ...createNoExports(), write: refuse };
    const { code, err } = await runExport(['python', '--out', '/media/a.py'], { exports });
    expect(code).toBe(7);
    expect(err).toBe(
      '✗ /media/a.py is on a read-only disk. Check the path, or name another file.\n',
    );
  });

  it('writes nothing in the demo, and says so', async () => {
    const { code, err } = await runExport(['python', '--out', 'a.py'], {
      exports: createNoExports(),
    });
    expect([code, err]).toEqual([0, '- The demo writes nothing: a.py was not written.\n']);
  });
});

describe('export dotenv', () => {
  const line = `MISTRAL_API_KEY=${keyText}`;

  it('prints the line, and warns on a terminal that the key is visible', async () => {
    const piped = await runExport(['dotenv']);
    expect([piped.code, piped.out, piped.err]).toEqual([0, `${line}\n`, '']);
    const shown = await runExport(['dotenv'], { terminal: { stdin: true, stdout: true } });
    expect(shown.out).toBe(`${line}\n`);
    expect(shown.err).toContain('in plain text, as you asked');
    expect(shown.err).toContain('mistral-onboard exec -- COMMAND');
  });

  it.each<[GitStatus, readonly string[], RegExp, boolean]>([
    ['ignored', [], /Git ignores the file\./, false],
    ['ignored', ['--ignore'], /Git ignores the file\./, false],
    ['no-git', [], /Not a git repository yet\./, false],
    ['no-git', ['--ignore'], /Added to \.gitignore/, true],
    ['not-ignored', ['--ignore'], /Added to \.gitignore/, true],
  ])(
    'writes a file that is %s %j, and recommends a safer way',
    async (status, more, says, ignores) => {
      const there = { '.env': 'A=1\nMISTRAL_API_KEY=old\n' };
      const { code, out, err, files } = await runExport(['dotenv', '--out', '.env', ...more], {
        status,
        there,
      });
      expect([code, out]).toEqual([0, '']);
      expect(files.get('.env')).toBe(`A=1\n${line}\n`);
      expect(err).toMatch(says);
      expect(err).toContain('.env contains your key in plain text');
      expect(err).toContain('mistral-onboard exec -- COMMAND');
      expect(err).not.toContain(keyText);
      expect(files.has('.gitignore')).toBe(ignores);
    },
  );

  const otherText = 'zZ3dE5gH7jK9mN1pQ3sT5vW7yZ9bD2gH';
  const withOther = { '.env': `A=1\nMISTRAL_API_KEY=${otherText}\n` };

  it('prints the end of another key in the file, and leaves it', async () => {
    const { code, err, files } = await runExport(['dotenv', '--out', '.env'], {
      status: 'ignored',
      there: withOther,
    });
    expect([code, files.get('.env')]).toEqual([2, withOther['.env']]);
    expect(err).toContain('already sets another key (••••D2gH)');
    expect(err).not.toContain(otherText);
  });

  it.each([
    ['another key, with --force', otherText, ['--force']],
    ['a placeholder', 'your-key-here', []],
    ['a reference', 'op://Private/mistral/key', []],
    ['nothing', '', []],
    ['the same key in quotes', `"${keyText}"`, []],
  ])('replaces %s', async (_, before, more) => {
    const { code, files } = await runExport(['dotenv', '--out', '.env', ...more], {
      status: 'ignored',
      there: { '.env': `A=1\nMISTRAL_API_KEY=${before}\n` },
    });
    expect([code, files.get('.env')]).toEqual([0, `A=1\n${line}\n`]);
  });

  it.each<[GitStatus, readonly string[], RegExp, number]>([
    ['not-ignored', [], /Git does not ignore \.env.*--ignore/, 2],
    ['not-ignored', ['--force'], /Git does not ignore \.env/, 2],
    ['tracked', [], /Git tracks \.env/, 2],
    ['tracked', ['--ignore'], /Git tracks \.env/, 2],
    ['git-broken', ['--ignore'], /\.env is in a repository that git can’t read\./, 7],
    ['git-broken', [], /\.env is in a repository that git can’t read\./, 7],
    ['git-missing', ['--ignore'], /git is not installed/, 7],
  ])('writes nothing to a file that is %s %j', async (status, more, says, code) => {
    const said = await runExport(['dotenv', '--out', '.env', ...more], { status });
    expect([said.code, said.out, said.files.size]).toEqual([code, '', 0]);
    expect(said.err).toMatch(says);
  });

  it('uses the key of the named profile', async () => {
    const { code, files } = await runExport(['dotenv', '--out', '.env', '--profile', 'work']);
    expect([code, files.size]).toEqual([4, 0]);
  });
});
