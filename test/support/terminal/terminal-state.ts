import type xterm from '@xterm/headless';

/** The state of the terminal in which a program leaves it to its shell. */
export interface TerminalState {
  readonly alternateScreen: boolean;
  readonly cursor: 'at the left' | 'within a line';
  readonly colours: 'plain' | 'left on';
  /** Private modes (DECSET) that were switched on and not off again, or off and not on again. */
  readonly modesLeftOn: readonly number[];
  readonly modesLeftOff: readonly number[];
  /** Levels of the kitty keyboard protocol that were not restored. */
  readonly keyboardLevels: number;
  /** Flags of the line discipline: line editing, echo, and Ctrl+C as a signal. */
  readonly lineInput: boolean;
  readonly echo: boolean;
  readonly signals: boolean;
}

/** The state that a shell must find. */
export const saneTerminal: TerminalState = {
  alternateScreen: false,
  cursor: 'at the left',
  colours: 'plain',
  modesLeftOn: [],
  modesLeftOff: [],
  keyboardLevels: 0,
  lineInput: true,
  echo: true,
  signals: true,
};

/** Modes that are on at the start: line wrapping, and the visible cursor. */
const onFromTheStart: readonly number[] = [7, 25];

/** The modes that a program has switched so far. */
export class TerminalModes {
  readonly #modes = new Map<number, boolean>();
  #keyboardLevels = 0;

  constructor({ parser }: xterm.Terminal) {
    const follow = (final: string, isOn: boolean) =>
      parser.registerCsiHandler({ prefix: '?', final }, (modes) => {
        for (const mode of modes.flat()) this.#modes.set(mode, isOn);
        return false;
      });
    follow('h', true);
    follow('l', false);
    parser.registerCsiHandler({ prefix: '>', final: 'u' }, () => this.#changeLevels(1));
    parser.registerCsiHandler({ prefix: '<', final: 'u' }, ([count]) =>
      this.#changeLevels(-Math.max(1, Number(count))),
    );
  }

  isOn(mode: number): boolean {
    return this.#modes.get(mode) ?? onFromTheStart.includes(mode);
  }

  /** Returns the final state of the terminal, with the output of `stty -a`. */
  async stateOf(screen: xterm.Terminal, stty: string): Promise<TerminalState> {
    const flags = stty.split(/[\s;]+/);
    const { type, cursorX } = screen.buffer.active;
    const switched = [...this.#modes.keys()];
    return {
      alternateScreen: type === 'alternate',
      cursor: cursorX === 0 ? 'at the left' : 'within a line',
      colours: (await writesPlain(screen)) ? 'plain' : 'left on',
      modesLeftOn: switched.filter((mode) => this.isOn(mode) && !onFromTheStart.includes(mode)),
      modesLeftOff: switched.filter((mode) => !this.isOn(mode) && onFromTheStart.includes(mode)),
      keyboardLevels: this.#keyboardLevels,
      lineInput: flags.includes('icanon'),
      echo: flags.includes('echo'),
      signals: flags.includes('isig'),
    };
  }

  #changeLevels(change: number): boolean {
    this.#keyboardLevels += change;
    return false;
  }
}

/** Returns true if the next character would have no style. Writes and removes that character. */
async function writesPlain(screen: xterm.Terminal): Promise<boolean> {
  const { active } = screen.buffer;
  const { cursorX, cursorY, baseY } = active;
  const write = (text: string) => new Promise<void>((resolve) => screen.write(text, resolve));
  await write('x');
  const isPlain = active
    .getLine(baseY + cursorY)
    ?.getCell(cursorX)
    ?.isAttributeDefault();
  await write('\b\x1b[K');
  return isPlain === true;
}
