import { writeSync } from 'node:fs';
import type { ErrorData } from '../../errors/errors.ts';
import { isTerminal, type LateTty, statsOf } from '../terminal/terminal.ts';
import { fileProblem } from './file-error.ts';

/**
 * Results that go to a file. Node's own stream takes the part that a disk had room for, for the whole, and what it is
 * refused for nothing worth telling.
 */
export class FileOutput {
  readonly #fd: number;
  readonly #name: string;
  readonly #tty: LateTty;
  #isFile: boolean | undefined;
  #thrown: unknown;

  /** `name` is what a person is told of it. */
  constructor(fd: number, name: string, tty: LateTty) {
    this.#fd = fd;
    this.#name = name;
    this.#tty = tty;
  }

  /** Why not all was written; undefined where it was. */
  get error(): ErrorData | undefined {
    if (this.#thrown === undefined) return undefined;
    return { code: 'files', problem: fileProblem(this.#thrown), path: this.#name, isNamed: true };
  }

  /** Writes the text, all of it; false where this is no file, but a terminal or a pipe. After a failure nothing more. */
  take(text: string): boolean {
    this.#isFile ??= isFile(this.#fd, this.#tty);
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

function isFile(fd: number, tty: LateTty): boolean {
  const found = statsOf(fd);
  return found?.isFile() === true || (found?.isCharacterDevice() === true && !isTerminal(fd, tty));
}
