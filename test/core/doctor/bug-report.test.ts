import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bugReport, type MachineFacts } from '../../../src/core/doctor/bug-report.ts';

const facts: MachineFacts = {
  version: '0.1.0',
  nodeVersion: '22.23.3',
  gitVersion: '2.39.5',
  platform: 'linux',
  architecture: 'x64',
  kernel: '6.1.0-13-amd64',
  distribution: 'debian',
  isWsl: false,
  isSsh: true,
  isContainer: false,
  variables: {
    TERM: 'xterm-256color',
    TERM_PROGRAM: 'vscode',
    COLORTERM: 'truecolor',
    SHELL: '/usr/bin/zsh',
    LANG: 'fr_FR.UTF-8',
    TMUX: '/tmp/tmux-1000/default,42,0',
  },
  columns: 120,
  isTerminal: true,
  lang: 'fr',
  origin: 'https://api.mistral.ai',
  keychain: 'secret-service',
  hasProxy: true,
  totalMs: 1_234,
  names: ['marie', 'maries-laptop'],
};

const report = (changes: Partial<MachineFacts>) => bugReport({ ...facts, ...changes }, []);
const reportWith = (variables: MachineFacts['variables']) => report({ variables });

describe('a bug report', () => {
  it('names versions, system, terminal and service', () => {
    const lines = report({}).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '| Node | 22.23.3 |',
        '| git | 2.39.5 |',
        '| system | linux x64, 6.1.0, debian, SSH |',
        '| terminal | TERM=xterm-256color, TERM_PROGRAM=vscode, COLORTERM=truecolor, TMUX, 120 columns, UTF-8, shell zsh |',
        '| API | https://api.mistral.ai |',
      ]),
    );
  });

  const secret = 'mariesAKIA4TZK7QX';
  it.each<[string, Partial<MachineFacts>]>([
    ['a key in TERM_PROGRAM', { variables: { TERM_PROGRAM: secret } }],
    ['a user name in TERM', { variables: { TERM: 'marie' } }],
    ['a host name in COLORTERM', { variables: { COLORTERM: 'maries-laptop' } }],
    ['a known type of terminal followed by a name', { variables: { TERM: 'xterm-marie' } }],
    ['a shell in the home folder', { variables: { SHELL: '/home/marie/bin/marie' } }],
    ['a shell of Windows', { variables: { SHELL: 'C:\\Users\\marie\\marie.exe' } }],
    ['a locale that is a name', { variables: { LANG: 'marie' } }],
    ['a key before UTF-8 in a locale', { variables: { LC_ALL: `${secret}.UTF-8` } }],
    ['a key in the category of a locale', { variables: { LC_CTYPE: secret } }],
    ['a line end and a new row', { variables: { TERM: `xterm |\n| key | ${secret}` } }],
    ['an escape sequence', { variables: { TERM_PROGRAM: `vscode\u001b]0;${secret}\u0007` } }],
    ['an address in CI', { variables: { CI: `https://marie:${secret}@host.corp.example` } }],
    ['a variable whose name is a name', { variables: { [`MISTRAL_${secret}_marie`]: '1' } }],
    ['options of Node', { variables: { NODE_OPTIONS: `--require /home/marie/${secret}.js` } }],
    ['a kernel that its owner built', { kernel: '6.1.0marie-13' }],
    ['a kernel without a number', { kernel: 'marie' }],
    ['a Node that its owner built', { nodeVersion: '26.0.0-marie' }],
    ['an address instead of a version of git', { gitVersion: '10.20.30.40' }],
    ['a host that only begins like Mistral’s', { origin: 'https://api.mistral.ai.marie.example' }],
    ['an address with a user', { origin: 'https://marie:pw@api.mistral.ai' }],
    ['a member of every object', { variables: { TERM: 'constructor', SHELL: '__proto__' } }],
  ])('does not show %s', (_, changes) => {
    expect(report(changes)).not.toMatch(
      /marie|AKIA|corp|example|pw@|30\.40|constructor|proto|\u001b|\u0007/,
    );
  });

  it('does not show a known word that is the name of the user', () => {
    const text = report({ names: ['VSCode', 'zsh', 'linux'] });
    expect(text).toContain('TERM_PROGRAM=other');
    expect(text).toContain('shell other');
  });

  it('shows no variable’s value that it does not know', () => {
    const names =
      `TERM TERM_PROGRAM COLORTERM SHELL LANG LC_ALL LC_CTYPE TMUX PATH CI NODE_OPTIONS HTTPS_PROXY NO_PROXY
      WT_SESSION STY USER`.split(/\s+/);
    const value = fc.stringMatching(/^[\w./:@+~-]{0,12}q7[\w./:@+~-]{0,12}$/);
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(names.map((name) => [name, value]))),
        (variables) => {
          const text = reportWith(variables);
          for (const each of Object.values(variables)) expect(text).not.toContain(each);
          expect(text).not.toContain('q7');
        },
      ),
    );
  });
});
