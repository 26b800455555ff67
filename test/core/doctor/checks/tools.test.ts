import { describe, expect, it } from 'vitest';
import { applyPlan, planTool } from '../../../../src/core/connect/connect.ts';
import { tools } from '../../../../src/core/connect/registry.ts';
import { wiringFor } from '../../../../src/core/connect/wiring.ts';
import { examine } from '../../../../src/core/doctor/doctor.ts';
import { systemClock } from '../../../../src/services/clock.ts';
import { createTestServices, key } from '../../../support/fakes/services.ts';
import { createToolsOnDisk } from '../../../support/fakes/tools-on-disk.ts';

async function machine() {
  const disk = await createToolsOnDisk(['aider', 'opencode']);
  const services = await createTestServices({
    connections: disk.connections,
    stored: key,
    clock: systemClock(),
  });
  const look = async (only = disk.connections) => {
    const [report] = await examine(
      { ...services, connections: only },
      {
        profile: 'default',
        isNamed: false,
        isOnTerminal: false,
        only: ['tools'],
        signal: new AbortController().signal,
      },
    );
    return { status: report?.status, detail: report?.detail.en, commands: report?.commands };
  };
  const model = 'mistral-small-latest';
  const wiring = wiringFor(services, { profile: 'default', isNamed: false, model });
  const connect = async (id: 'aider' | 'opencode') =>
    applyPlan(services, await planTool(services, tools[id], wiring));
  return { ...disk, services, look, connect };
}

describe('the check of connected tools', () => {
  it('finds nothing if no tool is connected', async () => {
    const { look } = await machine();
    expect(await look()).toMatchObject({
      status: 'ok',
      detail: expect.stringMatching(/^No other/),
    });
  });

  it('names connected tools that work', async () => {
    const { connect, look } = await machine();
    await connect('aider');
    await connect('opencode');
    const { status, detail } = await look();
    expect(status).toBe('ok');
    expect(detail).toContain('aider (mistral-small-latest), opencode (mistral-small-latest)');
  });

  it('finds settings that have changed since', async () => {
    const { connect, look, write } = await machine();
    await connect('aider');
    await write('.aider.conf.yml', 'model: gpt-5\n');
    expect(await look()).toMatchObject({
      status: 'finding',
      commands: ['mistral-onboard connect aider'],
    });
  });

  it('finds a tool that was removed', async () => {
    const { connect, connections, look } = await machine();
    await connect('aider');
    expect(await look({ ...connections, findProgram: async () => undefined })).toMatchObject({
      status: 'finding',
      commands: ['mistral-onboard connect aider --undo'],
    });
  });

  it('finds that there is no key for the tools', async () => {
    const { connect, look, services } = await machine();
    await connect('aider');
    await services.keychain.remove('default');
    expect(await look()).toMatchObject({
      status: 'finding',
      commands: ['mistral-onboard key set'],
    });
  });
});
