import { launchers, type ShellSyntax } from '../../i18n/command-line.ts';
import type { Installation } from '../../services/ports/app-data.ts';

const name = 'mistral-onboard';

/**
 * Returns the command lines that remove the program itself. The person runs them, because a running program cannot
 * reliably remove itself.
 */
export function removePackageLines({ form, path, isLinked }: Installation): readonly string[] {
  const { shell } = launchers();
  switch (form) {
    case 'npm':
      return [`npm uninstall -g ${name}`];
    case 'npm-project':
      return [lineOf(shell, ['npm', 'uninstall', name, '--prefix', path])];
    case 'pnpm':
      return [`pnpm remove -g ${name}`];
    case 'yarn':
      return [`yarn global remove ${name}`];
    case 'bun':
      return [`bun remove -g ${name}`];
    case 'pip':
      return [`pip uninstall ${name}`];
    case 'pipx':
      return [`pipx uninstall ${name}`];
    case 'uv':
      return [`uv tool uninstall ${name}`];
    case 'uvx':
      return [`uv cache clean ${name}`, deleteLine(shell, path, 'folder')];
    case 'checkout':
      return [...(isLinked ? [`npm uninstall -g ${name}`] : []), deleteLine(shell, path, 'folder')];
    case 'npx':
    case 'pipx-run':
    case 'cache':
      return [deleteLine(shell, path, 'folder')];
    case 'binary':
      return [deleteLine(shell, path, 'file')];
  }
}

function deleteLine(shell: ShellSyntax, path: string, kind: 'file' | 'folder'): string {
  const isFolder = kind === 'folder';
  if (shell.name === 'powershell') {
    return lineOf(shell, ['Remove-Item', ...(isFolder ? ['-Recurse', '-Force'] : []), path]);
  }
  if (shell.name === 'cmd') return lineOf(shell, [...(isFolder ? ['rmdir', '/s'] : ['del']), path]);
  return lineOf(shell, ['rm', ...(isFolder ? ['-rf'] : []), path]);
}

function lineOf({ quote }: ShellSyntax, words: readonly string[]): string {
  return words.map(quote).join(' ');
}
