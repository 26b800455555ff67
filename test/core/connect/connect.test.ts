import { chmod, link, mkdir, rename, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyPlan, applyUndo, planTool, planUndo } from '../../../src/core/connect/connect.ts';
import { tools } from '../../../src/core/connect/registry.ts';
import { type ToolId, toolIds, type Wiring } from '../../../src/core/connect/tool.ts';
import { toolStatus } from '../../../src/core/connect/tool-status.ts';
import { wiringFor } from '../../../src/core/connect/wiring.ts';
import { AppError } from '../../../src/errors/errors.ts';
import { createTestServices, keyText } from '../../support/fakes/services.ts';
import { createToolsOnDisk } from '../../support/fakes/tools-on-disk.ts';

const everyProgram = toolIds.flatMap((id) => tools[id].programs);
const model = 'mistral-small-latest';

async function machine(programs: readonly string[] = [...everyProgram, 'mistral-onboard']) {
  const disk = await createToolsOnDisk(programs);
  const services = await createTestServices({ connections: disk.connections });
  const usual = wiringFor(services, { profile: 'default', isNamed: false, model });
  const wiring: Wiring = { ...usual, origin: 'https://api.mistral.ai' };
  const connect = async (id: ToolId, to = wiring) => {
    const plan = await planTool(services, tools[id], to);
    await applyPlan(services, plan);
    return plan;
  };
  const undo = async (id: ToolId) =>
    await applyUndo(services, await planUndo(services, tools[id], wiring));
  const stateOf = async (id: ToolId, to = wiring) => (await toolStatus(services, id, to)).state;
  return { ...disk, services, wiring, connect, undo, stateOf };
}

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (thrown: unknown) =>
      thrown instanceof AppError && thrown.error.code === 'connect' ? thrown.error.problem : thrown,
  );

/** Settings files of each tool as a person may have them, by their path below the home folder. */
const settings: Readonly<Record<ToolId, readonly (readonly [name: string, text: string])[]>> = {
  vibe: [['.vibe/config.toml', '# mine\ntheme = "dark" # why\n\n[[mcp_servers]]\nname = "x"\n']],
  llm: [],
  aider: [['.aider.conf.yml', '# mine\ndark-mode: true   # why\nset-env:\n  - A=1\n']],
  opencode: [
    [
      '.config/opencode/opencode.jsonc',
      '{\n  // mine\n  "theme": "x", // why\n  "provider": {}\n}\n',
    ],
  ],
  crush: [['.config/crush/crush.json', '{\n  "providers": {"other": {"id": "x"}}\n}\n']],
  goose: [['.config/goose/config.yaml', 'extensions:\n  developer:\n    enabled: true\n']],
  continue: [
    ['.continue/config.yaml', 'name: Mine\nmodels:\n- name: x # why\n  provider: ollama\n'],
  ],
  zed: [['.config/zed/settings.json', '// mine\n{\n  "ui_font_size": 16, // why\n}\n']],
  litellm: [['work/litellm_config.yaml', 'model_list: []\n']],
  aichat: [['.config/aichat/config.yaml', 'save: true\nclients:\n- type: openai\n']],
  direnv: [['work/.envrc', 'use flake\n']],
  mise: [['work/mise.toml', '[tools]\nnode = "22"\n\n[env]\nA = "1"\n']],
};

describe.each(toolIds)('%s', (id) => {
  const origins = tools[id].usualOriginOnly
    ? ['https://api.mistral.ai']
    : ['https://api.mistral.ai', 'http://127.0.0.1:4747'];

  it.each(origins)('is connected to %s, and restored byte by byte', async (origin) => {
    const { connect, undo, stateOf, files, write, wiring } = await machine();
    const to = { ...wiring, origin };
    for (const existing of [[], settings[id]]) {
      for (const [name, text] of existing) await write(name, text);
      const before = await files();
      expect(await stateOf(id, to)).toBe('ready');
      await connect(id, to);
      expect(await stateOf(id, to)).toBe('connected');
      const connected = await files();
      expect(connected).not.toEqual(before);
      expect(Object.values(connected).join()).not.toContain(keyText);
      await undo(id);
      expect(await files()).toEqual(before);
    }
  });

  it('changes nothing the second time', async () => {
    const { connect, files } = await machine();
    await connect(id);
    const after = await files();
    expect((await connect(id)).isDone).toBe(true);
    expect(await files()).toEqual(after);
  });

  it('takes another model, and is still restored byte by byte', async () => {
    const { connect, undo, stateOf, files, write, wiring } = await machine();
    for (const [name, text] of settings[id]) await write(name, text);
    const before = await files();
    await connect(id);
    const other = { ...wiring, model: 'mistral-large-latest' };
    const isKeyAlone = id === 'direnv' || id === 'mise';
    expect(await stateOf(id, other)).toBe('outdated');
    await connect(id, other);
    expect(await stateOf(id, other)).toBe(isKeyAlone ? 'outdated' : 'connected');
    await undo(id);
    expect(await files()).toEqual(before);
  });

  it('is not changed if it is not installed', async () => {
    const { connect, files, stateOf, write } = await machine(['mistral-onboard']);
    for (const [name, text] of settings[id]) await write(name, text);
    const before = await files();
    expect(await problemOf(connect(id))).toBe('not-installed');
    expect(await stateOf(id)).toBe('not-installed');
    expect(await files()).toEqual(before);
  });
});

