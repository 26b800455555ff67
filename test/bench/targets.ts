import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import {
  environmentWith,
  makeFolders,
  programFile,
  projectFolder,
} from '../support/processes/program.ts';

/** A build of the program. */
export interface Build {
  readonly name: 'checkout' | 'package';
  /** Its bin/mistral-onboard.cjs. */
  readonly program: string;
}

/** Nodes and packages that are downloaded for the measurements; npm ci removes them. */
const downloads = join(projectFolder, 'node_modules/.bench');

const npm = (folder: string, ...args: readonly string[]) => {
  mkdirSync(folder, { recursive: true });
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder];
  return execFileSync('npm', [...args, ...quiet], { cwd: folder, encoding: 'utf8' });
};

/** Returns the path of the newest Node of a version such as `22`, from the npm package `node`. */
export function nodeOf(version: string): string {
  const folder = join(downloads, `node-${version}`);
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  npm(folder, 'install', `${name}@${version}`);
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(folder, 'node_modules', name, 'bin', file);
}

/** Returns the build of the checkout, and the package as published, installed into an empty folder. */
export function bothBuilds(): readonly Build[] {
  const program = programFile();
  const folder = join(downloads, 'package');
  mkdirSync(folder, { recursive: true });
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const packed = execFileSync('npm', pack, { cwd: projectFolder, encoding: 'utf8' });
  npm(folder, 'install', '--no-save', join(folder, JSON.parse(packed)[0].filename));
  const installed = join(folder, 'node_modules/mistral-onboard/bin/mistral-onboard.cjs');
  return [
    { name: 'checkout', program },
    { name: 'package', program: installed },
  ];
}

/** Starts the wizard and exits it normally, so that Node can cache its compiled code. */
export async function runOnce(node: string, { program }: Build): Promise<void> {
  const folders = await makeFolders();
  const env = environmentWith(folders.variables);
  const pty = spawn(node, [program, '--lang', 'en'], { cols: 80, rows: 24, env });
  const leaving = setInterval(() => pty.write('\x03'), 500);
  await new Promise((resolve) => pty.onExit(resolve));
  clearInterval(leaving);
  await folders.remove();
}
