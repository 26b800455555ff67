import { writeSync } from 'node:fs';
import type { ErrorData } from '../../errors/errors.ts';
import { isTerminal, type LoadTty, statsOf } from '../terminal/terminal.ts';
import { fileProblem } from './file-error.ts';

/**
 * Writes output that is redirected to a file. Node's own stream would report a partial write to a full disk as complete
 * and hide the error.
 */
export class FileOutput {
  readonly #fd: number;
  readonly #name: string;
  readonly #loadTty: LoadTty;
  #isFile: boolean | undefined;
  #thrown: unknown;

  /** `name` is the name of the output in messages. */
  constructor(fd: number, name: string, loadTty: LoadTty) {
    this.#fd = fd;
    this.#name = name;
    this.#loadTty = loadTty;
  }

  /** The error that made the output incomplete; undefined if it is complete. */
  get error(): ErrorData | undefined {
    if (this.#thrown === undefined) return undefined;
    return { code: 'files', problem: fileProblem(this.#thrown), path: this.#name, isNamed: true };
  }

  /**
   * Writes the complete text. Returns false if the output is not a file but a terminal or a pipe. Writes nothing more
   * after a failure.
   */
  take(text: string): boolean {
    this.#isFile ??= isFile(this.#fd, this.#loadTty);
    if (this.#isFile && this.#thrown === undefined) this.#write(Buffer.from(text));
    return this.#isFile;
  }

  #write(bytes: Buffer): void {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at);
    } catch (thrown) {
      this.#thrown = thrown;
    }
  }
}

function isFile(fd: number, loadTty: LoadTty): boolean {
  const found = statsOf(fd);
  return (
    found?.isFile() === true || (found?.isCharacterDevice() === true && !isTerminal(fd, loadTty))
  );
}
