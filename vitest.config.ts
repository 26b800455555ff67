// Vitest looks for its configuration here.
import config from './test/vitest.config.ts';

export default config;
