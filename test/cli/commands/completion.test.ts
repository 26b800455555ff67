import { describe, expect, it, test } from 'vitest';
import { programOptions } from '../../../src/cli/input/options.ts';
import { commands } from '../../../src/cli/registry.ts';
import { scenarioNames } from '../../../src/emulator/scenario-names.ts';
import { langs } from '../../../src/i18n/languages.ts';
import { typeset } from '../../../src/i18n/typography.ts';
import { createTestServices, key } from '../../support/fakes/services.ts';
import { type CompletingShell, completeLines } from '../../support/terminal/complete-line.ts';
import { runLine } from '../surroundings.ts';

const shells: readonly CompletingShell[] = ['bash', 'zsh', 'fish', 'powershell'];
/** The part of the system that each test needs. */
const tagOf = (shell: CompletingShell) => (shell === 'powershell' ? 'pwsh' : shell);
const names = Object.keys(commands).toSorted();
const loaded = await Promise.all(
  Object.entries(commands).map(async ([name, load]) => ({ name, command: (await load()).default })),
);

/** Expected completions by line. */
const offers: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ['mistral-onboard ', names],
  ['mistral-onboard ke', ['key']],
  ['mistral-onboard --lang ', ['en', 'fr']],
  ['mistral-onboard --lang fr ', names],
  ['mistral-onboard --demo ke', ['key']],
  ['mistral-onboard --region e', ['eu']],
  ['mistral-onboard --base-url ', []],
  ['mistral-onboard key ', ['print', 'remove', 'rotate', 'set', 'status', 'test']],
  ['mistral-onboard key --profile work s', ['set', 'status']],
  ['mistral-onboard key set --store ', ['keychain', 'vault']],
  ['mistral-onboard key set --no-c', ['--no-check']],
  ['mistral-onboard chat --no-c', []],
  ['mistral-onboard chat key --sto', []],
  ['mistral-onboard --profile ', ['default', 'work']],
  ['mistral-onboard key status --profile w', ['work']],
  ['mistral-onboard models --task c', ['chat', 'code']],
  ['mistral-onboard env --shell ', ['bash', 'cmd', 'fish', 'powershell', 'zsh']],
  ['mistral-onboard emulator --scenario ', scenarioNames.toSorted()],
  ['mistral-onboard completion ', ['bash', 'fish', 'powershell', 'zsh']],
  ['mistral-onboard chat --system note', []],
  ['mistral-onboard exec -- a-program-of', ['a-program-of-mine']],
  ['mistral-onboard exec -- cat notes2', ['notes2.txt']],
  ['mistral-onboard exec -- a-program-of-mine ke', []],
];

/** Expected completions of a value attached to its option, in bash and zsh. */
const joined: typeof offers = [
  ['mistral-onboard --region=', ['eu', 'global', 'us']],
  ['mistral-onboard --region=eu ke', ['key']],
];

/** Leaves out lines without completions for PowerShell, which completes file names by itself there. */
function expectedIn(shell: CompletingShell): typeof offers {
  if (shell === 'fish') return offers;
  const all = [...offers, ...joined];
  return shell === 'powershell' ? all.filter(([, offered]) => offered.length > 0) : all;
}

for (const shell of shells) {
  describe(`completion in ${shell}`, { tags: [tagOf(shell)] }, () => {
    it('offers what can follow on the line, and nothing else', async () => {
      const { out } = await runLine(['completion', shell]);
      const expected = expectedIn(shell);
      const offered = await completeLines(
        shell,
        out,
        expected.map(([line]) => line),
      );
      expect([...offered]).toEqual(expected);
    });

    it('offers every option of every command, and files for paths', async () => {
      const { out } = await runLine(['completion', shell, '--lang', 'fr']);
      const lines = loaded.map(({ name }) => `mistral-onboard ${name} --`);
      const withPath = loaded.flatMap(({ name, command }) =>
        command.options
          .filter(({ value }) => value === 'PATH')
          .map((one) => `${name} --${one.name}`),
      );
      const paths = withPath.map((asked) => `mistral-onboard ${asked} notes2`);
      const offered = await completeLines(shell, out, [...lines, ...paths]);
      for (const { name, command } of loaded) {
        const flags = [...programOptions, ...command.options].map((option) => `--${option.name}`);
        expect(offered.get(`mistral-onboard ${name} --`)).toEqual(flags.toSorted());
      }
      for (const line of paths) expect(offered.get(line)).toEqual(['notes2.txt']);
    });
  });
}

describe('completion', () => {
  it.each(shells)('differs between the languages for %s only in the summaries', async (shell) => {
    const [en, fr] = await Promise.all(
      langs.map(async (lang) => (await runLine(['completion', shell, '--lang', lang])).out),
    );
    expect(en === fr).toBe(shell === 'bash');
    expect(en?.split('\n')).toHaveLength(fr?.split('\n').length ?? 0);
  });

  it.each(langs)(
    'writes ASCII for PowerShell in %s, with every command, option and choice',
    async (lang) => {
      const { out } = await runLine(['completion', 'powershell', '--lang', lang]);
      expect(out).toMatch(/^[\n -~]*$/);
      const hasEach = (words: readonly string[]) =>
        expect(words.filter((word) => !out.includes(`'${word}'`))).toEqual([]);
      hasEach(names);
      hasEach([scenarioNames.join(' ')]);
      for (const { command } of loaded) hasEach(command.options.map(({ name }) => `--${name}`));
      const texts = [...out.matchAll(/\[regex\]::Unescape\('((?:[^']|'')*)'\)/g)].map(
        ([, text = '']) => JSON.parse(`"${text.replaceAll("''", "'").replaceAll('"', '\\"')}"`),
      );
      const unwritten = loaded
        .map(({ command }) => command.summary)
        .map((summary) => typeset[lang](summary[lang]))
        .filter((text) => !texts.includes(text) && !out.includes(text.replaceAll("'", "''")));
      expect(unwritten).toEqual([]);
    },
  );

  test('explains how to load it on a terminal, and nothing in a pipe', async () => {
    const seen = await runLine(['completion', 'fish', '--lang', 'en']);
    expect(seen.err).toContain('mistral-onboard completion fish | source');
    const terminal = { stdin: true, stdout: false };
    const read = await runLine(['completion', 'fish', '--lang', 'en'], { terminal });
    expect(read).toMatchObject({ code: 0, err: '', out: seen.out });
  });

  test('prints the stored profiles for the shell without reading a key', async () => {
    const services = await createTestServices({ stored: key });
    const record = (lastFour: string) => ({
      store: 'keychain',
      createdAt: '2026-11-01T00:00:00.000Z',
      lastFour,
    });
    await services.files.writeAtomic(
      `${services.environment.appFolder}/keys.json`,
      JSON.stringify({ default: record('abcd'), work: record('efgh') }),
    );
    const keychain = { ...services.keychain, read: () => Promise.reject(new Error('read')) };
    const said = await runLine(['completion', '--profiles'], {
      services: { ...services, keychain },
    });
    expect(said).toMatchObject({ code: 0, out: 'default\nwork\n', err: '' });
  });

  it.each([
    [[], 'bash|zsh|fish|powershell'],
    [['cmd'], 'cmd'],
    [['bas'], 'bas'],
    [['bash', 'zsh'], 'zsh'],
  ])('refuses %j', async (given, named) => {
    const { code, out, err } = await runLine(['completion', ...given, '--lang', 'en']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(named);
  });
});
