import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { bundledPackages } from './support/bundled-packages.ts';
import { ProgramsFirst } from './support/processes/programs-first.ts';
import { SummaryReporter } from './support/summary-reporter.ts';
import { missingParts, tagsOf } from './support/system-parts.js';

const missing = missingParts();

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxDev: false },
  plugins: [bundledPackages()],
  test: {
    // A package is imported as Node imports it: else each use of a name of one goes through a proxy.
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
    // Files share what a worker has loaded: to load Ink and the SDK anew for each file took half of the whole time.
    isolate: false,
    // Many tests wait for processes and not for a core: more files than a small machine has cores keep all of it busy.
    maxWorkers: 4,
    // Most of what runs here does not run often: to optimize it three times as late takes a tenth less in all. A newer V8
    // does not know the name.
    execArgv: Number.parseInt(process.versions.v8, 10) < 12 ? ['--interrupt-budget=400000'] : [],
    // Tests the production build of React, because that is what runs. Its development build takes half as long again.
    env: { FORCE_COLOR: '0', NODE_ENV: 'production' },
  },
});
