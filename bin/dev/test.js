import { prepare, root, run, say } from './prepare.js';

const tool = (/** @type {string} */ path) => `${root}node_modules/${path}`;

try {
  prepare();
  say('Types …');
  run(process.execPath, [tool('typescript/bin/tsc')]);
  say('Lint …');
  run(process.execPath, [tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']);
  say('Tests …');
  const chosen = process.argv.slice(2);
  run(process.execPath, [
    tool('vitest/vitest.mjs'),
    'run',
    '--config',
    'test/vitest.config.ts',
    ...chosen,
  ]);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode ||= 1;
}
