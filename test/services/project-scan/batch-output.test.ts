import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchOutput } from '../../../src/services/project-scan/batch-output.ts';
import { partLength, partsOf } from '../../../src/services/project-scan/text-parts.ts';

const utf16 = Buffer.from(`\ufeff${'key = "x"\n'.repeat(40)}`, 'utf16le');
const unmarked = utf16.subarray(2);
const contents = [
  Buffer.alloc(0),
  Buffer.from('one line\n'),
  Buffer.from('no line end, then a head: 0123 blob 7'),
  Buffer.from('caf\u00e9\n', 'latin1'),
  Buffer.from([0xff, 0xfe, 0x41]),
  Buffer.from([0xfe, 0xff, 0x00, 0x41]),
  Buffer.from('a zero \0 within'),
  utf16,
  unmarked,
  Buffer.from(utf16).swap16(),
  Buffer.from('0123456789abcde\n'.repeat(partLength / 16)),
  Buffer.from('0123456789abcde\n'.repeat(partLength / 4)),
  undefined,
];

/** Returns what git prints for objects; undefined stands for one that is missing. */
function printed(objects: readonly (Buffer | undefined)[]): Buffer {
  const hash = 'a'.repeat(40);
  const parts = objects.map((content) =>
    content === undefined
      ? Buffer.from(`${hash} missing\n`)
      : Buffer.concat([
          Buffer.from(`${hash} blob ${content.length}\n`),
          content,
          Buffer.from('\n'),
        ]),
  );
  return Buffer.concat(parts);
}

/** Returns the text of each object, read in pieces of this length. */
function textsIn(output: Buffer, pieceLength: number): readonly string[] {
  const reader = new BatchOutput();
  const texts: string[] = [];
  let text = '';
  for (let at = 0; at < output.length; at += pieceLength) {
    const piece = Buffer.from(output.subarray(at, at + pieceLength));
    for (const { part, isLast } of reader.push(piece)) {
      text += part?.text.slice(...part.body) ?? '';
      if (!isLast) continue;
      texts.push(text);
      text = '';
    }
    piece.fill(0);
  }
  return texts;
}

describe('the output of git for several objects', () => {
  it('has the same texts in whatever pieces it arrives', () => {
    const objects = fc.array(fc.constantFrom(...contents), { maxLength: 12 });
    const pieces = fc.constantFrom(1_001, 4_096, 65_536, 10_000_000);
    fc.assert(
      fc.property(objects, pieces, (some, pieceLength) => {
        const wanted = some.map((content) =>
          partsOf(content ?? Buffer.alloc(0))
            .map(({ text, body }) => text.slice(...body))
            .join(''),
        );
        expect(textsIn(printed(some), pieceLength)).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('has the same texts byte by byte', () => {
    const short = contents.filter((content) => (content?.length ?? 0) < partLength);
    expect(textsIn(printed(short), 1)).toEqual(textsIn(printed(short), 10_000_000));
  });

  it('keeps the characters of plain texts, and decodes UTF-16', () => {
    const some = [contents[3], contents[6], unmarked];
    expect(textsIn(printed(some), 10_000_000)).toEqual([
      'caf\u00e9\n',
      'a zero \0 within',
      unmarked.toString('utf16le'),
    ]);
  });
});
