import { describe, expect, it } from 'vitest';
import { addedTexts } from '../../../src/core/doctor/read-patch.ts';

const patch = (head: string, ...lines: readonly string[]) =>
  ['', 'diff --git a/x b/x', 'index 111..222 100644', head, ...lines, ''].join('\n');

describe('a patch', () => {
  it('is what it leaves, with the lines that it brings', () => {
    const text = patch(
      '--- a/src/app.py\n+++ b/src/app.py',
      '@@ -1,3 +1,3 @@ def f():',
      ' one',
      '-two',
      '+++ two',
      ' three',
      '@@ -10,0 +10,1 @@',
      '+ten',
      '\\ No newline at end of file',
    );
    expect(addedTexts(text)).toEqual([
      { path: 'src/app.py', text: 'one\n++ two\nthree', begin: 1, added: new Set([2]) },
      { path: 'src/app.py', text: 'ten', begin: 10, added: new Set([1]) },
    ]);
  });

  it.each([
    ['+++ b/a b.py\t', 'a b.py'],
    ['+++ "b/tab\\there.py"', 'tab here.py'],
    ['+++ "b/say \\"so\\".py"', 'say "so".py'],
    ['+++ b/clé.py', 'clé.py'],
  ])('has the path of %j', (head, path) => {
    expect(addedTexts(patch(`--- /dev/null\n${head}`, '@@ -0,0 +1 @@', '+x'))[0]?.path).toBe(path);
  });

  it.each([
    ['a removed file', patch('--- a/x\n+++ /dev/null', '@@ -1 +0,0 @@', '-x')],
    ['a binary file', patch('Binary files a/x and b/x differ')],
    ['a changed mode', patch('old mode 100644\nnew mode 100755')],
    ['nothing', ''],
  ])('of %s leaves nothing', (_, text) => {
    expect(addedTexts(text)).toEqual([]);
  });
});
