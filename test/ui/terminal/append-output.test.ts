import { describe, expect, it } from 'vitest';
import { appendOutput } from '../../../src/ui/terminal/append-output.ts';

/** Returns what is written for successive frames. */
function written(...chunks: readonly string[]): string {
  let all = '';
  const output = appendOutput({
    write: (chunk: string | Uint8Array) => {
      all += chunk;
      return true;
    },
  });
  for (const chunk of chunks) output.write(chunk);
  return all;
}

const erase = '\x1b[2K\x1b[1A\x1b[2K\x1b[G';

describe('output for a terminal that cannot move its cursor', () => {
  it('has no escape sequences', () => {
    expect(written('\x1b[?2026h\x1b[1mOne\x1b[22m\r\ntwo\x1b[?25l\x1b]0;title\x07')).toBe(
      '\nOne\ntwo',
    );
    expect(written('\x1b[?2004h', `${erase}\x1b(B`)).toBe('');
  });

  it('has each new frame below the one before', () => {
    expect(written('one\nfoot', `${erase}two\nend`)).toBe('\none\nfoot\ntwo\nend');
  });

  it('has only the lines that changed', () => {
    expect(written('head\none\nfoot', 'head\ntwo\nfoot')).toBe('\nhead\none\nfoot\ntwo');
    expect(written('head\nfoot', 'head\nfoot')).toBe('\nhead\nfoot');
  });

  it('writes only the addition to a growing text, even if it wraps differently', () => {
    const frames = [
      'head\nfoot',
      'head\nThe\nfoot',
      'head\nThe sky\nfoot',
      'head\nThe sky\nis blue\nfoot',
    ];
    expect(written(...frames)).toBe('\nhead\nfoot\nThe sky\nis blue');
    expect(written('a long te', 'a long\ntext')).toBe('\na long text');
  });

  it('passes everything else on', () => {
    const output = appendOutput({ write: () => true, columns: 80, isWide: () => true });
    expect([output.columns, output.isWide()]).toEqual([80, true]);
  });
});
