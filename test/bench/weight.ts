import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../support/processes/program.ts';
import type { Row } from './row.ts';

const megabyte = 1_000_000;

/** Sizes of the tarball, and of the installation with the optional package and its dependencies. */
export function weightRow(): Row {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'];
  const said = execFileSync('npm', args, { cwd: projectFolder, encoding: 'utf8' });
  const [{ size, unpackedSize }] = JSON.parse(said);
  const needed = [...neededBy(['keytar'])];
  const packages = 1 + needed.length;
  const onDisk = unpackedSize + needed.reduce((sum, folder) => sum + bytesIn(folder), 0);
  const inMegabytes = (bytes: number) => `${(bytes / megabyte).toFixed(2)} MB`;
  return {
    what: 'packed tarball; installed packages; unpacked in total',
    measured: `${inMegabytes(size)}; ${packages}; ${inMegabytes(onDisk)}`,
    atMost: '1.5 MB; 3; 8 MB',
    met: size <= 1.5 * megabyte && packages <= 3 && onDisk <= 8 * megabyte,
    figures: { packedBytes: size, packages, unpackedBytes: onDisk },
  };
}

/** Returns the folders of these packages and of all their dependencies. */
function neededBy(names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of names) {
    const own = join(realpathSync(join(projectFolder, 'node_modules')), name);
    if (seen.has(own)) continue;
    seen.add(own);
    const { dependencies = {} } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'));
    neededBy(Object.keys(dependencies), seen);
  }
  return seen;
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
