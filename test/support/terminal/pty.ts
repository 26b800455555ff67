import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import { atOurEnd, childOf, isBusy, isRunning } from '../processes/processes.ts';
import { environmentWith, programFile, type Variables } from '../processes/program.ts';
import { bytesOf, type KeyName, pasteBytes, type Wanted } from './terminal-keys.ts';
import { TerminalScreen } from './terminal-screen.ts';
import type { TerminalState } from './terminal-state.ts';

/** How the program is started, and the terminal that it is started in. */
export interface TerminalOptions {
  readonly args?: readonly string[];
  /** Beside `PATH`, `TERM` and `LANG`: at least a `HOME` of the test's own. */
  readonly variables: Variables;
  readonly columns?: number;
  readonly rows?: number;
  readonly cwd?: string;
  /** A Node other than the one that runs the tests. */
  readonly node?: string;
  /** Another copy of `bin/mistral-onboard.cjs`. */
  readonly program?: string;
  /** First words of the command line, which must replace themselves by the program instead of starting a child. */
  readonly prefix?: readonly string[];
  /** True for a shell with job control: the next typed line brings a suspended program back. */
  readonly hasJobs?: boolean;
}

const defaultDeadlineMs = 30_000;
/** Milliseconds after which input without an effect counts as ignored. */
const unansweredMs = 8_000;
const shortPause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/**
 * A shell that outlives the program whatever is pressed, as a person's does. Records the settings of the terminal and
 * returns the exit code.
 */
const shell = 'trap : INT; "$@"; code=$?; trap "" INT; stty -a >"$0"; exit $code';

/**
 * A shell with job control. Also records the settings of the terminal when the program is suspended, and resumes it.
 */
const shellWithJobs = `echo before; set -m; "$@"; code=$?; times=0
while [ $code = 148 ]; do stty -a >"$0"; times=$((times + 1)); echo aside $times; read line; fg >/dev/null; code=$?; done
stty -a >"$0"; exit $code`;

