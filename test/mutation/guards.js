/**
 * A guard of the key or against untrusted text, and the tests that must fail once it is gone.
 * @typedef {object} Guard
 * @property {string} name Says what holds as long as the guard is there.
 * @property {string} file
 * @property {string} from The exact text of the guard.
 * @property {string} to The text without it.
 * @property {readonly string[]} tests
 */

const vaultTests = [
  'test/services/vault/wrapping-key.test.ts',
  'test/services/vault/vault.test.ts',
];
const ownFile = ['test/services/files/own-file.test.ts'];
const exportsTests = ['test/services/files/exports.test.ts'];
const programsTests = ['test/services/processes/programs.test.ts'];
const childrenTests = ['test/services/processes/children.test.ts'];
const cleanKeyTests = ['test/core/keys/clean-key.test.ts'];
const dotenvTests = ['test/core/export/dotenv.test.ts'];

/** @type {readonly Guard[]} */
export const guards = [
  {
    name: 'a vault is as dear to guess as OWASP asks',
    file: 'src/services/vault/wrapping-key.ts',
    from: 'export const defaultWorkFactor = 17;',
    to: 'export const defaultWorkFactor = 10;',
    tests: vaultTests,
  },
  {
    name: 'a vault that takes over 1 GiB to open is refused',
    file: 'src/services/vault/wrapping-key.ts',
    from: 'workFactor > highestWorkFactor || ',
    to: '',
    tests: ['test/services/vault/bad-file.test.ts'],
  },
  {
    name: 'the vault is read back by its passphrase, not by the key at hand',
    file: 'src/services/vault/vault.ts',
    from: 'opened(unlocked?.afresh())',
    to: 'opened(unlocked)',
    tests: vaultTests,
  },
  {
    name: 'a vault too large to be one is refused',
    file: 'src/services/vault/vault-file.ts',
    from: 'const maxBytes = 1_048_576;',
    to: 'const maxBytes = 1e12;',
    tests: vaultTests,
  },
  {
    name: 'drafts of our own files are opened exclusively',
    file: 'src/services/files/whole-file.ts',
    from: "open(path, 'wx', 0o600)",
    to: "open(path, 'w', 0o600)",
    tests: ['test/services/files/whole-file.test.ts'],
  },
  {
    name: 'our own files are for their owner alone',
    file: 'src/services/files/whole-file.ts',
    from: "open(path, 'wx', 0o600)",
    to: "open(path, 'wx', 0o644)",
    tests: ['test/services/files/files.test.ts'],
  },
  {
    name: 'the folder of our own files is for its owner alone',
    file: 'src/services/files/whole-file.ts',
    from: 'const mode = 0o700;',
    to: 'const mode = 0o755;',
    tests: ['test/services/files/files.test.ts'],
  },
  {
    name: 'our own files are never read through a link',
    file: 'src/services/files/own-file.ts',
    from: ' | (constants.O_NOFOLLOW ?? 0)',
    to: '',
    tests: ownFile,
  },
  {
    name: 'our own files are never waited for as a pipe is',
    file: 'src/services/files/own-file.ts',
    from: ' | (constants.O_NONBLOCK ?? 0)',
    to: '',
    tests: ownFile,
  },
  {
    name: 'our own files are none of another user',
    file: 'src/services/files/own-file.ts',
    from: "if (uid !== undefined && stats.uid !== uid) throw new OwnFileError('other-owner');",
    to: '',
    tests: ownFile,
  },
  {
    name: 'the folder of our own files is none of another user',
    file: 'src/services/files/own-file.ts',
    from: 'if (owner !== uid) throw notYours(folder, owner, uid);',
    to: '',
    tests: ownFile,
  },
  {
    name: 'our own files are read to a limit',
    file: 'src/services/files/own-file.ts',
    from: "if (stats.size > maxBytes) throw new OwnFileError('too-large');",
    to: '',
    tests: ownFile,
  },
  {
    name: 'MISTRAL_ONBOARD_HOME is no relative path',
    file: 'src/services/files/app-folder.ts',
    from: 'if (isAbsolute(whole)) return whole;',
    to: 'return whole;',
    tests: ['test/services/files/app-folder.test.ts'],
  },
  {
    name: 'drafts with a secret are opened exclusively',
    file: 'src/services/files/person-file.ts',
    from: "open(path, 'wx', mode)",
    to: "open(path, 'w', mode)",
    tests: ['test/services/files/person-file.test.ts'],
  },
  {
    name: 'drafts with a secret lie in a folder for their owner alone',
    file: 'src/services/files/person-file.ts',
    from: 'mkdir(drafts, { mode: 0o700 })',
    to: 'mkdir(drafts)',
    tests: ['test/services/files/person-file.test.ts'],
  },
  {
    name: 'drafts with a secret are ignored by git',
    file: 'src/services/files/person-file.ts',
    from: "Buffer.from('*\\n')",
    to: "Buffer.from('')",
    tests: ['test/services/files/person-file.test.ts'],
  },
  {
    name: 'drafts that a kill left behind are removed',
    file: 'src/services/files/person-file.ts',
    from: '  await removeDrafts(folder, { own, clock });\n',
    to: '',
    tests: exportsTests,
  },
  {
    name: 'a file with a secret is for its owner alone',
    file: 'src/services/files/exports.ts',
    from: 'mode: 0o600',
    to: 'mode: 0o644',
    tests: exportsTests,
  },
  {
    name: 'the key is never written through a link',
    file: 'src/services/files/exports.ts',
    from: "if (!there.isFile()) throw filesError('not-a-file', path, true);",
    to: '',
    tests: exportsTests,
  },
  {
    name: 'values of .env files stand in single quotes first',
    file: 'src/core/export/dotenv.ts',
    from: `["'", '"', '\`']`,
    to: `['"', "'", '\`']`,
    tests: dotenvTests,
  },
  {
    name: 'another key in a .env file is shown before it is lost',
    file: 'src/core/export/write-dotenv.ts',
    from: 'replaces ? undefined : otherKey(text, key)',
    to: 'undefined as Secret | undefined',
    tests: ['test/cli/commands/export.test.ts'],
  },
  {
    name: 'git is looked at again after the ignore line was written',
    file: 'src/core/export/write-dotenv.ts',
    from: "if (after !== 'ignored' && after !== 'no-git') throw refusal(after, path);",
    to: '',
    tests: ['test/core/export/write-dotenv.test.ts'],
  },
  {
    name: 'no program is found in a relative entry of PATH',
    file: 'src/services/processes/programs.ts',
    from: "entries.filter((entry) => entry.startsWith('/'))",
    to: 'entries',
    tests: programsTests,
  },
  {
    name: 'no program is found in the work tree',
    file: 'src/services/processes/programs.ts',
    from: '.filter((folder) => !isOfProject(folder, project, platform))',
    to: '',
    tests: programsTests,
  },
  {
    name: 'no program is found in node_modules/.bin',
    file: 'src/services/processes/programs.ts',
    from: 'if (/[\\\\/]node_modules[\\\\/]\\.bin[\\\\/]?$/.test(path)) return true;',
    to: '',
    tests: programsTests,
  },
  {
    name: 'on Windows, no program is found in a relative entry of PATH',
    file: 'src/services/processes/programs.ts',
    from: '.filter((entry) => /^(?:[a-z]:[\\\\/]|\\\\\\\\)/i.test(entry))',
    to: '',
    tests: programsTests,
  },
  {
    name: 'no program gets a variable that may hold a key',
    file: 'src/services/processes/programs.ts',
    from: 'withPath(withoutSecrets(inherited), folders, platform)',
    to: 'withPath(inherited, folders, platform)',
    tests: programsTests,
  },
  {
    name: 'no program looks others up in the project',
    file: 'src/services/processes/programs.ts',
    from: "const PATH = folders.join(platform === 'win32' ? ';' : ':');",
    to: "const PATH = variableNamed(variables, 'PATH', platform) ?? '';",
    tests: programsTests,
  },
  {
    name: 'the program that exec runs does not get the passphrase',
    file: 'src/services/processes/variables.ts',
    from: "'MISTRAL_API_KEY', 'MISTRAL_ONBOARD_PASSPHRASE', variable",
    to: "'MISTRAL_API_KEY', variable",
    tests: childrenTests,
  },
  {
    name: 'exec starts nothing that only the working folder has',
    file: 'src/services/processes/children.ts',
    from: 'if (path === undefined) return notStarted(whyNotFound(command, options));',
    to: 'if (path === undefined) return ended(spawn(command, [...args], { stdio: "inherit", env: options.inherited, cwd: options.workingFolder }));',
    tests: childrenTests,
  },
  {
    name: 'a batch file is not given an argument that ends its command line',
    file: 'src/services/processes/launch.ts',
    from: 'if ([path, ...args].some((word) => /[\\r\\n\\0]/.test(word))) throw new UnsafeArgument();',
    to: '',
    tests: ['test/services/processes/launch.test.ts'],
  },
  {
    name: 'a batch file gets its arguments escaped',
    file: 'src/services/processes/launch.ts',
    from: 'quote.argument(word, isTwice)',
    to: 'word',
    tests: ['test/services/processes/launch.test.ts'],
  },
  {
    name: 'lines that name other values are not glued to a key',
    file: 'src/core/keys/clean-key.ts',
    from: "return rest.some((line) => assigned.test(line)) ? text : [first, ...rest].join('');",
    to: "return [first, ...rest].join('');",
    tests: cleanKeyTests,
  },
  {
    name: 'two keys are not one',
    file: 'src/core/keys/clean-key.ts',
    from: "substituteIn(bare) ?? (hasSeveralKeys(bare) ? 'several-lines' : undefined)",
    to: 'substituteIn(bare)',
    tests: cleanKeyTests,
  },
  {
    name: 'a reference is no key',
    file: 'src/core/keys/key-kind.ts',
    from: "return references.some((form) => form.test(text)) ? 'reference' : undefined;",
    to: 'return undefined;',
    tests: cleanKeyTests,
  },
  {
    name: 'a placeholder is no key',
    file: 'src/core/keys/key-kind.ts',
    from: "if (isPlaceholder(text)) return 'placeholder';",
    to: '',
    tests: cleanKeyTests,
  },
  {
    name: 'a key holds no sign that a header can’t carry',
    file: 'src/core/keys/key-kind.ts',
    from: "if (!isSendable(text)) return 'unsendable';",
    to: '',
    tests: cleanKeyTests,
  },
  {
    name: 'a request to this machine goes by no proxy that Node was told of',
    file: 'src/services/network/route.ts',
    from: 'if (!isRoutedByNode()) return fetch;',
    to: 'return fetch;',
    tests: ['test/services/network/route.test.ts'],
  },
  {
    name: 'a request to this machine goes by no proxy of the environment',
    file: 'src/services/network/proxy-setting.ts',
    from: ' || isLoopback(hostname)',
    to: '',
    tests: ['test/services/network/proxy-setting.test.ts'],
  },
  {
    name: 'marks on one character have an end',
    file: 'src/i18n/plain-text.ts',
    from: "if (joined > maxJoined) return '';",
    to: '',
    tests: ['test/i18n/plain-text-clusters.test.ts'],
  },
];
