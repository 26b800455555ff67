import { homedir } from 'node:os';
import { createPrograms, type Programs } from '../../../src/services/processes/programs.ts';
import type { Variables } from '../../../src/services/processes/variables.ts';

/** The programs on the PATH of an environment, or of that of the tests, seen from a folder that holds no project. */
export function programsIn(inherited: Variables = process.env): Programs {
  return createPrograms({
    inherited,
    platform: process.platform,
    home: homedir(),
    workingFolder: '/',
  });
}
