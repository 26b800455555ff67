import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readTests } from './support/rules/sources.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** Sections of the README about the key and `doctor`. */
const sections = ['Where the key is stored', 'doctor'];

/** Marks a sentence that gives a figure or leads elsewhere, and so promises nothing of its own. */
const noPromise = 'no promise' as const;

/** Beginnings of the sentences of these sections, each with titles of tests that hold it. */
const promises: Readonly<Record<string, readonly string[] | typeof noPromise>> = {
  'You choose once the key has been checked.': [
    'stores a working key in the keychain, and says so',
  ],
  'The choice is remembered;': [
    'uses the same store as last time',
    'clears a key from the clipboard; MISTRAL_ONBOARD_STORE overrides the recorded store',
  ],
  'Keychain: Secret Service on Linux': ['stores the key, which a second process reads back'],
  'A key counts as stored once': [
    'stores the key, which a second process reads back',
    'detects a keychain that reports success without storing',
  ],
  'On Linux, secret-tool': ['stores the key, which a second process reads back'],
  'Vault: one file encrypted': [
    'is one age file, with no other file beside it',
    'contains neither key nor profile in plain text, and no two files are equal',
  ],
  'age -d': ['creates a vault that we can open and write, and that it can open again'],
  'This session only: in memory': ['stores no key in memory, because the command ends at once'],
  'The program writes the key in plain text only': [
    'completes each step in turn with Enter and one paste, with the key in no frame and no file',
    'prints nothing on a terminal without --reveal',
    'writes %s to the given path, without a key',
  ],
  'It sends the key to the origin': [
    'never follows a redirect',
    'carries the key in its header alone, no cookie, and follows no redirect',
  ],
  'The key is in no frame': [
    'shows at most the last four characters of the key, and passes it to no process',
    'a hundred pastes into one field: no frame shows more than the last four',
    'is not shown in messages if it contains a key: %s',
  ],
  'The program’s own files': [
    'is readable only by its owner, in a folder that is closed to others even if it was open before',
  ],
  'They hold your progress': ['prints each profile, its age and the next step'],
  'The wizard also looks for keys': [
    'everywhere, in order',
    'up to the root of a second work tree',
  ],
  'It uses one only after you agree': [
    'is found, and left there or copied to the keychain, as the user chooses',
  ],
  'After a paste, one key press': ['is removed at a key press, and no other'],
  'There is no telemetry.': [
    'contains no key, user name, path or foreign host on a machine full of them',
  ],
  'Calls go to the base URL when': ['never sends the key of the environment'],
  'SECURITY.md says': noPromise,
  'doctor gives one of three results': [
    'prints OK results with sign and text, and exits with 0',
    'prints where a key is exposed, the urgency and the fix, and exits with 1',
    'may be in unread files, which are named instead of reported as ok',
    'may be in files not read in time, which are counted, with the command to allow more time',
  ],
  'With --strict,': [
    'exits with 1 for unchecked items with --strict, but not for missing ones in CI',
  ],
  'doctor changes nothing': [
    'is found in a file, a reverted commit, a shell history and a .env',
    'changes nothing in a repository',
  ],
  'Files: all tracked and untracked': [
    'are the tracked and untracked files, and ignored .env files',
    'include those of nested repositories and submodules',
    'are read in parts, at any size',
    'finds the Latin letters of %s',
    'folders that git can’t list are named',
  ],
  'Of the files that git ignores': ['are the tracked and untracked files, and ignored .env files'],
  'A key is recognized by': ['has at least 150 locations', 'is found in %s'],
  'A key in the name of a file': [
    'are found in the names of files and folders, each once, and never shown',
    'are found in the names of committed files, and never shown',
  ],
  'History: every object': [
    'covers every branch and tag, with the first commit of each finding',
    'includes every stash, with untracked files',
    'includes amended commits, and staged changes',
    'includes changes made only in a merge',
    'includes messages of commits and tags, with their line numbers',
    'includes what git fetched or stopped in the middle of, without a branch',
  ],
  'It says so where a clone': [
    'is reported as shallow, also in nested repositories',
    'reports the objects missing from a partial clone, and fetches none',
  ],
  'Without git,': ['reads the files without git, and says that it did not read the history'],
  'Stored keys are found anywhere': ['include known keys in any context'],
  'doctor opens a vault with': [
    'include a key in a vault that the passphrase of the variable opens, which is opened once',
    'may include a stored key that could not be read, which is noted',
  ],
  'Not opened: compressed files': [
    'are not searched for in a %s file, which is named',
    'may be in files stored by git-lfs, which are named with the command to fetch them',
  ],
  'Home: startup files': ['has a history in %s', 'has a startup file in %s'],
  'A check that reads files stops': [
    'limits the time for files and history to --timeout',
    'leaves most of it for reading, even if it is one second',
  ],
  '--report prints': ['contains no key, user name, path or foreign host on a machine full of them'],
  'On a repository of': noPromise,
  'On a small repository': noPromise,
};

