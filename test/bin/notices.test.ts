import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noticesOf } from '../../bin/dev/notices.js';
import { projectFolder } from '../support/processes/program.ts';

test('each package is named once, with its version and the text of its licence', () => {
  const notices = noticesOf({
    'src/main.ts': {},
    'node_modules/ink/build/index.js': {},
    'node_modules/ink/build/ink.js': {},
    'node_modules/@mistralai/mistralai/esm/core.js': {},
  });
  expect(notices.match(/^ink 8\.0\.0 \(MIT\)$/gm)).toHaveLength(1);
  expect(notices).toContain('@mistralai/mistralai 2.7.0 (Apache-2.0)');
  expect(notices).toContain('Permission is hereby granted, free of charge');
  expect(notices).toContain('Apache License');
  expect(notices).not.toContain('src/main.ts');
});

test('a package without a file of its licence is named with its licence and its author', () => {
  expect(noticesOf({ 'node_modules/yoga-layout/dist/src/index.js': {} })).toMatch(
    /yoga-layout \S+ \(MIT\)\n\nBy /,
  );
});

test('what is built names the packages that are in it, and no tool that made it', async () => {
  const built = await readFile(join(projectFolder, 'dist/NOTICES.txt'), 'utf8');
  for (const name of ['ink', 'react', '@mistralai/mistralai', 'age-encryption', 'zod']) {
    expect(built).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
  }
  expect(built).not.toMatch(/^(?:esbuild|vitest|typescript) \d/m);
});
