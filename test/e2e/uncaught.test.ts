import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorText } from '../../src/i18n/errors.ts';
import { langs } from '../../src/i18n/languages.ts';
import { randomKey } from '../support/fakes/random-key.ts';
import { makeFolders, runProgram, type Variables } from '../support/processes/program.ts';

const secret = randomKey();

/** Ways in which an error reaches Node uncaught. */
const sources = {
  thrown: `throw error;`,
  rejected: `Promise.reject(error);`,
  repeatedly: `setInterval(() => { throw error; }, 5).unref(); throw error;`,
};

/** Runs a command that waits, in a process in which an error with the key is thrown once the command has begun. */
async function crash(kind: keyof typeof sources, words: readonly string[], given: Variables) {
  const folders = await makeFolders();
  try {
    const hook = join(folders.root, 'hook.cjs');
    const error = `new TypeError('request failed: Bearer ${secret}')`;
    await writeFile(
      hook,
      `for (const stream of [process.stdout, process.stderr]) {
        const { write } = stream;
        stream.write = (...given) => {
          stream.write = write;
          setTimeout(() => { const error = ${error}; ${sources[kind]} }, 10);
          return write.apply(stream, given);
        };
      }`,
    );
    const variables = { ...folders.variables, ...given, NODE_OPTIONS: `--require ${hook}` };
    return await runProgram(words, variables);
  } finally {
    await folders.remove();
  }
}

describe.concurrent('an error that nothing catches ends a command with one sentence', () => {
  test('and without another one, although it stops the command, too', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => {
      silent.listen(0, '127.0.0.1', resolve);
    });
    const { port } = silent.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const { code, stderr } = await crash('thrown', ['models', '--base-url', url], {
      MISTRAL_API_KEY: secret,
    });
    silent.close();
    expect(stderr).toContain('TypeError: request failed: Bearer …');
    expect(stderr.match(/✗/g)).toHaveLength(1);
    expect(code).toBe(70);
  });

  test('but not after the result of the command', async () => {
    const { code, stderr } = await crash('thrown', ['key', 'test'], {});
    expect(stderr.match(/✗/g)).toHaveLength(1);
    expect(code).toBe(4);
  });

  for (const lang of langs) {
    test.each(Object.keys(sources) as (keyof typeof sources)[])(
      `without the key and without a stack: %s (${lang})`,
      async (kind) => {
        const { code, stderr } = await crash(kind, ['emulator', '--port', '0', '--lang', lang], {});
        const error = { code: 'bug', detail: 'TypeError: request failed: Bearer …' } as const;
        expect(stderr).toContain(errorText(lang, error));
        expect(stderr).not.toContain(secret);
        expect(stderr).not.toMatch(/^\s+at /m);
        expect(code).toBe(70);
      },
    );
  }
});
