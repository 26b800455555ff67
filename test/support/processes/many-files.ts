import { linkSync } from 'node:fs';
import { join } from 'node:path';
import type { Folder } from './repository.ts';

/** Commits many files with different texts, one of them the given text, and returns the path of that one. */
export function fillLargely(folder: Folder, count: number, planted: string): string {
  const index = Math.floor(count * 0.679);
  const pathOf = (file: number) => `d${file % 100}/f${file}.py`;
  const commands = Array.from({ length: count }, (_, file) => {
    const text = file === index ? planted : `value = ${file}\n`;
    // Creating a link takes a tenth of the time of creating a file; a checkout takes even longer.
    if (file < 100 || file === index) folder.write({ [pathOf(file)]: text });
    else linkSync(join(folder.path, pathOf(file % 100)), join(folder.path, pathOf(file)));
    return `M 100644 inline ${pathOf(file)}\ndata ${text.length}\n${text}\n`;
  });
  const head = 'commit refs/heads/main\ncommitter A <a@b> 1760000000 +0000\ndata 1\nx\n';
  folder.pipe(head + commands.join(''), 'fast-import', '--quiet', '--depth=0');
  folder.git('symbolic-ref', 'HEAD', 'refs/heads/main');
  folder.git('read-tree', 'HEAD');
  return pathOf(index);
}
