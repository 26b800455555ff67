import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createTestServices, key, keyText } from '../../support/fakes/services.ts';
import { createToolsOnDisk } from '../../support/fakes/tools-on-disk.ts';
import { runLine } from '../surroundings.ts';

const programs = ['opencode', 'aider', 'mistral-onboard'];

async function machine(installed: readonly string[] = programs) {
  const disk = await createToolsOnDisk(installed);
  const services = await createTestServices({ connections: disk.connections, stored: key });
  const connect = async (
    options: readonly string[],
    { typed, lang = 'en' }: { readonly typed?: string; readonly lang?: string } = {},
  ) => {
    const said = await runLine(['connect', '--lang', lang, ...options], {
      services,
      stdin: Readable.from(typed === undefined ? [] : [Buffer.from(typed)]),
      terminal: { stdin: typed !== undefined, stdout: typed !== undefined },
    });
    expect(said.out + said.err).not.toContain(keyText);
    return said;
  };
  return { ...disk, services, connect };
}

describe('connect', () => {
  it('lists installed tools, and changes nothing', async () => {
    const { connect, files, services } = await machine();
    const { code, out } = await connect([]);
    expect(code).toBe(0);
    expect(out).toMatch(/opencode +can be connected/);
    expect(out).toMatch(/Crush +not installed/);
    expect(await files()).toEqual({});
    expect(services.emulator.requests).toEqual([]);
    const { tools } = JSON.parse((await connect(['--json'])).out);
    expect(tools).toContainEqual(
      expect.objectContaining({ id: 'opencode', state: 'ready', way: 'environment' }),
    );
  });

  it('shows the change with --dry-run, and does not apply it', async () => {
    const { connect, files } = await machine();
    const { code, out } = await connect(['opencode', '--dry-run']);
    expect(code).toBe(0);
    expect(out).toContain('+   "model": "mistral/mistral-small-latest"');
    expect(out).toContain('dry run');
    expect(await files()).toEqual({});
  });

  it('shows the change, asks, and applies it', async () => {
    const { connect, files } = await machine();
    const { code, out, err } = await connect(['opencode'], { typed: 'y\n' });
    expect(code).toBe(0);
    expect(err).toContain('{env:MISTRAL_API_KEY}');
    expect(err).toContain('[y/N]');
    expect(out).toContain('mistral-onboard exec -- opencode');
    expect(Object.keys(await files())).toEqual(['.config/opencode/opencode.json']);
  });

  it.each(['n\n', '\n', 'never\n'])('changes nothing if the answer is %j', async (typed) => {
    const { connect, files } = await machine();
    const { code, out } = await connect(['opencode'], { typed });
    expect([code, out]).toEqual([0, 'Nothing was changed.\n']);
    expect(await files()).toEqual({});
  });

  it('accepts a yes in French', async () => {
    const { connect, files } = await machine();
    await connect(['opencode'], { typed: 'oui\n', lang: 'fr' });
    expect(Object.keys(await files())).toHaveLength(1);
  });

  it('changes nothing without a terminal and without --yes', async () => {
    const { connect, files } = await machine();
    const { code, err } = await connect(['opencode']);
    expect(code).toBe(7);
    expect(err).toContain('--yes');
    expect(await files()).toEqual({});
  });

  it('prints one document with its changes, or without any', async () => {
    const { connect, home } = await machine();
    const first = JSON.parse((await connect(['aider', '--yes', '--json'])).out);
    expect(first).toMatchObject({
      ok: true,
      tool: 'aider',
      state: 'connected',
      model: 'mistral-small-latest',
      files: [{ path: `${home}/.aider.conf.yml`, created: true }],
      start: 'mistral-onboard exec -- aider',
    });
    const second = JSON.parse((await connect(['aider', '--yes', '--json'])).out);
    expect(second).toMatchObject({ ok: true, state: 'unchanged' });
  });

  it('connects all installed tools, continues after a problem, and undoes all', async () => {
    const { connect, files, write } = await machine();
    await write('.aider.conf.yml', 'model: gpt-5\n');
    const before = await files();
    const { code, out } = await connect(['--yes', '--json']);
    expect(code).toBe(7);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      tools: [
        { tool: 'aider', state: 'failed', error: { code: 'connect' } },
        { tool: 'opencode', state: 'connected' },
      ],
    });
    const undone = await connect(['--undo', '--yes', '--json']);
    expect(JSON.parse(undone.out)).toMatchObject({ tools: [{ tool: 'opencode' }] });
    expect(await files()).toEqual(before);
  });

  it('asks before it undoes, and shows the change with --dry-run', async () => {
    const { connect, files } = await machine();
    await connect(['opencode', '--yes']);
    const connected = await files();
    expect((await connect(['opencode', '--undo', '--dry-run'])).out).toContain('To delete: ');
    expect((await connect(['opencode', '--undo'])).code).toBe(7);
    await connect(['opencode', '--undo'], { typed: 'n\n' });
    expect(await files()).toEqual(connected);
    const { out } = await connect(['opencode', '--undo'], { typed: 'y\n' });
    expect(out).toBe('✓ opencode is disconnected; its settings are as before.\n');
    expect(await files()).toEqual({});
  });

  it.each([
    [['crush', '--yes'], 7, 'Crush was not found'],
    [['opencod'], 2, 'opencode'],
    [['opencode', '--undo', '--yes'], 7, 'was not connected'],
    [['opencode', 'aider'], 2, 'aider'],
  ])('refuses %j with %i', async (options, exit, words) => {
    const { connect, files } = await machine();
    const { code, err } = await connect(options);
    expect(code).toBe(exit);
    expect(err).toContain(words);
    expect(await files()).toEqual({});
  });

  it('requires a key if no model is known to work', async () => {
    const { connect, services, files } = await machine();
    await services.keychain.remove('default');
    expect((await connect(['opencode', '--yes'])).code).toBe(4);
    expect(await files()).toEqual({});
  });

  it.each(['cline', 'kilo', 'copilot', 'jetbrains', 'mcp'])(
    'shows the steps for %s with the address in use',
    async (name) => {
      const { connect, services } = await machine();
      const { origin } = services.connection;
      const { code, out } = await connect([name]);
      expect(code).toBe(0);
      expect(out).toContain(name === 'mcp' ? `${origin}/mcp` : 'mistral-onboard key print |');
      if (name !== 'mcp') expect(out).toContain(`${origin}/v1`);
      expect(out.includes('https://api.mistral.ai')).toBe(origin === 'https://api.mistral.ai');
      const { recipe } = JSON.parse((await connect([name, '--json'])).out);
      expect(recipe).toMatchObject({ id: name, steps: expect.any(Array) });
    },
  );
});
