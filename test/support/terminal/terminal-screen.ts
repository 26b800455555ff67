import xterm from '@xterm/headless';
import { found, type Wanted } from './terminal-keys.ts';
import { TerminalModes, type TerminalState } from './terminal-state.ts';

const synchronizedOutput = 2026;
const bracketedPaste = 2004;

/** Terminal emulator for a program's output, with ways to wait for it. */
export class TerminalScreen {
  readonly #terminal: xterm.Terminal;
  readonly #modes: TerminalModes;
  readonly #listeners = new Set<() => void>();
  #raw = '';
  #end: string | undefined;

  /** `answer` receives the terminal's answers to queries of the program. */
  constructor(columns: number, rows: number, answer: (text: string) => void) {
    this.#terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    this.#modes = new TerminalModes(this.#terminal);
    this.#terminal.onData((text) => this.#end === undefined && answer(text));
  }

  /** All bytes received so far. */
  get bytes(): string {
    return this.#raw;
  }

  get bracketsPastes(): boolean {
    return this.#modes.isOn(bracketedPaste);
  }

  take(bytes: string): void {
    this.#raw += bytes;
    this.#terminal.write(bytes);
    this.#tell();
  }

  /** Marks the end of the output; `how` is for messages. */
  end(how: string): void {
    this.#end = how;
    this.#tell();
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
  }

  /** The text on the screen, without trailing spaces and trailing empty lines. */
  frame(): string {
    const { active } = this.#terminal.buffer;
    const lines = Array.from({ length: this.#terminal.rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
    );
    return lines.join('\n').trimEnd();
  }

  /**
   * Waits until the completely drawn screen contains `wanted`. Rejects after the deadline, and at the end of the
   * output.
   */
  async waitFor(wanted: Wanted, deadlineMs: number): Promise<string> {
    const deadline = performance.now() + deadlineMs;
    for (;;) {
      const { length } = this.#raw;
      const isLast = this.#end !== undefined || performance.now() >= deadline;
      await this.#drawn();
      const frame = this.frame();
      if (!this.#modes.isOn(synchronizedOutput) && found(frame, wanted)) return frame;
      if (isLast) throw new Error(`Never on the screen: ${wanted}\n${this.#describe()}`);
      if (length === this.#raw.length) await this.#news(deadline);
    }
  }

  /** Waits for the end, and until all output is drawn. Rejects after the deadline. */
  async waitForEnd(deadlineMs: number): Promise<void> {
    const deadline = performance.now() + deadlineMs;
    while (this.#end === undefined) {
      if (performance.now() >= deadline) throw new Error(`It did not end.\n${this.#describe()}`);
      await this.#news(deadline);
    }
    await this.#drawn();
  }

  /** Returns the state in which the program left the terminal; `stty` is the output of `stty -a`. */
  async state(stty: string): Promise<TerminalState> {
    await this.#drawn();
    return this.#modes.stateOf(this.#terminal, stty);
  }

  dispose(): void {
    this.#terminal.dispose();
  }

  /** Resolves on new output, at the end, or at the deadline. */
  #news(deadline: number): Promise<void> {
    if (this.#end !== undefined) return Promise.resolve();
    return new Promise((resolve) => {
      const listener = () => {
        clearTimeout(timer);
        this.#listeners.delete(listener);
        resolve();
      };
      const timer = setTimeout(listener, Math.max(0, deadline - performance.now()));
      this.#listeners.add(listener);
    });
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #drawn(): Promise<void> {
    return new Promise((resolve) => this.#terminal.write('', resolve));
  }

  #describe(): string {
    return `--- the screen (${this.#end ?? 'it runs'}) ---\n${this.frame()}\n---`;
  }
}