/** Starts the built program in a terminal, 80x24 by default. The caller must close it. */
export async function startInTerminal(options: TerminalOptions): Promise<ProgramTerminal> {
  const { columns = 80, rows = 24, args = [], prefix = [], program = programFile() } = options;
  const folder = await mkdtemp(join(tmpdir(), 'terminal-'));
  const command = [...prefix, options.node ?? process.execPath, program, ...args];
  const script = options.hasJobs ? shellWithJobs : shell;
  const pty = spawn('sh', ['-c', script, join(folder, 'stty'), ...command], {
    cols: columns,
    rows,
    env: environmentWith(options.variables),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  return new ProgramTerminal(pty, columns, rows, folder);
}

/** The built program in a real terminal. Its keys go through the kernel's line discipline, as a person's do. */
export class ProgramTerminal {
  /** The exit code; 128 plus the signal number for a program that a signal ended. */
  readonly exited: Promise<number>;
  readonly #pty: IPty;
  readonly #screen: TerminalScreen;
  readonly #folder: string;
  #isOver = false;
  #pid: number | undefined;

  constructor(pty: IPty, columns: number, rows: number, folder: string) {
    this.#pty = pty;
    this.#folder = folder;
    this.#screen = new TerminalScreen(columns, rows, (answer) => pty.write(answer));
    pty.onData((piece) => this.#screen.take(piece));
    const forget = atOurEnd(() => this.#killAll());
    this.exited = new Promise((resolve) => {
      pty.onExit(({ exitCode, signal }) => {
        const code = signal ? 128 + signal : exitCode;
        this.#isOver = true;
        this.#screen.end(`it ended with ${code}`);
        forget();
        resolve(code);
      });
    });
  }

  /** The process id of the program itself. Throws if it has ended. Linux. */
  get pid(): number {
    this.#pid ??= childOf(this.#pty.pid);
    if (this.#pid === undefined || this.#isOver) throw new Error('The program is over');
    return this.#pid;
  }

  /** The text on the screen, without trailing spaces and trailing empty lines. */
  frame(): string {
    return this.#screen.frame();
  }

  /** All that was ever written to the terminal. */
  everyByte(): string {
    return this.#screen.bytes;
  }

  type(text: string): void {
    if (!this.#isOver) this.#pty.write(text);
  }

  press(key: KeyName): void {
    this.type(bytesOf(key));
  }

  paste(text: string): void {
    this.type(pasteBytes(text, this.#screen.bracketsPastes));
  }

  /** Resizes the terminal, and so sends the program its signal. */
  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  /** Sends a signal to the program only. */
  kill(signal: NodeJS.Signals): void {
    process.kill(this.pid, signal);
  }

  /** Closes the terminal, as closing its window does, and waits until the program has ended. */
  async hangUp(): Promise<void> {
    const { pid } = this;
    (this.#pty as IPty & { destroy(): void }).destroy();
    const deadline = performance.now() + defaultDeadlineMs;
    while (isRunning(pid)) {
      if (performance.now() > deadline) throw new Error('The program outlives its terminal');
      await shortPause();
    }
  }

  /**
   * Waits until the complete screen has `wanted`, and returns that frame. Rejects with the frame after the deadline,
   * and at once if the program ends without it.
   */
  waitFor(wanted: Wanted, deadlineMs = defaultDeadlineMs): Promise<string> {
    return this.#screen.waitFor(wanted, deadlineMs);
  }

  /** Resolves when the bytes that the program writes from now on contain `wanted`. Rejects if it ends before. */
  bytesWith(wanted: string): Promise<void> {
    return new Promise((resolve, reject) => {
      let received = '';
      const ended = this.#pty.onExit(() => reject(new Error(`It never wrote: ${wanted}`)));
      const listening = this.#pty.onData((piece) => {
        received = received.slice(-wanted.length) + piece;
        if (!received.includes(wanted)) return;
        listening.dispose();
        ended.dispose();
        resolve();
      });
    });
  }

  /** Waits for the program's end, and returns its exit code. Rejects with the frame after the deadline. */
  async waitForExit(deadlineMs = defaultDeadlineMs): Promise<number> {
    await this.#screen.waitForEnd(deadlineMs);
    return this.exited;
  }

  /** Presses a key until it has an effect, and returns that frame. */
  pressUntil(key: KeyName, wanted: Wanted): Promise<string> {
    return this.#enter(bytesOf(key), () => this.waitFor(wanted, unansweredMs));
  }

  /** Types a text until it has an effect, and returns that frame. */
  typeUntil(text: string, wanted: Wanted): Promise<string> {
    return this.#enter(text, () => this.waitFor(wanted, unansweredMs));
  }

  /** Pastes a text until it has an effect, and returns that frame. */
  pasteUntil(text: string, wanted: Wanted): Promise<string> {
    const bytes = pasteBytes(text, this.#screen.bracketsPastes);
    return this.#enter(bytes, () => this.waitFor(wanted, unansweredMs));
  }

  /** Presses a key until the program ends, and returns its exit code. */
  pressToEnd(key: KeyName): Promise<number> {
    return this.#enter(bytesOf(key), () => this.waitForExit(unansweredMs));
  }

  /** Returns the state of the terminal. Call it after the program has ended or was suspended. */
  async stateAfterExit(): Promise<TerminalState> {
    return this.#screen.state(await readFile(join(this.#folder, 'stty'), 'utf8'));
  }

  /** Ends everything that still runs in this terminal. */
  async close(): Promise<void> {
    this.#killAll();
    await this.exited;
    this.#screen.dispose();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /**
   * Waits until the program is idle, sends input, and repeats it if it has no effect: a screen ignores input before its
   * first frame, and a test cannot see that moment.
   */
  async #enter<T>(bytes: string, effect: () => Promise<T>, tries = 10): Promise<T> {
    while (!this.#isOver && isBusy(this.pid)) await shortPause();
    this.type(bytes);
    try {
      return await effect();
    } catch (thrown) {
      if (tries === 1) throw thrown;
      return this.#enter(bytes, effect, tries - 1);
    }
  }

  #killAll(): void {
    try {
      process.kill(-this.#pty.pid, 'SIGKILL');
    } catch {
      // The program has ended already.
    }
  }
}
