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
  /** Another Node than the one that runs the tests. */
  readonly node?: string;
  /** Another copy of `bin/mistral-onboard.cjs`. */
  readonly program?: string;
  /** First words of the command line; they must become the program, not start it. */
  readonly prefix?: readonly string[];
  /** True for a shell with job control: put aside, the program is brought back by the next line that is typed. */
  readonly hasJobs?: boolean;
}

const defaultDeadlineMs = 30_000;
/** After so long without an effect, input was not taken. */
const unansweredMs = 3_000;
const shortPause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/**
 * As a person's shell does, this one outlives the program, whatever is pressed: it looks at the line discipline, and
 * gives the exit code.
 */
const shell = 'trap : INT; "$@"; code=$?; trap "" INT; stty -a >"$0"; exit $code';

/** As a person's shell does again: says how it found the terminal when the program was put aside, and brings it back. */
const shellWithJobs = `echo before; set -m; "$@"; code=$?; times=0
while [ $code = 148 ]; do stty -a >"$0"; times=$((times + 1)); echo aside $times; read line; fg >/dev/null; code=$?; done
stty -a >"$0"; exit $code`;

/** Starts the built program in a terminal of 80x24 unless told otherwise. Close it at the end. */
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
  /** The exit code; of a program that a signal ended, 128 and its number. */
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

  /** The process of the program itself. Throws where it is over. Linux. */
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

  /** Gives the terminal another size, and the program the signal of it. */
  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  /** Sends a signal to the program alone. */
  kill(signal: NodeJS.Signals): void {
    process.kill(this.pid, signal);
  }

  /** Takes the terminal away, as closing its window does, and waits until the program has ended of it. */
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
   * Waits until the screen, whole, holds `wanted`, and gives that frame. Rejects with the frame after the deadline, and
   * at once where the program has ended without it.
   */
  waitFor(wanted: Wanted, deadlineMs = defaultDeadlineMs): Promise<string> {
    return this.#screen.waitFor(wanted, deadlineMs);
  }

  /** Waits for the program's end, and gives its exit code. Rejects with the frame after the deadline. */
  async waitForExit(deadlineMs = defaultDeadlineMs): Promise<number> {
    await this.#screen.waitForEnd(deadlineMs);
    return this.exited;
  }

  /** Presses a key until it has had its effect, and gives that frame. */
  pressUntil(key: KeyName, wanted: Wanted): Promise<string> {
    return this.#enter(bytesOf(key), () => this.waitFor(wanted, unansweredMs));
  }

  /** Types until that has had its effect, and gives that frame. */
  typeUntil(text: string, wanted: Wanted): Promise<string> {
    return this.#enter(text, () => this.waitFor(wanted, unansweredMs));
  }

  /** Pastes until that has had its effect, and gives that frame. */
  pasteUntil(text: string, wanted: Wanted): Promise<string> {
    const bytes = pasteBytes(text, this.#screen.bracketsPastes);
    return this.#enter(bytes, () => this.waitFor(wanted, unansweredMs));
  }

  /** Presses a key until the program has ended, and gives its exit code. */
  pressToEnd(key: KeyName): Promise<number> {
    return this.#enter(bytesOf(key), () => this.waitForExit(unansweredMs));
  }

  /** How the terminal was left. To be asked once the program is over, or put aside. */
  async stateAfterExit(): Promise<TerminalState> {
    return this.#screen.state(await readFile(join(this.#folder, 'stty'), 'utf8'));
  }

  /** Ends whatever still runs in this terminal. */
  async close(): Promise<void> {
    this.#killAll();
    await this.exited;
    this.#screen.dispose();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /**
   * A screen takes no input before it is painted, so that what was meant for the one before does nothing here. That
   * moment can't be seen from outside: so this waits until the program rests, and gives again what was not taken.
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
      // It is over already.
    }
  }
}
