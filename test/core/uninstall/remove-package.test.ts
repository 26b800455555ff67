import { afterEach, expect, test } from 'vitest';
import { shellSyntaxes } from '../../../src/core/handoff/shell-quote.ts';
import { removePackageLines } from '../../../src/core/uninstall/remove-package.ts';
import { posixSyntax, type ShellSyntax, setLaunchers } from '../../../src/i18n/command-line.ts';
import type { Installation } from '../../../src/services/ports/app-data.ts';

const launcher = { words: ['mistral-onboard'], beforeArguments: [] };
function inShell(shell: ShellSyntax): void {
  setLaunchers(() => ({ here: launcher, anywhere: launcher, shell }));
}
afterEach(() => inShell(posixSyntax));

test.each<readonly [Installation, readonly string[]]>([
  [{ form: 'npm', path: '/x' }, ['npm uninstall -g mistral-onboard']],
  [
    { form: 'npm-project', path: '/my work' },
    ['npm uninstall mistral-onboard --prefix "/my work"'],
  ],
  [{ form: 'pnpm', path: '/x' }, ['pnpm remove -g mistral-onboard']],
  [{ form: 'yarn', path: '/x' }, ['yarn global remove mistral-onboard']],
  [{ form: 'bun', path: '/x' }, ['bun remove -g mistral-onboard']],
  [{ form: 'pip', path: '/x' }, ['pip uninstall mistral-onboard']],
  [{ form: 'pipx', path: '/x' }, ['pipx uninstall mistral-onboard']],
  [{ form: 'uv', path: '/x' }, ['uv tool uninstall mistral-onboard']],
  [{ form: 'uvx', path: '/c/9' }, ['uv cache clean mistral-onboard', 'rm -rf /c/9']],
  [{ form: 'npx', path: '/n/_npx/9' }, ['rm -rf /n/_npx/9']],
  [{ form: 'binary', path: '/b/it' }, ['rm /b/it']],
  [{ form: 'checkout', path: '/c' }, ['rm -rf /c']],
  [
    { form: 'checkout', path: '/c', isLinked: true },
    ['npm uninstall -g mistral-onboard', 'rm -rf /c'],
  ],
])('%j is removed by %j', (installation, lines) => {
  inShell(posixSyntax);
  expect(removePackageLines(installation)).toEqual(lines);
});

test.each([
  ['powershell', "Remove-Item -Recurse -Force 'C:\\a$b'", "Remove-Item 'C:\\my tools\\it.exe'"],
  ['cmd', 'rmdir /s "C:\\a$b"', 'del "C:\\my tools\\it.exe"'],
  ['fish', "rm -rf 'C:\\\\a$b'", "rm 'C:\\\\my tools\\\\it.exe'"],
] as const)('writes paths for %s', (shell, folder, file) => {
  inShell(shellSyntaxes[shell]);
  expect(removePackageLines({ form: 'npx', path: 'C:\\a$b' })).toEqual([folder]);
  expect(removePackageLines({ form: 'binary', path: 'C:\\my tools\\it.exe' })).toEqual([file]);
});