/** Promises in the tables and examples of other sections, as they are written there. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  'prints the line that sets `MISTRAL_API_KEY`, with the key in plain text': [
    'warns on a terminal that the key is visible, and how to avoid it',
    'prints the key of the variable, unless a profile is named',
  ],
  'runs a program with the key in its environment; `--as` sets a second variable': [
    'passes the key in a second variable with --as',
    'passes the stored key of a named profile, and reports another one in the variable',
    'passes the key of the variable without its quotes, and prints nothing',
  ],
  'A key is read from stdin\nor a masked prompt, never from the command line.': [
    'a key %s is not repeated',
    'does not repeat a key that was typed instead of a program',
  ],
  'the key goes into a vault, a file encrypted under a passphrase': [
    'names the vault if there is no keychain, and makes no call',
    'is one age file, with no other file beside it',
  ],
  'also where it could not read all of them, as in a shallow clone': [
    'exits with 1 for unchecked items with --strict, but not for missing ones in CI',
  ],
};

/** Returns the sentences of a section, without marks, tables and code. */
function sentencesOf(title: string): readonly string[] {
  const section = readme.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
  const prose = section
    .replaceAll(/^\|.*$/gm, '')
    .replaceAll(/^- /gm, '\n\n')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*`]/g, '')
    .replaceAll("'", '’');
  return prose
    .split(/\n\s*\n/)
    .map((passage) => passage.replaceAll(/\s+/g, ' ').trim())
    .flatMap((passage) => passage.split(/(?<=[.!?]) (?=[A-Z]|age -d|doctor |--)/))
    .filter((sentence) => sentence !== '');
}

const sentences = sections.flatMap(sentencesOf);

test('each sentence of the README about the key and doctor is in the list of promises', () => {
  const starts = Object.keys(promises);
  expect(sentences.length).toBeGreaterThan(30);
  expect(sentences.filter((one) => !starts.some((start) => one.startsWith(start)))).toEqual([]);
  expect(starts.filter((start) => !sentences.some((one) => one.startsWith(start)))).toEqual([]);
});

const titles = readTests()
  .filter(({ path }) => path !== 'promises.test.ts')
  .map(({ text }) => text.replaceAll('\\', ''))
  .join('\n');

test('the other promises are in the README', () => {
  expect(Object.keys(elsewhere).filter((promise) => !readme.includes(promise))).toEqual([]);
});

test.each(
  Object.entries({ ...promises, ...elsewhere }).flatMap(([start, held]) =>
    held === noPromise ? [] : held.map((title) => [start, title] as const),
  ),
)('the promise “%s” is held by the test “%s”', (_, title) => {
  const isTitle = ["'", '"', '`'].some((quote) => titles.includes(quote + title));
  expect(isTitle).toBe(true);
});
