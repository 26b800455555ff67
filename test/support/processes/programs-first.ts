import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Runs test files that start programs first, because they take the longest; short ones then fill the remaining time, so
 * that no worker waits for another.
 */
export class ProgramsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => Number(!moduleId.includes('/test/e2e/'));
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
