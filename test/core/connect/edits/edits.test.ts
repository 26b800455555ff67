import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editJson } from '../../../../src/core/connect/edits/edit-json.ts';
import { editOneLine, editShell } from '../../../../src/core/connect/edits/edit-lines.ts';
import { editToml } from '../../../../src/core/connect/edits/edit-toml.ts';
import { editYaml } from '../../../../src/core/connect/edits/edit-yaml.ts';
import { type Edited, undoChanges } from '../../../../src/core/connect/edits/text-edit.ts';

const problemOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (thrown) {
    return (thrown as { readonly problem?: string }).problem;
  }
  return undefined;
};

/** Expects that all earlier lines remain in order, and that undoing the edit restores the text. */
function expectKept(before: string, edited: Edited) {
  expect(undoChanges(edited.text, edited.changes)).toBe(before);
  expect(edited.changes.every(({ removed }) => removed.trim() === '' || removed === '[]')).toBe(
    true,
  );
}

describe('JSON with comments', () => {
  const add = (text: string | undefined) =>
    editJson(
      text,
      [
        [['model'], 'mistral/small'],
        [['provider', 'mistral', 'options'], { apiKey: '{env:K}' }],
      ],
      { comments: true },
    );

  it('creates a new file', () => {
    expect(add(undefined).text).toBe(
      '{\n  "model": "mistral/small",\n  "provider": {\n    "mistral": {\n      "options": {\n        "apiKey": "{env:K}"\n      }\n    }\n  }\n}\n',
    );
  });

  it('adds after the existing entries, and keeps comments on their lines', () => {
    const before = '{\n  // mine\n  "theme": "dark", // said of it\n  "x": [1,  2] /* odd */\n}\n';
    const edited = add(before);
    expect(edited.text).toBe(
      '{\n  // mine\n  "theme": "dark", // said of it\n  "x": [1,  2], /* odd */\n  "model": "mistral/small",\n  "provider": {\n    "mistral": {\n      "options": {\n        "apiKey": "{env:K}"\n      }\n    }\n  }\n}\n',
    );
    expectKept(before, edited);
  });

  it.each([
    ['an empty object', '{}'],
    ['an empty object over lines', '{\n}\n'],
    ['one line', '{ "theme": "dark" }'],
    ['tabs', '{\n\t"theme": "dark"\n}\n'],
    ['a trailing comma', '{\n  "theme": "dark",\n}\n'],
    ['a trailing comma and a comment', '{\n  "theme": "dark", // why\n  // end\n}\n'],
    ['Windows line ends', '{\r\n  "theme": "dark"\r\n}\r\n'],
    ['a byte order mark', '\ufeff{\n  "theme": "dark"\n}\n'],
    ['another provider', '{\n  "provider": {\n    "other": { "a": 1 } // x\n  }\n}'],
    ['another provider on one line', '{\n  "provider": { "other": { "a": 1 } }\n}'],
    ['no line end', '{"a":1}'],
    ['letters of any kind', '{\n  "é": "日本 👩‍👩‍👧"\n}\n'],
  ])('keeps every byte of %s, and removes its own entries', (_, before) => {
    const edited = add(before);
    expectKept(before, edited);
    expect(add(edited.text).changes).toEqual([]);
    if (before.includes('\r\n')) expect(edited.text).not.toMatch(/[^\r]\n/);
  });

  it.each([
    ['{ "a": ', 'malformed'],
    ['[]', 'malformed'],
    ['', 'malformed'],
    [`{ "a": ${'['.repeat(50_000)}`, 'malformed'],
    [`{ "a": ${'['.repeat(300)}${']'.repeat(300)} }`, 'malformed'],
    ['{ "model": "gpt" }', 'defined'],
    ['{ "provider": { "mistral": { "options": { "apiKey": "x" } } } }', 'defined'],
    ['{ "provider": 1 }', 'defined'],
  ])('changes nothing of %j: %s', (text, problem) => {
    expect(problemOf(() => add(text))).toBe(problem);
  });

  it('refuses comments if the tool does not support them', () => {
    const strict = (text: string) => editJson(text, [[['a'], 1]], { comments: false });
    expect(problemOf(() => strict('{ "b": 1 // x\n}'))).toBe('has-comments');
    expect(strict('{ "b": 1 }').text).toContain('"a":');
  });

  it('never loses any part of a document', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(4), (value, indent) => {
        const before = JSON.stringify({ ...value, own: 1 }, null, indent);
        const edited = editJson(before, [[['mistral-onboard', 'x'], { y: [1] }]], {
          comments: true,
        });
        expectKept(before, edited);
      }),
    );
  });
});

