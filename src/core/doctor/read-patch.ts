/** A stretch of a file as a commit left it. */
export interface AddedText {
  readonly path: string;
  readonly text: string;
  /** The line of the file that the text begins at, from 1. */
  readonly begin: number;
  /** The lines of the text that the commit brought in, from 1. */
  readonly added: ReadonlySet<number>;
}

/** What a patch of one file, as `git diff` writes it, leaves where it changes something. */
export function addedTexts(patch: string): readonly AddedText[] {
  // No line of a file begins with `@@`: each has a sign before it.
  const [head = '', ...rest] = patch.split(/^(?=@@ )/m);
  const path = pathIn(head);
  if (path === undefined) return [];
  return rest.map((hunk) => ({ path, ...stretchOf(hunk.split('\n')) }));
}

/** The path that a file has after the change; undefined for one that was removed, or that is no text. */
function pathIn(head: string): string | undefined {
  const written = /^\+\+\+ (.+?)\t?$/m.exec(head)?.[1];
  const path = written?.startsWith('"') ? unquoted(written) : written;
  return path?.startsWith('b/') ? path.slice(2) : undefined;
}

/** Git quotes what would break a line. */
function unquoted(written: string): string {
  return written.slice(1, -1).replaceAll(/\\([abtnvfr"\\]|[0-7]{3})/g, (_, escaped: string) => {
    if (escaped.length === 3) return String.fromCharCode(Number.parseInt(escaped, 8));
    return escaped === '"' || escaped === '\\' ? escaped : ' ';
  });
}

function stretchOf([head = '', ...lines]: readonly string[]): Omit<AddedText, 'path'> {
  const begin = Number(/^@@ [^+]*\+(\d+)/.exec(head)?.[1] ?? 1);
  const kept = lines.filter((line) => line.startsWith(' ') || line.startsWith('+'));
  const added = kept.flatMap((line, index) => (line.startsWith('+') ? [index + 1] : []));
  const text = kept.map((line) => line.slice(1)).join('\n');
  return { text, begin, added: new Set(added) };
}
