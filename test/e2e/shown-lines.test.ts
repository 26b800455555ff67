import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { copyProgram, environmentWith, projectFolder } from '../support/processes/program.ts';

const run = promisify(execFile);

/** Creates a folder with a space in its name, and a home folder in it. */
async function makeFolder() {
  const root = await mkdtemp(join(tmpdir(), 'on board-'));
  onTestFinished(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));
  const home = join(root, 'home');
  await mkdir(home);
  return { root, home };
}

/** Runs a line in a shell exactly as it was shown. */
async function typed(line: string, cwd: string, variables: Record<string, string>) {
  return await run('/bin/bash', ['-c', line], { cwd, env: environmentWith(variables) }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (thrown: { code: number; stdout: string; stderr: string }) => thrown,
  );
}

/** Returns the first command line under the heading `Examples` of a command's help. */
function exampleIn(help: string): string {
  const [, section = ''] = /\nExamples?\n([\s\S]*)/.exec(help) ?? [];
  // A sentence that ends with a colon introduces each line.
  return /:\n {2}(.*)/.exec(section)?.[1] ?? '';
}

test('a copy in a folder with a space shows commands that run from anywhere', async () => {
  const { root, home } = await makeFolder();
  const program = await copyProgram(join(root, 'my program'));
  const script = join(program, 'bin/mistral-onboard.cjs');
  const node = process.execPath;
  const variables = { HOME: home, LANG: 'en_GB.UTF-8' };
  const helped = await typed(`"${node}" "${script}" models --help`, home, variables);
  const example = exampleIn(helped.stdout);
  expect(example).toContain(`"${script}" models --task code`);
  // The command itself reports the missing key, so the line was understood.
  const ran = await typed(example, root, variables);
  expect(ran).toMatchObject({ code: 4 });
  expect(ran.stderr).toContain(`"${script}" key set`);
  const completion = await typed(`"${node}" "${script}" completion --help`, home, variables);
  const evaluated = await typed(`${exampleIn(completion.stdout)}; echo done`, home, variables);
  expect(evaluated).toMatchObject({ code: 0, stdout: 'done\n' });
});

test('an installed command is shown by its name, and runs by that name', async () => {
  const { root, home } = await makeFolder();
  const program = await copyProgram(join(root, 'lib'));
  await mkdir(join(root, 'bin'));
  await symlink(join(program, 'bin/mistral-onboard.cjs'), join(root, 'bin/mistral-onboard'));
  const path = `${join(root, 'bin')}:${process.env['PATH']}`;
  const variables = { HOME: home, LANG: 'en_GB.UTF-8', PATH: path };
  const helped = await typed('mistral-onboard emulator --help', home, variables);
  expect(exampleIn(helped.stdout)).toMatch(/^mistral-onboard emulator /);
  expect(await typed('mistral-onboard --version', home, variables)).toMatchObject({ code: 0 });
});

test('a checkout shows npm start, which passes the dashes on', async () => {
  const { home } = await makeFolder();
  const variables = { HOME: home, LANG: 'en_GB.UTF-8' };
  const helped = await typed('npm start --silent -- exec --help', projectFolder, variables);
  const example = exampleIn(helped.stdout);
  expect(example).toMatch(/^npm start -- exec -- /);
  const ran = await typed(example, projectFolder, variables);
  expect(ran).toMatchObject({ code: 4 });
});