describe('YAML', () => {
  const add = (text: string | undefined) =>
    editYaml(text, {
      set: [['model', 'mistral/small']],
      append: {
        list: 'models',
        item: { name: 'Mistral', apiKey: 'env/K', roles: ['chat'] },
        competes: (entry) => (entry as { name?: string } | null)?.name === 'Mistral',
      },
    });

  it('creates a new file', () => {
    expect(add(undefined).text).toBe(
      'model: mistral/small\nmodels:\n  - name: Mistral\n    apiKey: env/K\n    roles:\n      - chat\n',
    );
  });

  it('adds an entry in the column of the others, after their comments', () => {
    const before = 'models:\n- name:   Other # why\n  x: 1   # last\n\n# about rules\nrules: []\n';
    expect(add(before).text).toBe(
      'models:\n- name:   Other # why\n  x: 1   # last\n- name: Mistral\n  apiKey: env/K\n  roles:\n    - chat\n\n# about rules\nrules: []\nmodel: mistral/small\n',
    );
  });

  it.each([
    ['comments alone', '# nothing yet\n'],
    ['an empty file', ''],
    ['a document mark', '---\na: 1\n'],
    ['no line end', 'a: 1'],
    ['a block text at the end', 'a: |\n  one\n  two\n'],
    ['an indented root', '  a: 1\n  b: 2\n'],
    ['an empty list', 'models: [] # none yet\nrules: x\n'],
    ['a list at the end without a line end', 'a: 1\nmodels:\n  - name: x'],
    ['quotes and anchors', 'a: &x "q: 1"\nb: *x\n'],
    ['Windows line ends', 'a: 1\r\nmodels:\r\n  - name: x\r\n'],
    ['long lines', `a: "${'word '.repeat(60)}"\n`],
  ])('keeps every byte of %s, and removes its own entries', (_, before) => {
    const edited = add(before);
    expectKept(before, edited);
    expect(add(edited.text).changes).toEqual([]);
  });

  it.each([
    ['a: [', 'malformed'],
    ['- a', 'malformed'],
    ['{a: '.repeat(50_000), 'malformed'],
    ['- '.repeat(50_000), 'malformed'],
    ['a: 1\na: 2', 'malformed'],
    ['a: 1\n---\nb: 2', 'unsafe'],
    ['{a: 1}', 'unsafe'],
    ['models: [{name: x}]', 'unsafe'],
    ['model: gpt', 'defined'],
    ['models: 3', 'defined'],
    ['models:\n  - name: Mistral\n    apiKey: mine', 'defined'],
  ])('changes nothing of %j: %s', (text, problem) => {
    expect(problemOf(() => add(text))).toBe(problem);
  });

  it('checks what it adds even if the list has its entry already', () => {
    const edit = () =>
      editYaml('names:\n  - a\n...\n', {
        set: [['model', 'b']],
        append: { list: 'names', item: 'a', competes: () => false },
      });
    expect(problemOf(edit)).toBe('unsafe');
  });
});

describe('TOML', () => {
  const add = (text: string | undefined) =>
    editToml(text, {
      set: [['active_model', 'small']],
      tables: [
        {
          array: 'models',
          entry: { name: 'mistral-small-latest', alias: 'small' },
          competes: (entry) => (entry as { alias?: string }).alias === 'small',
        },
      ],
    });

  it('creates a new file', () => {
    expect(add(undefined).text).toBe(
      'active_model = "small"\n\n[[models]]\nname = "mistral-small-latest"\nalias = "small"\n',
    );
  });

  it.each([
    ['comments and tables', '# mine\n\n# about x\nx = 1 # why\n\n[tools]\na = "b"\n'],
    ['tables alone', '[tools]\na = [\n  "b", # c\n]\n'],
    ['other models', '[[models]]\nname = "x"\nalias = "y"\n'],
    ['no line end', 'x = 1'],
    ['Windows line ends', '# a\r\nx = 1\r\n[t]\r\ny = 2\r\n'],
    ['dates and long texts', 'd = 2026-01-01\ns = """\n[not a table]\n"""\n'],
  ])('keeps every byte of %s, and removes its own entries', (_, before) => {
    const edited = add(before);
    expectKept(before, edited);
    expect(add(edited.text).changes).toEqual([]);
  });

  it.each([
    ['x = ', 'malformed'],
    ['active_model = "other"', 'defined'],
    ['models = 1', 'defined'],
    ['[[models]]\nalias = "small"\nname = "x"', 'defined'],
  ])('changes nothing of %j: %s', (text, problem) => {
    expect(problemOf(() => add(text))).toBe(problem);
  });

  it('adds a setting to an existing table, or creates the table', () => {
    const inTable = { table: 'env', name: 'K', written: '"v"', value: 'v' };
    const before = '[tools]\nnode = "22"\n\n[env] # mine\nA = "1"\n';
    expect(editToml(before, { inTable }).text).toBe(
      '[tools]\nnode = "22"\n\n[env] # mine\nK = "v"\nA = "1"\n',
    );
    expect(editToml('x = 1\n', { inTable }).text).toBe('x = 1\n\n[env]\nK = "v"\n');
    expect(problemOf(() => editToml('[env]\nK = "w"\n', { inTable }))).toBe('defined');
    expect(problemOf(() => editToml('env = { A = "1" }\n', { inTable }))).toBe('unsafe');
  });
});

describe('lines', () => {
  it('adds a line to a script that does not mention the variable', () => {
    const entry = { variable: 'K', line: 'export K="$(x)"' };
    expect(editShell('use flake', entry).text).toBe('use flake\nexport K="$(x)"\n');
    expect(editShell('# K comes later\n', entry).changes).toHaveLength(1);
    expect(editShell('export K="$(x)"\n', entry).changes).toEqual([]);
    expect(problemOf(() => editShell('export K=secret\n', entry))).toBe('defined');
  });

  it('writes one line into a file with no other lines', () => {
    expect(editOneLine(undefined, 'x').text).toBe('x\n');
    expect(editOneLine('x\n', 'x').changes).toEqual([]);
    expect(problemOf(() => editOneLine('gpt-5\n', 'x'))).toBe('defined');
  });
});

describe('removing an edit', () => {
  it('finds its lines after the rest has changed, and fails if they changed', () => {
    const edited = editYaml('a: 1\n', { set: [['model', 'mistral/small']] });
    expect(undoChanges(`new: 2\n${edited.text}z: 3\n`, edited.changes)).toBe(
      'new: 2\na: 1\nz: 3\n',
    );
    expect(undoChanges(edited.text.replace('small', 'large'), edited.changes)).toBeUndefined();
  });
});
