import { homedir } from 'node:os';
import { createPrograms, type Programs } from '../../../src/services/processes/programs.ts';
import type { Variables } from '../../../src/services/processes/variables.ts';

/** Returns the programs on the PATH of an environment, by default that of the tests, for a folder without a project. */
export function programsIn(inherited: Variables = process.env): Programs {
  return createPrograms({
    inherited,
    platform: process.platform,
    home: homedir(),
    workingFolder: '/',
  });
}
