import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { type Emulator, startEmulator } from '../../../src/emulator/server.ts';
import { wineVariables } from '../downloads.js';
import { forwardingLibrary } from './forwarding-library.ts';

/** The Wine session that the tests share. */
export interface WineSession {
  /** Holds the Wine prefix, the installed program, the checkout and Node. */
  readonly root: string;
  /** Port of the agent, which starts programs inside Wine. */
  readonly port: number;
  /** Address of the simulated API. */
  readonly url: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    wine: WineSession;
  }
}

/** Starts the agent and the simulated API, and ends Wine after the tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = process.env['SYSTEMS_ROOT'];
  if (root === undefined) throw new Error('Start these tests by `npm run test:windows`.');
  addMissingLibrary(root);
  const emulator = await startEmulator({ scenario: 'ok', pace: 'none' });
  const port = await startAgent(root);
  project.provide('wine', { root, port, url: emulator.url });
  return () => end(root, emulator);
}

/** Rolldown's bundler calls one function of a library that Wine 8 lacks; another of the same kind takes its place. */
function addMissingLibrary(root: string): void {
  const file = 'bcryptprimitives.dll';
  const path = join(root, 'wine/drive_c/windows/system32', file);
  if (existsSync(path)) return;
  const forwarded = { name: 'ProcessPrng', target: 'advapi32.SystemFunction036' };
  writeFileSync(path, forwardingLibrary(file, forwarded));
}

export function environmentOfWine(root: string): Readonly<Record<string, string>> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: root,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    ...wineVariables(root),
  };
}

const agentDeadlineMs = 60_000;

async function startAgent(root: string): Promise<number> {
  const portFile = join(root, 'agent-port');
  const agent = fileURLToPath(new URL('agent.cjs', import.meta.url));
  const args = [join(root, 'node/bin/node.exe'), `Z:${agent}`, `Z:${portFile}`];
  spawn('wine', args, { env: environmentOfWine(root), stdio: 'ignore' }).unref();
  const deadline = performance.now() + agentDeadlineMs;
  while (!existsSync(portFile)) {
    if (performance.now() > deadline) throw new Error('Windows’ Node did not start under Wine.');
    await sleep(50);
  }
  return Number(readFileSync(portFile, 'utf8'));
}

/** Ends every process of this Wine session, and of no other. */
async function end(root: string, emulator: Emulator): Promise<void> {
  await emulator.close();
  const server = spawn('wineserver', ['-k'], { env: environmentOfWine(root), stdio: 'ignore' });
  await new Promise((resolve) => server.once('close', resolve));
}
