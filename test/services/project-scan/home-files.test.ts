import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../support/processes/repository.ts';
import { asNobody } from '../../support/processes/users.ts';
import { homeOf, scanOf, unstopped } from './scans.ts';

const histories = [
  '.bash_history',
  '.bash_eternal_history',
  '.sh_history',
  '.ksh_history',
  '.mksh_history',
  '.ash_history',
  '.history',
  '.csh_history',
  '.yash_history',
  '.zsh_history',
  '.zhistory',
  '.histfile',
  '.zsh_sessions/1A.history',
  '.bash_sessions/1A.history',
  '.config/zsh/.zsh_history',
  '.local/share/zsh/history',
  '.local/state/zsh/history',
  '.cache/zsh/history',
  '.local/state/bash/history',
  '.local/share/fish/fish_history',
  '.local/share/fish/work_history',
  '.config/nushell/history.txt',
  '.local/share/nushell/history.txt',
  '.config/nushell/history.sqlite3',
  '.local/share/xonsh/xonsh-history.sqlite',
  '.local/share/xonsh/history_json/xonsh-1.json',
  '.local/state/elvish/db.bolt',
  '.local/share/powershell/PSReadLine/ConsoleHost_history.txt',
  '.local/share/atuin/history.db',
  '.python_history',
  '.node_repl_history',
  '.ipython/profile_default/history.sqlite',
  '.psql_history',
  '.viminfo',
];

const startup = [
  '.profile',
  '.bashrc',
  '.bash_profile',
  '.bash_login',
  '.bash_aliases',
  '.zshrc.local',
  '.bash_private',
  '.env',
  '.secrets.sh',
  '.zshenv',
  '.zprofile',
  '.zshrc',
  '.zlogin',
  '.config/zsh/.zshrc',
  '.kshrc',
  '.mkshrc',
  '.tcshrc',
  '.cshrc',
  '.config/fish/config.fish',
  '.config/fish/conf.d/keys.fish',
  '.config/fish/fish_variables',
  '.config/nushell/env.nu',
  '.config/elvish/rc.elv',
  '.xonshrc',
  '.config/powershell/Microsoft.PowerShell_profile.ps1',
  '.config/environment.d/10-keys.conf',
  '.config/systemd/user/app.service',
  '.config/systemd/user/app.service.d/keys.conf',
  '.config/autostart/app.desktop',
  '.tmux.conf',
  '.ssh/config',
  '.gitconfig',
  '.config/git/config',
  '.Renviron',
  '.config/Code/User/settings.json',
  '.claude/settings.json',
  '.config/plasma-workspace/env/keys.sh',
  'Library/LaunchAgents/keys.plist',
  '.pam_environment',
  '.xprofile',
  '.ssh/environment',
  '.bashrc.d/keys',
  '.oh-my-zsh/custom/keys.zsh',
];

