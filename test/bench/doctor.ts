import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { environmentWith, makeFolders } from '../support/processes/program.ts';
import type { Subject } from './bench.ts';
import { timeOf } from './commands.ts';
import { interleave } from './interleave.ts';
import { missingRow, type Row, ratioRow } from './row.ts';

const commits = 1_000;
const what = `\`doctor\` on ${commits} commits / \`git log -p --all\` of them`;

/** Measures the search of a repository's history, relative to git printing that history. */
export async function doctorRow({ node, builds: [checkout] }: Subject): Promise<Row> {
  const folders = await makeFolders();
  const folder = join(folders.root, 'repository');
  await mkdir(folder);
  const git = (input: string, ...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, ...args], { input, stdio: ['pipe', 'ignore', 'ignore'] });
  try {
    git('', 'init');
    git(history(), 'fast-import');
    git('', 'checkout', 'main');
    const environment = environmentWith({ ...folders.variables, PWD: folder });
    // Nobody listens there: a service in this process could not answer while it waits for the run to end.
    const doctor = [checkout?.program ?? '', 'doctor', '--base-url', 'http://127.0.0.1:9'];
    const times = await interleave(
      {
        git: () => timeOf('git', ['-C', folder, 'log', '-p', '--all'], environment),
        // It finds that there is no key here.
        doctor: () => timeOf('env', ['-C', folder, node, ...doctor], environment, [0, 1]),
      },
      7,
    );
    return ratioRow(what, 3, times.doctor, times.git);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    return missingRow(what, '3', 'no git');
  } finally {
    await folders.remove();
  }
}

/** Returns commits that each change some lines of one of fifty files, for `git fast-import`. */
function history(): string {
  const texts = Array.from({ length: 50 }, () => Array.from({ length: 40 }, () => randomLine()));
  const parts = Array.from({ length: commits }, (_, index) => {
    const lines = texts[index % texts.length] ?? [];
    for (const at of [3, 11, 29]) lines[(at + index) % lines.length] = randomLine();
    const text = `${lines.join('\n')}\n`;
    const author = `committer Someone <someone@example.com> ${1_700_000_000 + index} +0000`;
    const file = `M 644 inline file-${index % texts.length}.txt\ndata ${text.length}\n${text}`;
    return `commit refs/heads/main\n${author}\ndata 6\nchange\n${file}\n`;
  });
  return parts.join('');
}

const randomLine = () =>
  `const value = '${randomBytes(9).toString('hex')}'; // ${randomBytes(6).toString('hex')}`;
