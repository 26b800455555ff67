import { PassThrough, Writable } from 'node:stream';
import xterm from '@xterm/headless';
import { type Instance, render, useInput } from 'ink';
import { Fragment, type ReactNode } from 'react';
import { cacheRows } from '../../../src/ui/ink/cached-rows.ts';
import { bytesOf, found, type KeyName, pasteBytes, type Wanted } from './terminal-keys.ts';

/** The size and kind of the terminal that a test draws into. */
export interface ScreenOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly screenReader?: boolean;
  /** Ink's own Ctrl+C; off, so that the program's handling is tested. */
  readonly exitOnCtrlC?: boolean;
  /** Wraps Ink's input, as the program's paste guard does. */
  readonly wrapInput?: (input: ScreenInput) => ScreenInput;
}

/** Allows for a busy machine. */
const defaultDeadlineMs = 20_000;

const macrotask = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const shortPause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/** The output side of a terminal: keeps every byte and passes it to the emulator. */
export class ScreenOutput extends Writable {
  readonly isTTY = true;
  columns: number;
  rows: number;
  readonly #terminal: xterm.Terminal;
  #raw = '';

  constructor(columns: number, rows: number, terminal: xterm.Terminal) {
    super({ decodeStrings: false });
    this.columns = columns;
    this.rows = rows;
    this.#terminal = terminal;
  }

  get raw(): string {
    return this.#raw;
  }

  getColorDepth(): number {
    return 24;
  }

  override _write(chunk: unknown, _encoding: BufferEncoding, written: () => void): void {
    this.#raw += String(chunk);
    this.#terminal.write(String(chunk));
    written();
  }
}

/** A terminal's input side. */
export class ScreenInput extends PassThrough {
  readonly isTTY = true;
  isRaw = false;

  setRawMode(isRaw: boolean): this {
    this.isRaw = isRaw;
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

/** Observes each key that Ink delivers, so that `press` can wait for it instead of guessing. */
function KeyWitness({ onKey }: { readonly onKey: () => void }): null {
  useInput(onKey);
  return null;
}

/**
 * Renders `node` with Ink in a real terminal emulator, 80x24 by default, on the alternate screen as the program does.
 * The returned methods type and wait; none sleeps for a fixed time.
 */
export function renderScreen(node: ReactNode, options: ScreenOptions = {}): TestScreen {
  return new TestScreen(node, options);
}

export class TestScreen {
  readonly #terminal: xterm.Terminal;
  readonly #output: ScreenOutput;
  readonly #input = new ScreenInput();
  readonly #ink: Instance;
  #keysSeen = 0;

  constructor(node: ReactNode, options: ScreenOptions) {
    const { columns = 80, rows = 24, screenReader = false, exitOnCtrlC = false } = options;
    const { wrapInput = (input: ScreenInput) => input } = options;
    this.#terminal = new xterm.Terminal({
      cols: columns,
      rows,
      allowProposedApi: true,
      // A terminal converts line ends in raw mode, too.
      convertEol: true,
    });
    this.#output = new ScreenOutput(columns, rows, this.#terminal);
    cacheRows();
    this.#ink = render(this.#tree(node), {
      stdout: this.#output,
      stdin: wrapInput(this.#input),
      stderr: new Writable({ write: (_chunk, _encoding, written) => written() }),
      interactive: true,
      alternateScreen: true,
      patchConsole: false,
      isScreenReaderEnabled: screenReader,
      exitOnCtrlC,
    });
  }

  #tree(node: ReactNode): ReactNode {
    return (
      <Fragment>
        <KeyWitness
          onKey={() => {
            this.#keysSeen += 1;
          }}
        />
        {node}
      </Fragment>
    );
  }

  /** The text on the screen, without trailing spaces and trailing empty lines. */
  frame(): string {
    const { active } = this.#terminal.buffer;
    const lines = Array.from({ length: this.#terminal.rows }, (_, row) =>
      // Cut the line to the current width, because it keeps the cells of a wider terminal.
      (
        active.getLine(active.baseY + row)?.translateToString(true, 0, this.#terminal.cols) ?? ''
      ).trimEnd(),
    );
    return lines.join('\n').trimEnd();
  }

  /** Every byte written so far: for asserting that a text never was on the screen. */
  everyFrame(): string {
    return this.#output.raw;
  }

  /** True while the program holds the terminal in raw mode. */
  get isRaw(): boolean {
    return this.#input.isRaw;
  }

  /** Replaces the drawn node by another one. */
  rerender(node: ReactNode): void {
    this.#ink.rerender(this.#tree(node));
  }

  /** Types `text` in one burst, as one read of the program, and waits until it was read and drawn. */
  async type(text: string): Promise<void> {
    this.#input.write(text);
    while (this.#input.readableLength > 0 && this.#input.listenerCount('readable') > 0) {
      await macrotask();
    }
    await this.settled();
  }

  /** Presses one key, and waits until it was delivered and drawn. */
  async press(key: KeyName): Promise<void> {
    const before = this.#keysSeen;
    await this.type(bytesOf(key));
    // A lone Esc is delayed briefly, because it may begin a longer sequence.
    while (key === 'escape' && this.#keysSeen === before) await shortPause();
    await this.settled();
  }

  /** Pastes as a terminal does: line ends become CR, and the text is bracketed if the program requested that. */
  async paste(text: string): Promise<void> {
    await this.type(pasteBytes(text, this.#terminal.modes.bracketedPasteMode));
  }

  /** Resizes the terminal, as dragging its corner does. */
  async resize(columns: number, rows: number): Promise<void> {
    this.#terminal.resize(columns, rows);
    this.#output.columns = columns;
    this.#output.rows = rows;
    this.#output.emit('resize');
    await this.settled();
  }

  /** Waits until everything drawn so far is on the screen. */
  async settled(): Promise<void> {
    await this.#ink.waitUntilRenderFlush();
    await new Promise<void>((resolve) => this.#terminal.write('', resolve));
  }

  /**
   * Waits until the screen has `wanted` (a text, a pattern, or a function), and returns that frame. Rejects with the
   * frame after `deadlineMs`.
   */
  async waitFor(wanted: Wanted, deadlineMs = defaultDeadlineMs): Promise<string> {
    const deadline = performance.now() + deadlineMs;
    for (;;) {
      await this.settled();
      const frame = this.frame();
      if (found(frame, wanted)) return frame;
      if (performance.now() > deadline) {
        throw new Error(
          `Never on the screen: ${String(wanted)}\n--- the screen ---\n${frame}\n---`,
        );
      }
      await shortPause();
    }
  }

  /** Ends the program's drawing and waits until the terminal is restored. */
  async unmount(): Promise<void> {
    this.#ink.unmount();
    await this.#ink.waitUntilExit();
    await this.settled();
    this.#ink.cleanup();
  }
}
