import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorText } from '../../src/i18n/errors.ts';
import { langs } from '../../src/i18n/languages.ts';
import { randomKey } from '../support/fakes/random-key.ts';
import { makeFolders, runProgram } from '../support/processes/program.ts';

const secret = randomKey();

/** Ways in which an error reaches Node uncaught. */
const sources = {
  thrown: `throw error;`,
  rejected: `Promise.reject(error);`,
  repeatedly: `setInterval(() => { throw error; }, 5).unref(); throw error;`,
};

/** Runs a command that waits, in a process in which an error with the key is thrown once the command has begun. */
async function crash(kind: keyof typeof sources, ...options: readonly string[]) {
  const folders = await makeFolders();
  try {
    const hook = join(folders.root, 'hook.cjs');
    const error = `new TypeError('request failed: Bearer ${secret}')`;
    await writeFile(
      hook,
      `const { write } = process.stdout;
      process.stdout.write = (...given) => {
        setTimeout(() => { const error = ${error}; ${sources[kind]} }, 10);
        return write.apply(process.stdout, given);
      };`,
    );
    const variables = { ...folders.variables, NODE_OPTIONS: `--require ${hook}` };
    return await runProgram(['emulator', '--port', '0', ...options], variables);
  } finally {
    await folders.remove();
  }
}

describe.concurrent('an error that nothing catches ends a command with one sentence', () => {
  for (const lang of langs) {
    test.each(Object.keys(sources) as (keyof typeof sources)[])(
      `without the key and without a stack: %s (${lang})`,
      async (kind) => {
        const { code, stderr } = await crash(kind, '--lang', lang);
        const error = { code: 'bug', detail: 'TypeError: request failed: Bearer …' } as const;
        expect(stderr).toContain(errorText(lang, error));
        expect(stderr).not.toContain(secret);
        expect(stderr).not.toMatch(/^\s+at /m);
        expect(code).toBe(70);
      },
    );
  }
});
