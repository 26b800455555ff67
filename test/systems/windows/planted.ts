import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSources } from '../../support/rules/sources.ts';
import { startedPrograms } from '../../support/rules/started-programs.ts';
import { recordingProgram } from './recording-program.ts';
import { windowsPath } from './wine.ts';

/** Programs that this program starts, and some that packages or Windows itself would look up. */
const names = startedPrograms(readSources())
  .map((name) => name.replace(/\.exe$/, ''))
  .concat('cmd', 'npm', 'pwsh', 'resize', 'tput', 'where', 'wslpath');

/** A folder that a stranger filled with programs, each of which leaves a file when it is started. */
export interface PlantedProject {
  /** As Linux names it. */
  readonly folder: string;
  /** Entries of PATH that lead to the programs. The last one is a full path. */
  readonly entries: readonly string[];
  /** The names of the programs that were started, such as `gh.exe`. */
  started(): readonly string[];
}

/** Creates a work tree with programs in it, in a folder below it, and in its node_modules\\.bin. */
export function plantProject(parent: string): PlantedProject {
  const folder = join(parent, 'project');
  const record = join(parent, 'started');
  mkdirSync(join(folder, '.git'), { recursive: true });
  mkdirSync(record);
  const bin = join(folder, 'node_modules', '.bin');
  for (const place of [folder, join(folder, 'tools'), bin]) {
    mkdirSync(place, { recursive: true });
    for (const name of names) plant(place, name, record);
  }
  return {
    folder,
    entries: ['.', 'tools', '', 'node_modules\\.bin', 'Z:tools', '\\tools', windowsPath(bin)],
    started: () => readdirSync(record).sort(),
  };
}

/** Puts a program and scripts of one name into a folder. Each leaves a file in the folder `record`. */
export function plant(folder: string, name: string, record: string): void {
  const mark = (ending: string) => windowsPath(join(record, `${name}.${ending}`));
  writeFileSync(join(folder, `${name}.exe`), recordingProgram(mark('exe')));
  for (const ending of ['cmd', 'bat']) {
    writeFileSync(join(folder, `${name}.${ending}`), `@type nul>"${mark(ending)}"\r\n`);
  }
  writeFileSync(join(folder, `${name}.ps1`), `New-Item '${mark('ps1')}'\r\n`);
}
