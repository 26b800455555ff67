import type { SystemPartName } from './system-parts.js';

declare module 'vitest' {
  /** Restricts the tags of tests to the parts of the system. */
  interface TestTags {
    part: SystemPartName;
  }
}
