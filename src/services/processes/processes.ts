import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { isAbsolute } from 'node:path';
import { AppError } from '../../errors/errors.ts';
import { fileProblem } from '../files/file-error.ts';
import type { ProcessesPort, ProcessResult } from '../ports/processes.ts';
import type { Programs } from './programs.ts';

/** Bytes kept of each of stdout and stderr; what comes after is read and dropped. */
const keptBytes = 1_048_576;

/** Milliseconds that output may still come after the end: what the program left running may hold the pipe for ever. */
const afterEndMs = 200;

export interface ProcessesOptions {
  /** Finds the programs, and holds the environment that they get. */
  readonly programs: Programs;
  /** Aborted when the program is to end: those that still run are ended then. */
  readonly stop?: AbortSignal;
}

/** Runs programs with Node's own means. Throws the error `files` with the program's name where it can't be started. */
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
  const stdout = kept(child.stdout);
  const stderr = kept(child.stderr);
  // A program that ends without reading what it is sent breaks the pipe; its exit code says enough.
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

/** Reads a stream; gives a function that gives what was kept of it so far. */
function kept(stream: NodeJS.ReadableStream): () => string {
  const pieces: Buffer[] = [];
  let length = 0;
  stream.on('data', (piece: Buffer) => {
    const wanted = piece.subarray(0, keptBytes - length);
    pieces.push(wanted);
    length += wanted.length;
  });
  stream.on('error', () => {});
  return () => Buffer.concat(pieces).toString('utf8');
}
