import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ModuleEnded {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs in a separate process: loads a module again for each message, as if it were the program. */
const script = `
let count = 0;
process.on('message', async ({ name, variables }) => {
  const said = { out: '', err: '' };
  for (const known of ['MISTRAL_API_KEY', 'MISTRAL_SERVER_URL']) delete process.env[known];
  Object.assign(process.env, variables);
  process.exitCode = undefined;
  process.stdout.write = (text) => { said.out += text; return true; };
  process.stderr.write = (text) => { said.err += text; return true; };
  count += 1;
  await import('./' + name + '?' + count).catch((thrown) => {
    said.err += String(thrown);
    process.exitCode = 1;
  });
  process.send({ code: process.exitCode ?? 0, ...said });
  process.exitCode = undefined;
});
`;

/** Runs modules of a folder one after another in one process, so that the library they import is loaded only once. */
export function moduleRunner(folder: string) {
  const path = join(folder, 'run-modules.mjs');
  writeFileSync(path, script);
  const child = fork(path, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    run: (name: string, variables: Readonly<Record<string, string>>) =>
      new Promise<ModuleEnded>((resolve) => {
        child.once('message', (ended) => resolve(ended as ModuleEnded));
        child.send({ name, variables });
      }),
    end: () => void child.kill(),
  };
}
