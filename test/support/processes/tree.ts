import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns every path below a folder, sorted. Does not follow links. */
export function pathsBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const paths = entries.flatMap((entry) => [
    entry.name,
    ...(entry.isDirectory()
      ? pathsBelow(join(folder, entry.name)).map((path) => `${entry.name}/${path}`)
      : []),
  ]);
  return paths.sort();
}

/** Returns the tree below a folder: kind, mode and date of each path, and the digest of each file. */
export function describeTree(folder: string): readonly string[] {
  return pathsBelow(folder).map((path) => {
    const stat = lstatSync(join(folder, path));
    const content = stat.isFile() ? digest(readFileSync(join(folder, path))) : '';
    return `${path} ${stat.mode.toString(8)} ${stat.mtimeMs} ${content}`;
  });
}

/** Returns the files below a folder that contain the text, as UTF-8 or UTF-16. */
export function filesHolding(folder: string, text: string): readonly string[] {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return pathsBelow(folder).filter((path) => {
    const content = contentOf(join(folder, path));
    return forms.some((form) => content.includes(form));
  });
}

/** Returns the content; empty if it is not a file, or was removed after it was listed. */
function contentOf(path: string): Buffer {
  const isFile = lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
  return isFile ? readFileSync(path) : Buffer.alloc(0);
}

function digest(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
