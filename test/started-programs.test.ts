import { type Plugin, rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import config from '../bin/dev/rolldown.config.js';
import { readSources } from './support/rules/sources.ts';
import { bareStarts, usesChildProcess } from './support/rules/started-programs.ts';

const sources = readSources();

/** Modules that start programs. Each gets a path from `Programs`, or that of the running Node. */
const starters = [
  'services/desktop/browser.ts',
  'services/network/connection.ts',
  'services/processes/children.ts',
  'services/processes/processes.ts',
  'services/project-scan/git.ts',
];

test('only a few modules start programs', () => {
  expect(sources.filter(usesChildProcess).map(({ path }) => path)).toEqual(starters);
});

test('no module starts a program by a name that the system would look up', () => {
  expect(sources.flatMap(bareStarts)).toEqual([]);
});

test('no package in the bundle starts programs', async () => {
  const importers = new Set<string>();
  const recording: Plugin = {
    name: 'recording',
    resolveId: {
      order: 'pre',
      filter: { id: /^(?:node:)?child_process$/ },
      handler: (_, importer = '') => void importers.add(importer),
    },
  };
  const build = await rolldown({ ...config, plugins: [...config.plugins, recording] });
  const { output } = await build.generate(config.output).finally(() => build.close());
  const bundled = new Set(output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : [])));
  expect(bundled.size).toBeGreaterThan(500);
  const starting = [...importers].filter((module) => bundled.has(module));
  expect(starting.map(shortPath).sort()).toEqual(starters.map((path) => `src/${path}`));
});

function shortPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^.*\/(?=(?:src|node_modules)\/)/, '');
}
