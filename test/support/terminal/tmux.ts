import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { atOurEnd } from '../processes/processes.ts';
import { environmentWith, type Variables } from '../processes/program.ts';
import { found, type Wanted } from './terminal-keys.ts';

const deadlineMs = 30_000;

/** State of a tmux pane and its program. */
export interface PaneState {
  readonly alternateScreen: boolean;
  readonly cursorShown: boolean;
}

/** A shell in a separate tmux server: one pane of 80x24, without the person's settings. */
export class Tmux {
  readonly #socket: string;
  readonly #variables: Variables;
  readonly #forget: () => void;

  constructor(folder: string, variables: Variables) {
    this.#socket = join(folder, 'tmux');
    this.#variables = { ...variables, PS1: '$ ', SHELL: '/bin/sh' };
    this.#run('-f', '/dev/null', 'new-session', '-d', '-x', '80', '-y', '24', 'sh');
    this.#forget = atOurEnd(() => this.#run('kill-server'));
  }

  /** Returns the screen, and with `whole` the scrollback as well. */
  frame(whole = false): string {
    return this.#run('capture-pane', '-p', ...(whole ? ['-S', '-'] : [])).trimEnd();
  }

  state(): PaneState {
    const [alternate, cursor] = this.#run('display', '-p', '#{alternate_on} #{cursor_flag}').split(
      ' ',
    );
    return { alternateScreen: alternate === '1', cursorShown: cursor?.trim() === '1' };
  }

  type(text: string): void {
    this.#run('send-keys', '-l', text);
  }

  /** Presses a key by its name in tmux, such as `Enter` or `C-c`. */
  press(key: string): void {
    this.#run('send-keys', key);
  }

  /** Pastes as a person does: bracketed if the program in the pane requested that. */
  paste(text: string): void {
    this.#run('set-buffer', text);
    this.#run('paste-buffer', '-p');
  }

  resize(columns: number, rows: number): void {
    this.#run('resize-window', '-x', String(columns), '-y', String(rows));
  }

  /** Waits until the screen has `wanted`, and returns it. Rejects with the screen after the deadline. */
  async waitFor(wanted: Wanted, forMs = deadlineMs): Promise<string> {
    const deadline = performance.now() + forMs;
    for (;;) {
      const frame = this.frame();
      if (found(frame, wanted)) return frame;
      if (performance.now() > deadline) throw new Error(`Never in tmux: ${wanted}\n${frame}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Repeats input until it has an effect, because a screen may ignore it at first. */
  async until(wanted: Wanted, give: () => void, tries = 10): Promise<string> {
    give();
    try {
      return await this.waitFor(wanted, tries === 1 ? deadlineMs : 3_000);
    } catch (thrown) {
      if (tries === 1) throw thrown;
      return this.until(wanted, give, tries - 1);
    }
  }

  end(): void {
    this.#run('kill-server');
    this.#forget();
  }

  #run(...args: readonly string[]): string {
    const env = environmentWith(this.#variables);
    const { stdout } = spawnSync('tmux', ['-S', this.#socket, ...args], { encoding: 'utf8', env });
    return stdout;
  }
}