/** Settings files that must not be changed. */
const refusals: readonly (readonly [string, string, (path: string) => Promise<void>])[] = [
  [
    'a symbolic link',
    'symlink',
    async (path) => {
      await rename(path, `${path}.real`);
      await symlink(`${path}.real`, path);
    },
  ],
  [
    'a symbolic link to nothing',
    'symlink',
    async (path) => {
      await rename(path, `${path}.gone`);
      await symlink(`${path}.nowhere`, path);
    },
  ],
  ['read-only', 'read-only', (path) => chmod(path, 0o444)],
  [
    'open in vim',
    'being-edited',
    (path) => symlink('x', join(dirname(path), `.${basename(path)}.swp`)),
  ],
  [
    'open in Emacs',
    'being-edited',
    (path) => symlink('me@host.1', join(dirname(path), `.#${basename(path)}`)),
  ],
  ['known by a second name', 'linked', (path) => link(path, `${path}.too`)],
  [
    'a folder',
    'not-a-file',
    async (path) => {
      await rename(path, `${path}.file`);
      await mkdir(path);
    },
  ],
];

describe.each(toolIds)('a settings file of %s', (id) => {
  // The file of llm has one line; llm treats an empty file like a missing one.
  const [name, text] = settings[id].at(-1) ?? ['.config/io.datasette.llm/default_model.txt', ''];

  it.each(refusals)('that is %s is reported and left unchanged (%s)', async (_, problem, make) => {
    const { connect, files, stateOf, write } = await machine();
    await make(await write(name, text));
    const before = await files();
    expect(await problemOf(connect(id))).toBe(problem);
    expect(await stateOf(id)).toBe('blocked');
    expect(await files()).toEqual(before);
  });

  const syntax = /\.(\w+)$/.exec(name)?.[1] ?? '';
  const broken = { json: '{', jsonc: '{', toml: '[env', yml: 'a: [', yaml: 'a: [' }[syntax];

  it.skipIf(broken === undefined)('that is malformed is reported and left unchanged', async () => {
    const { connect, files, stateOf, write } = await machine();
    await write(name, broken ?? '');
    const before = await files();
    expect(await problemOf(connect(id))).toBe('malformed');
    expect(await stateOf(id)).toBe('blocked');
    expect(await files()).toEqual(before);
  });
});

