import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { createTestServices, key, keyText } from '../../support/fakes/services.ts';
import { runLine } from '../surroundings.ts';

async function make(words: readonly string[], lang = 'en') {
  const services = await createTestServices({ stored: key });
  const said = await runLine(['new', '--lang', lang, ...words], { services });
  return { ...said, services, files: services.exported };
}

describe.each(['en', 'fr'])('new (%s)', (lang) => {
  it('creates a Python project whose README has two commands, without a key', async () => {
    const { code, files } = await make(['python', 'Mon Projet!'], lang);
    expect(code).toBe(0);
    const names = [...files.keys()].map((name) => name.replace('Mon Projet!/', ''));
    expect(names).toEqual(
      expect.arrayContaining([
        'README.md',
        'pyproject.toml',
        '.gitignore',
        'ask.py',
        'test_ask.py',
      ]),
    );
    const { project } = parse(files.get('Mon Projet!/pyproject.toml') ?? '');
    expect(project).toMatchObject({ name: 'mon-projet', dependencies: [expect.any(String)] });
    const readme = files.get('Mon Projet!/README.md') ?? '';
    expect(readme).toContain(
      'python3 -m venv .venv && .venv/bin/python -m pip install .\n.venv/bin/python -m unittest\n',
    );
    expect([...files.values()].join()).not.toContain(keyText);
  });

  it('creates a TypeScript project whose README has two commands, without a key', async () => {
    const { code, files } = await make(['typescript', 'work/here'], lang);
    expect(code).toBe(0);
    const { name, type, scripts } = JSON.parse(files.get('work/here/package.json') ?? '');
    expect([name, type]).toEqual(['here', 'module']);
    expect(scripts).toMatchObject({ start: expect.any(String), test: expect.any(String) });
    expect(files.get('work/here/README.md')).toContain('npm install\nnpm test\n');
    expect([...files.values()].join()).not.toContain(keyText);
  });
});

describe('new', () => {
  it('uses no key and makes no call', async () => {
    const { services } = await make(['python', 'p']);
    expect(services.emulator.requests).toEqual([]);
  });

  it('refuses a folder that is not empty', async () => {
    const services = await createTestServices();
    await services.exports.write('p', 'mine', { replaces: false });
    const { code, err } = await runLine(['new', 'python', 'p', '--lang', 'en'], { services });
    expect(code).toBe(2);
    expect(err).toContain('p is not empty');
    expect(services.exported.get('p')).toBe('mine');
  });

  it('refuses a key in the place of a folder, without repeating it', async () => {
    const { code, err, files } = await make(['python', keyText]);
    expect([code, files.size]).toEqual([2, 0]);
    expect(err).toContain('A key is never taken from the command line');
    expect(err).not.toContain(keyText);
  });

  it.each([
    [['rust', 'p'], 'python or typescript'],
    [['python'], 'FOLDER'],
    [['python', 'a', 'b'], 'b'],
  ])('refuses %j', async (words, part) => {
    const { code, err, files } = await make(words);
    expect(code).toBe(2);
    expect(err).toContain(part);
    expect(files.size).toBe(0);
  });
});
