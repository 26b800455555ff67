import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export type CompletingShell = 'bash' | 'zsh' | 'fish' | 'powershell';

/** Separator between the completions of two lines. */
const mark = '@@@@@';

/** Asks a real shell for the completions at the end of each line; returns the words without their descriptions. */
export async function completeLines(
  shell: CompletingShell,
  script: string,
  lines: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'onboard-complete-'));
  try {
    await prepare(folder, script);
    const said = await ask(shell, folder, lines);
    const offers = said.split(`${mark}\n`).map((part) => part.split('\n').filter(Boolean));
    return new Map(lines.map((line, at) => [line, sorted(offers[at] ?? [])]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sorted(messages: readonly string[]): readonly string[] {
  return [...new Set(messages.map((word) => word.trim()))].toSorted();
}

/** Writes the completion script, two files to find, and a program that lists the profiles. */
async function prepare(folder: string, script: string): Promise<void> {
  const files = join(folder, 'files');
  const programs = join(folder, 'programs');
  await Promise.all([files, programs].map((path) => mkdir(path)));
  await Promise.all([
    writeFile(join(folder, 'script'), script),
    writeFile(join(files, 'notes of today.txt'), ''),
    writeFile(join(files, 'notes2.txt'), ''),
    writeFile(
      join(programs, 'mistral-onboard'),
      `#!/bin/sh\ntest "$*" = "completion --profiles" && printf 'default\\nwork\\n'\n`,
      { mode: 0o755 },
    ),
    writeFile(join(programs, 'a-program-of-mine'), '#!/bin/sh\n', { mode: 0o755 }),
  ]);
}

const asking: Readonly<Record<CompletingShell, (lines: readonly string[]) => string>> = {
  // Readline separates words at `=`, too.
  bash: (lines) => `
    source ../script
    ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _mistral_onboard; printf '%s\\n' "\${COMPREPLY[@]}" ${mark}; }
    ${lines.map((line) => `ask ${line.replaceAll('=', " '=' ").replace(/ $/, " ''")}`).join('\n')}`,
  fish: (lines) => `
    source ../script
    ${lines.map((line) => `complete -C '${line}' | string replace -r '\\t.*' ''; echo ${mark}`).join('\n')}`,
  powershell: (lines) => `
    Get-Content -Raw ../script | Invoke-Expression
    ${lines.map((line) => `(TabExpansion2 '${line}' ${line.length}).CompletionMatches.ListItemText; '${mark}'`).join('\n')}`,
  // Zsh completes only on a terminal.
  zsh: () => `
    zmodload zsh/zpty
    zpty asked zsh -d -i
    while zpty -r asked seen; do :; done
    cat ../offers`,
};

/** Returns a script that prints the arguments of `compadd` instead of showing completions. */
function zshAsked(lines: readonly string[]): string {
  return `
    autoload -Uz compinit && compinit -u -D
    source ../script
    compadd() {
      if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
      local -a hits
      builtin compadd -A hits "$@"
      (($#hits == 0)) || print -rl -- $hits >> ../offers
      return 1
    }
    ask-all() {
      for BUFFER in ${lines.map((line) => `'${line}'`).join(' ')}; do
        CURSOR=$#BUFFER
        zle complete-word
        print ${mark} >> ../offers
      done
      exit
    }
    zle -N zle-line-init ask-all`;
}

async function ask(shell: CompletingShell, folder: string, lines: readonly string[]) {
  const file = shell === 'powershell' ? 'ask.ps1' : 'ask';
  await writeFile(join(folder, file), asking[shell](lines));
  await writeFile(join(folder, '.zshrc'), zshAsked(lines));
  const quietly = {
    bash: ['bash', '--norc'],
    zsh: ['zsh', '-f'],
    fish: ['fish', '--no-config'],
    powershell: ['pwsh', '-NoProfile', '-NonInteractive', '-File'],
  };
  const [program = '', ...options] = quietly[shell];
  const child = spawn(program, [...options, `../${file}`], {
    cwd: join(folder, 'files'),
    env: {
      PATH: `${join(folder, 'programs')}:${process.env['PATH'] ?? ''}`,
      HOME: folder,
      ZDOTDIR: folder,
      TERM: 'dumb',
      LC_ALL: 'C.UTF-8',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return said;
}
