import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import type { Io } from '../../../src/cli/command.ts';
import { promptSecret } from '../../../src/cli/input/prompt-secret.ts';
import { readPiped } from '../../../src/cli/input/read-piped.ts';

/** A terminal for typing: records what it shows, and its mode. */
class FakeTerminal extends PassThrough {
  /** Every setting of raw mode, in order. */
  readonly modes: boolean[] = [];

  setRawMode(isRaw: boolean): this {
    this.modes.push(isRaw);
    return this;
  }
}

const stop = { current: new AbortController() };

afterEach(() => {
  stop.current = new AbortController();
});

function terminal() {
  const stdin = new FakeTerminal();
  const said = { err: '' };
  const io: Io = {
    out: () => {},
    err: (text) => {
      said.err += text;
    },
    stdin,
    stdinIsTerminal: true,
    stdoutIsTerminal: true,
  };
  return { stdin, said, context: { io, signal: stop.current.signal } };
}

describe('asking for a secret', () => {
  it('returns the line, and shows a star for each letter', async () => {
    const { stdin, said, context } = terminal();
    const asked = promptSecret(context, 'Key:');
    stdin.write('s3cret\x7fT\r');
    expect(await asked).toBe('s3creT');
    expect(said.err).toBe('Key: \x1b[?2004h******\x1b[?2004l\n');
    expect(stdin.modes).toEqual([true, false]);
    expect(stdin.isPaused()).toBe(true);
  });

  it('removes stars on Backspace, and stays on one line', async () => {
    const { stdin, said, context } = terminal();
    const asked = promptSecret(context, 'Key:');
    stdin.write('x'.repeat(500));
    stdin.write('\x15ab\r');
    expect(await asked).toBe('ab');
    const shown = said.err.slice('Key: \x1b[?2004h'.length);
    expect(shown).toBe(`${'*'.repeat(40)}${'\b \b'.repeat(38)}\x1b[?2004l\n`);
  });

  it('drops the line end of a paste', async () => {
    const { stdin, context } = terminal();
    const asked = promptSecret(context, 'Key:');
    stdin.write('\x1b[200~pasted\r\n\x1b[201~');
    expect(await asked).toBe('pasted');
  });

  it('reads letters that arrive in two parts', async () => {
    const { stdin, context } = terminal();
    const asked = promptSecret(context, 'Key:');
    const bytes = Buffer.from('é\r');
    stdin.write(bytes.subarray(0, 1));
    stdin.write(bytes.subarray(1));
    expect(await asked).toBe('é');
  });

  it('retains text typed ahead for the next question', async () => {
    const { stdin, context } = terminal();
    const first = promptSecret(context, 'One:');
    stdin.write('one\rtwo\r');
    expect(await first).toBe('one');
    expect(await promptSecret(context, 'Two:')).toBe('two');
  });

  it.each<[string, (stdin: FakeTerminal) => unknown]>([
    ['Ctrl+C', (stdin) => stdin.write('ab\x03')],
    ['the end of the input', (stdin) => stdin.end('ab')],
    ['a closed terminal', (stdin) => stdin.destroy()],
    ['a terminal that fails', (stdin) => stdin.destroy(new Error('EIO'))],
    ['a signal', () => stop.current.abort()],
  ])('is cancelled by %s, and restores the terminal', async (_, happen) => {
    const { stdin, said, context } = terminal();
    const asked = promptSecret(context, 'Key:');
    happen(stdin);
    await expect(asked).rejects.toMatchObject({ error: { code: 'cancelled' } });
    expect(stdin.modes).toEqual([true, false]);
    expect(said.err.endsWith('\x1b[?2004l\n')).toBe(true);
    expect(stdin.listenerCount('data')).toBe(0);
  });

  it('asks nothing after a stop', async () => {
    stop.current.abort();
    const { stdin, context } = terminal();
    await expect(promptSecret(context, 'Key:')).rejects.toMatchObject({
      error: { code: 'cancelled' },
    });
    expect(stdin.modes).toEqual([true, false]);
  });
});

describe('reading piped text', () => {
  it('returns all of it', async () => {
    const { stdin, context } = terminal();
    const read = readPiped(context, 100);
    stdin.write('one ');
    stdin.end(Buffer.from('é\n'));
    expect(await read).toBe('one é\n');
  });

  it('stops when it is too long, even if it does not end', async () => {
    const { stdin, context } = terminal();
    const read = readPiped(context, 100);
    stdin.write('x'.repeat(101));
    expect((await read).length).toBe(101);
    expect(stdin.isPaused()).toBe(true);
    expect(stdin.listenerCount('data')).toBe(0);
  });

  it('is cancelled by a signal', async () => {
    const { context } = terminal();
    const read = readPiped(context, 100);
    stop.current.abort();
    await expect(read).rejects.toMatchObject({ error: { code: 'cancelled' } });
  });
});
