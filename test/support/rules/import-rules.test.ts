import { describe, expect, test } from 'vitest';
import { importsOf, readsProcess, wrongImports } from './import-rules.ts';

const source = (path: string, text: string) => ({ path, text });

describe('importsOf finds every kind of import', () => {
  test.each([
    ["import { a } from './a.ts';", './a.ts'],
    ["import type { A } from './a.ts';", './a.ts'],
    ["import { type A } from './a.ts';", './a.ts'],
    ["import {\n  a,\n  type B,\n} from './a.ts';", './a.ts'],
    ["import './a.ts';", './a.ts'],
    ["import data from './a.json' with { type: 'json' };", './a.json'],
    ["export { a } from './a.ts';", './a.ts'],
    ["export type { A } from './a.ts';", './a.ts'],
    ["export * from './a.ts';", './a.ts'],
    ["const a = () => import('./a.ts');", './a.ts'],
    ["let a: import('./a.ts').A;", './a.ts'],
  ])('%s', (text, name) => {
    expect(importsOf(source('core/x.ts', text))).toEqual([name]);
  });

  test.each([
    ['a comment', "// import { a } from './a.ts'"],
    ['a text', 'export const sample = `\nimport fs from "node:fs";\n`;'],
    ['a type of its own', 'export type A = string;'],
  ])('and not %s', (_, text) => {
    expect(importsOf(source('core/x.ts', text))).toEqual([]);
  });
});

describe('wrongImports reports forbidden imports', () => {
  test.each([
    ['errors/x.ts', '../i18n/languages.ts'],
    ['errors/x.ts', 'node:fs'],
    ['i18n/x.ts', '../services/ports/services.ts'],
    ['i18n/x.ts', 'node:path'],
    ['services/x.ts', '../core/spending/price.ts'],
    ['services/x.ts', 'react'],
    ['core/x.ts', '../services/clock.ts'],
    ['core/x.ts', '../services/key-locations/key-locations.ts'],
    ['core/x.ts', '../steps/chat/logic.ts'],
    ['core/x.ts', 'node:fs'],
    ['core/x.ts', 'react'],
    ['ui/x.tsx', '../i18n/languages.ts'],
    ['ui/x.tsx', '../services/ports/services.ts'],
    ['ui/x.tsx', 'node:fs'],
    ['steps/chat/view.tsx', '../model/messages.ts'],
    ['steps/chat/view.tsx', '../../wizard/state.ts'],
    ['steps/chat/view.tsx', '../../services/clock.ts'],
    ['steps/chat/view.tsx', '../../cli/io.ts'],
    ['steps/chat/view.tsx', 'node:fs'],
    ['wizard/x.tsx', '../services/clock.ts'],
    ['wizard/x.tsx', '../cli/io.ts'],
    ['wizard/x.tsx', '../main.ts'],
    ['cli/commands/x.ts', '../../ui/components/select/select.tsx'],
    ['cli/commands/x.ts', '../../wizard/state.ts'],
    ['cli/commands/x.ts', '../../steps/chat/logic.ts'],
    ['cli/commands/x.ts', '../../services/clock.ts'],
    ['cli/commands/x.ts', 'ink'],
    ['wizard/x.ts', '../../node_modules/ink/build/output.js'],
    ['emulator/x.ts', '../errors/errors.ts'],
    ['emulator/x.ts', 'commander'],
  ])('%s may not import %s', (path, name) => {
    expect(wrongImports(source(path, `import '${name}';`))).toEqual([`${path} imports ${name}`]);
  });

  test.each([
    ['i18n/x.ts', '../errors/errors.ts'],
    ['services/keychain/x.ts', '../ports/services.ts'],
    ['services/x.ts', 'node:fs'],
    ['core/x.ts', '../i18n/plain-text.ts'],
    ['core/x.ts', '../services/ports/key-locations.ts'],
    ['core/x.ts', './price.ts'],
    ['ui/components/select/x.tsx', '../../theme/theme.ts'],
    ['ui/x.tsx', 'ink'],
    ['ui/ink/x.ts', '../../../node_modules/ink/build/output.js'],
    ['steps/chat/view.tsx', './messages.ts'],
    ['steps/chat/view.tsx', '../step.ts'],
    ['steps/chat/view.tsx', '../../ui/components/select/select.tsx'],
    ['steps/chat/view.tsx', '../../services/ports/secret.ts'],
    ['wizard/registry.ts', '../steps/chat/index.tsx'],
    ['cli/commands/x.ts', '../../core/spending/price.ts'],
    ['emulator/x.ts', 'node:http'],
    ['main.ts', './wizard/app.tsx'],
  ])('%s may import %s', (path, name) => {
    expect(wrongImports(source(path, `import '${name}';`))).toEqual([]);
  });

  test.each(['lib/x.ts', 'other.ts'])('%s has no layer', (path) => {
    expect(wrongImports(source(path, ''))).toEqual([`${path} is in no layer`]);
  });
});

describe('readsProcess', () => {
  test.each([
    'const a = process.env;',
    "const a = process['argv'];",
    'const a = process?.platform;',
    'const a = globalThis.process;',
    "import { env } from 'node:process';",
  ])('%s', (text) => {
    expect(readsProcess(source('core/x.ts', text))).toBe(true);
    expect(readsProcess(source('main.ts', text))).toBe(false);
    expect(readsProcess(source('services/keychain/read-back.ts', text))).toBe(false);
  });

  test.each([
    ['a text', 'export const a = "process.env.MISTRAL_API_KEY";'],
    ['a comment', '// process.env'],
    ['a field', 'export const a = (b: { process: string }) => b.process;'],
    ['another name', 'export const a = (processes: { run: string }) => processes.run;'],
  ])('not %s', (_, text) => {
    expect(readsProcess(source('core/x.ts', text))).toBe(false);
  });
});
