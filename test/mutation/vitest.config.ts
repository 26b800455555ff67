import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../vitest.config.ts';
import { guards } from './guards.js';

const root = new URL('../../', import.meta.url).pathname;
const guard = guards[Number(process.env['GUARD'] || -1)];

/** Loads the sources without one guard: GUARD is its index in the table. */
export default mergeConfig(
  base,
  defineConfig({
    plugins: [
      {
        name: 'without-guard',
        enforce: 'pre',
        transform(code, id) {
          if (guard === undefined || id.split('?')[0] !== root + guard.file) return undefined;
          if (!code.includes(guard.from)) throw new Error(`not in ${guard.file}: ${guard.from}`);
          return code.replace(guard.from, () => guard.to);
        },
      },
    ],
    test: { maxWorkers: 1, reporters: ['default'], testTimeout: 20_000 },
  }),
);
