import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { isAbsolute } from 'node:path';
import { AppError } from '../../errors/errors.ts';
import { fileProblem } from '../files/file-error.ts';
import type { ProcessesPort, ProcessResult } from '../ports/processes.ts';
import type { Programs } from './programs.ts';

/** Maximum bytes kept of stdout and of stderr; the rest is read and dropped. */
const maxOutputBytes = 1_048_576;

/**
 * Milliseconds to wait for more output after the program ends: a process that it started may hold the pipe open
 * forever.
 */
const afterEndMs = 200;

export interface ProcessesOptions {
  /** Finds the programs, and holds the environment that they get. */
  readonly programs: Programs;
  /** Aborted when this program ends; running programs are ended, too. */
  readonly stop?: AbortSignal;
}

/** Creates access to other programs. `run` throws the error `files` with the program's name if it cannot be started. */
export function createProcesses({ programs, stop }: ProcessesOptions): ProcessesPort {
  return {
    async run(command, args, { stdin = '', timeoutMs }) {
      const path = isAbsolute(command) ? command : programs.find(command);
      if (path === undefined) {
        throw new AppError({ code: 'files', problem: 'missing', path: command });
      }
      try {
        const { file, args: words, ...how } = await programs.launch(path, args);
        const env = programs.environment;
        const child = spawn(file, words, { shell: false, windowsHide: true, env, ...how });
        await started(child);
        return await outcome(child, { stdin, timeoutMs, stop });
      } catch (thrown) {
        throw new AppError({ code: 'files', problem: fileProblem(thrown), path: command });
      }
    },
  };
}

function started(child: ChildProcessWithoutNullStreams): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.on('error', reject);
  });
}

function outcome(
  child: ChildProcessWithoutNullStreams,
  {
    stdin,
    timeoutMs,
    stop,
  }: {
    readonly stdin: string;
    readonly timeoutMs: number;
    readonly stop: AbortSignal | undefined;
  },
): Promise<ProcessResult> {
  const stdout = collectText(child.stdout);
  const stderr = collectText(child.stderr);
  // A program that ends without reading its input breaks the pipe; its exit code is enough information.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  return new Promise((resolve) => {
    let code: number | undefined;
    let afterEnd: NodeJS.Timeout | undefined;
    const finish = () => {
      clearTimeout(limit);
      clearTimeout(afterEnd);
      stop?.removeEventListener('abort', end);
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
      resolve({ code, stdout: stdout(), stderr: stderr() });
    };
    const end = () => {
      child.kill('SIGKILL');
      finish();
    };
    const limit = setTimeout(end, timeoutMs);
    stop?.addEventListener('abort', end);
    if (stop?.aborted) end();
    child.once('exit', (exitCode) => {
      code = exitCode ?? undefined;
      afterEnd = setTimeout(finish, afterEndMs);
    });
    child.once('close', finish);
  });
}

/** Reads a stream. Returns a function that returns the retained text so far. */
function collectText(stream: NodeJS.ReadableStream): () => string {
  const pieces: Buffer[] = [];
  let length = 0;
  stream.on('data', (piece: Buffer) => {
    const fitting = piece.subarray(0, maxOutputBytes - length);
    pieces.push(fitting);
    length += fitting.length;
  });
  stream.on('error', () => {});
  return () => Buffer.concat(pieces).toString('utf8');
}