describe('a settings file', () => {
  const name = '.continue/config.yaml';

  it.each([
    ['malformed', 'models: ['],
    [
      'defined',
      'models:\n  - name: Mistral (mistral-onboard)\n    provider: mistral\n    apiKey: x\n',
    ],
    ['unsafe', 'models: [{ name: x }]\n'],
  ])('that is %s is reported and left alone', async (problem, text) => {
    const { connect, files, write } = await machine();
    await write(name, text);
    const before = await files();
    expect(await problemOf(connect('continue'))).toBe(problem);
    expect(await files()).toEqual(before);
  });

  it.each<[ToolId, string, string, string]>([
    [
      'opencode',
      '.config/opencode/opencode.json',
      '{"provider":{"mistral":{"options":{}}}}',
      'defined',
    ],
    ['crush', '.config/crush/crush.json', '{"providers":{"mistral":{}}}', 'defined'],
    ['crush', '.config/crush/crush.json', '{ // mine\n "a": 1 }', 'has-comments'],
    [
      'vibe',
      '.vibe/config.toml',
      '[[models]]\nalias = "mistral-small-latest"\nname = "x"\n',
      'defined',
    ],
    [
      'aichat',
      '.config/aichat/config.yaml',
      'clients:\n- type: openai\n  name: mistral\n',
      'defined',
    ],
    ['aider', '.aider.conf.yml', 'model: gpt-5\n', 'defined'],
    ['goose', '.config/goose/config.yaml', 'GOOSE_PROVIDER: openai\n', 'defined'],
    [
      'litellm',
      'work/litellm_config.yaml',
      `model_list:\n- model_name: ${model}\n  litellm_params: {}\n`,
      'defined',
    ],
    ['zed', '.config/zed/settings.json', '{"agent": []}', 'defined'],
    ['direnv', 'work/.envrc', 'export MISTRAL_API_KEY=mine\n', 'defined'],
    ['mise', 'work/mise.toml', '[env]\nMISTRAL_API_KEY = "mine"\n', 'defined'],
    ['llm', '.config/io.datasette.llm/default_model.txt', 'gpt-5\n', 'defined'],
    ['continue', '.continue/config.json', '{"models":[]}', 'older-settings'],
  ])('of %s, %s, that says %s is reported and left alone', async (id, path, text, problem) => {
    const { connect, files, write } = await machine();
    await write(path, text);
    const before = await files();
    expect(await problemOf(connect(id))).toBe(problem);
    expect(await files()).toEqual(before);
  });

  it('reports a binary settings file and leaves it unchanged', async () => {
    const { connect, write } = await machine();
    await write(name, new Uint8Array([0xff, 0xfe, 0x00]));
    expect(await problemOf(connect('continue'))).toBe('not-text');
  });

  it('leaves all files unchanged if one changes between plan and write', async () => {
    const { services, wiring, files, write } = await machine();
    await write('.config/goose/config.yaml', 'a: 1\n');
    const plan = await planTool(services, tools.goose, wiring);
    await write('.config/goose/config.yaml', 'a: 2\n');
    const before = await files();
    expect(await problemOf(applyPlan(services, plan))).toBe('being-edited');
    expect(await files()).toEqual(before);
    expect((await toolStatus(services, 'goose', wiring)).state).toBe('ready');
  });
});

describe('settings of the person', () => {
  it('remain if a tool has another default model', async () => {
    const { services, wiring, write } = await machine();
    await write('.config/opencode/opencode.json', '{ "model": "other/one" }\n');
    const plan = await planTool(services, tools.opencode, wiring);
    expect(plan.kept).toEqual(['model']);
    expect(plan.files[0]?.after).toContain('"model": "other/one"');
  });
});

describe('undo', () => {
  it('removes its entries after other parts of the file have changed', async () => {
    const { connect, undo, read, write } = await machine();
    await connect('aider');
    await write('.aider.conf.yml', `dark-mode: true\n${await read('.aider.conf.yml')}`);
    await undo('aider');
    expect(await read('.aider.conf.yml')).toBe('dark-mode: true\n');
  });

  it('reports entries that the person edited, and leaves them unchanged', async () => {
    const { connect, undo, read, write, stateOf } = await machine();
    await connect('aider');
    await write('.aider.conf.yml', 'model: mistral/other\n');
    expect(await stateOf('aider')).toBe('changed');
    expect(await problemOf(undo('aider'))).toBe('changed');
    expect(await read('.aider.conf.yml')).toBe('model: mistral/other\n');
  });

  it('reports tools that were never connected', async () => {
    const { undo } = await machine();
    expect(await problemOf(undo('vibe'))).toBe('not-connected');
  });
});

describe('llm', () => {
  it('requires its plugin and the default address', async () => {
    const { connect, services, wiring } = await machine();
    const noPlugin = { ...services.connections, outputOf: async () => '[]' };
    const without = { ...services, connections: noPlugin };
    expect(await problemOf(planTool(without, tools.llm, wiring))).toBe('plugin-missing');
    const silent = { ...services.connections, outputOf: async () => undefined };
    const slow = { ...services, connections: silent };
    expect(await problemOf(planTool(slow, tools.llm, wiring))).toBe('no-answer');
    const other = { ...wiring, origin: 'https://api.eu.mistral.ai' };
    expect(await problemOf(connect('llm', other))).toBe('other-address');
  });
});

describe('the command that prints the key', () => {
  it('works from any folder', async () => {
    expect((await machine()).wiring.keyCommand).toBe('mistral-onboard key print');
  });

  it('names the profile that the person named', async () => {
    const { services } = await machine();
    const named = wiringFor(services, { profile: 'work', isNamed: true, model });
    expect(named.keyCommand).toBe('mistral-onboard key print --profile work');
  });
});
