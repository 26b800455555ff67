import { spawn } from 'node:child_process';
import { plainLine } from '../../i18n/plain-text.ts';
import { systemCode } from '../files/file-error.ts';
import type { Programs } from '../processes/programs.ts';

export interface GitOptions {
  readonly folder: string;
  readonly programs: Programs;
}

/** How git ended, or why it did not begin. `stopped` is by us. */
export type GitEnd =
  | { readonly type: 'done' }
  | { readonly type: 'stopped' }
  | { readonly type: 'missing' }
  | { readonly type: 'failed'; readonly detail: string };

/**
 * Runs git and gives what it writes, in pieces as they come; the generator's result says how it ended. Nothing that the
 * repository's own settings name is started, nothing is fetched, and nothing is written.
 */
export async function* runGit(
  { folder, programs }: GitOptions,
  args: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<string, GitEnd> {
  if (signal.aborted) return { type: 'stopped' };
  const git = programs.find('git');
  if (git === undefined) return { type: 'missing' };
  const child = spawn(git, [...quiet, ...args], {
    cwd: folder,
    env: environmentFrom(programs),
    windowsHide: true,
    signal,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let problem: unknown;
  child.on('error', (thrown) => {
    problem = thrown;
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    said = (said + piece).slice(0, maxSaid);
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  try {
    for await (const piece of child.stdout.setEncoding('utf8')) yield String(piece);
  } finally {
    // Whoever reads no further has no use for the rest.
    child.kill('SIGKILL');
  }
  const code = await closed;
  if (signal.aborted) return { type: 'stopped' };
  if (systemCode(problem) === 'ENOENT') return { type: 'missing' };
  return code === 0 ? { type: 'done' } : { type: 'failed', detail: sentenceOf(said) };
}

/** The whole of a short output. */
export async function askGit(
  options: GitOptions,
  args: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly end: GitEnd }> {
  const output = runGit(options, args, signal);
  let text = '';
  for (;;) {
    const next = await output.next();
    if (next.done) return { text, end: next.value };
    text += next.value;
  }
}

const maxSaid = 10_000;

/** A file-system monitor is a program that the settings of a repository name. */
const quiet = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];

/** A partial clone fetches what it lacks as it is read: no protocol is allowed to. */
function environmentFrom({ environment }: Programs) {
  const { GIT_EXTERNAL_DIFF: _, ...variables } = environment;
  return {
    ...variables,
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
  };
}

/** What git says when it gives up, without what leads up to it. */
function sentenceOf(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const last = lines.find((line) => line.startsWith('fatal: ')) ?? lines[0] ?? '';
  return plainLine(last.replace(/^(?:fatal|error): /, ''), 160).replace(/[.:]$/, '');
}
