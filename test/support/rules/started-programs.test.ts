import { describe, expect, test } from 'vitest';
import { bareStarts, startedPrograms, usesChildProcess } from './started-programs.ts';

const path = 'services/sample.ts';

describe('the names of started programs', () => {
  test.each([
    ['a look-up', "const git = programs.find('git');", ['git']],
    ['a run by a port', "await options.processes.run('sh', ['-c']);", ['sh']],
    ['a run', "needsPipe ? await run('sh', []) : await run(path, args);", ['sh']],
    ['a choice', "programs.find(isMac ? 'open' : 'xdg-open');", ['open', 'xdg-open']],
    [
      'a command',
      "const mac: ClipboardCommands = { read: ['pbpaste'], empty: ['pbcopy'] };",
      ['pbcopy', 'pbpaste'],
    ],
    ['a secret manager', "const tool = { check: { argv: ['op', 'whoami'] } };", ['op']],
    [
      'PowerShell',
      "function ps(): Command { return ['powershell.exe', '-Command']; }",
      ['powershell.exe'],
    ],
  ])('are read off %s', (_, text, expected) => {
    expect(startedPrograms([{ path, text }])).toEqual(expected);
  });

  test('are no absolute paths, and nothing that is found elsewhere', () => {
    const text =
      "outputOf(processes, '/usr/bin/security', []); list.find((each) => each); return ['a', 'b'];";
    expect(startedPrograms([{ path, text: `function f() { ${text} }` }])).toEqual([]);
  });
});

test.each([
  ["import { spawn } from 'node:child_process';", true],
  ["const { exec } = require('child_process');", true],
  ["await import('node:child_process');", true],
  ['const code = `import { spawn } from "node:child_process";`;', false],
])('%j can start programs: %s', (text, expected) => {
  expect(usesChildProcess({ path, text })).toBe(expected);
});

test.each([
  ["spawn('tput', ['cols']);", ['tput']],
  ["child.execFileSync('resize');", ['resize']],
  ["spawn('/bin/sh', []);", []],
  ['spawn(path, []);', []],
])('%s starts %j by a bare name', (text, expected) => {
  expect(bareStarts({ path, text })).toEqual(expected);
});