describe('the home folder', () => {
  it.each(histories)('has a history in %s', async (path) => {
    const home = makeFolder();
    home.write({ [path]: `content of ${path}` });
    const { files } = await homeOf(scanOf(home).shellHistories(unstopped));
    expect(files.map(({ path: shown, text }) => [shown, text])).toEqual([
      [`~/${path}`, `content of ${path}`],
    ]);
  });

  it.each(startup)('has a startup file in %s', async (path) => {
    const home = makeFolder();
    home.write({ [path]: `content of ${path}` });
    const { files } = await homeOf(scanOf(home).startupFiles(unstopped));
    expect(files.map(({ path: shown, text }) => [shown, text])).toEqual([
      [`~/${path}`, `content of ${path}`],
    ]);
  });

  it.each([
    ['.zshrc', 'source ~/dot/keys.sh'],
    ['.bashrc', '[ -f "$HOME/dot/keys.sh" ] && . "$HOME/dot/keys.sh"'],
    ['.profile', 'if [ -r ~/dot/keys.sh ]; then . ~/dot/keys.sh; fi'],
    ['.config/fish/config.fish', 'source $HOME/dot/keys.sh'],
    ['.zshrc', 'source "$\u007bXDG_CONFIG_HOME:-$HOME/.config}/../dot/keys.sh"'],
  ])('has files that %s runs: %s', async (path, line) => {
    const home = makeFolder();
    home.write({ [path]: `# comment\n${line}\n`, 'dot/keys.sh': '. ~/dot/more', 'dot/more': 'x' });
    const { files } = await homeOf(scanOf(home).startupFiles(unstopped));
    const paths = files.map((file) => file.path);
    expect(paths).toEqual([`~/${path}`, '~/dot/keys.sh', '~/dot/more']);
  });

  it('leaves out files that a startup file runs elsewhere, or only mentions', async () => {
    const home = makeFolder();
    const lines = ['. /etc/profile', '# source ~/a', 'source $(brew)/a', 'echo source', '. ~/none'];
    home.write({ '.zshrc': lines.join('\n'), a: 'x' });
    const { files, unread } = await homeOf(scanOf(home).startupFiles(unstopped));
    expect([files.map(({ path }) => path), unread]).toEqual([['~/.zshrc'], []]);
  });

  it.each([
    ['.zshrc', 'HISTFILE=~/mine/hist'],
    ['.bashrc', 'export HISTFILE="$HOME/mine/hist"'],
    ['.config/fish/config.fish', 'set -gx HISTFILE ~/mine/hist'],
  ])('has the history that %s names: %s', async (path, line) => {
    const home = makeFolder();
    home.write({ [path]: `${line}\n`, 'mine/hist': 'x' });
    const { files } = await homeOf(scanOf(home).shellHistories(unstopped));
    expect(files.map((file) => file.path)).toEqual(['~/mine/hist']);
  });

  it('has the files that variables name, each once', async () => {
    const home = makeFolder();
    home.write({ 'data/fish/fish_history': 'a', 'zsh/.zhistory': 'b', 'mine/hist': 'c' });
    home.write({ 'state/bash/history': 'd', 'config/fish/config.fish': 'e', 'zsh/.zshrc': 'f' });
    const variables = {
      XDG_DATA_HOME: join(home.path, 'data'),
      XDG_STATE_HOME: join(home.path, 'state'),
      XDG_CONFIG_HOME: join(home.path, 'config'),
      ZDOTDIR: join(home.path, 'zsh'),
      HISTFILE: join(home.path, 'mine/hist'),
    };
    const scan = scanOf(home, { variables });
    const shown = ({ files }: Awaited<ReturnType<typeof homeOf>>) => files.map(({ path }) => path);
    expect(shown(await homeOf(scan.shellHistories(unstopped)))).toEqual([
      '~/mine/hist',
      '~/zsh/.zhistory',
      '~/state/bash/history',
      '~/data/fish/fish_history',
    ]);
    expect(shown(await homeOf(scan.startupFiles(unstopped)))).toEqual([
      '~/zsh/.zshrc',
      '~/config/fish/config.fish',
    ]);
  });

  it('is read through links, with files of any size', async () => {
    const home = makeFolder();
    home.write({ 'dotfiles/history': `${'ls\n'.repeat(400_000)}end\n` });
    symlinkSync(join(home.path, 'dotfiles/history'), join(home.path, '.zsh_history'));
    const { files } = await homeOf(scanOf(home).shellHistories(unstopped));
    expect(files.length).toBeGreaterThan(1);
    expect(files.at(-1)?.text).toMatch(/\nend\n$/);
  });

  it('reports each file that cannot be read', async () => {
    const home = makeFolder();
    home.write({ '.bash_history': 'a' });
    chmodSync(home.path, 0o755);
    chmodSync(join(home.path, '.bash_history'), 0);
    mkdirSync(join(home.path, '.zsh_history'));
    const found = await asNobody(() => homeOf(scanOf(home).shellHistories(unstopped)));
    expect(found).toEqual({ files: [], unread: ['~/.bash_history'] });
  });

  it('has neither if it is empty', async () => {
    const scan = scanOf(makeFolder());
    expect(await homeOf(scan.shellHistories(unstopped))).toEqual({ files: [], unread: [] });
    expect(await homeOf(scan.startupFiles(unstopped))).toEqual({ files: [], unread: [] });
  });
});
