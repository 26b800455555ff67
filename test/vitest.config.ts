import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { bundledPackages } from './support/bundled-packages.ts';
import { fixedFacts } from './support/fixed-facts.ts';
import { ProgramsFirst } from './support/processes/programs-first.ts';
import { SummaryReporter } from './support/summary-reporter.ts';
import { missingParts, tagsOf } from './support/system-parts.js';

const missing = missingParts();

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxDev: false },
  plugins: [bundledPackages(), fixedFacts()],
  test: {
    // Imports packages as Node does; otherwise, each use of their exports goes through a proxy.
    deps: { interopDefault: false },
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/**/*.test.{ts,tsx}'],
    tags: tagsOf(missing),
    reporters: ['default', new SummaryReporter({ missing })],
    watch: false,
    sequence: { sequencer: ProgramsFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Shares loaded modules between the files of a worker, because loading Ink and the SDK for each file took half of
    // the time.
    isolate: false,
    // Runs more files at once than a small machine has cores, because many tests wait for processes.
    maxWorkers: 4,
    // Delays optimization, because most code runs rarely here: tests take a tenth less time. Newer versions of V8 lack
    // the option.
    execArgv: Number.parseInt(process.versions.v8, 10) < 12 ? ['--interrupt-budget=400000'] : [],
    // Tests the production build of React, as the program uses it. The development build takes half as long again.
    env: { FORCE_COLOR: '0', NODE_ENV: 'production' },
  },
});
