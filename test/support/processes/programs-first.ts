import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The tests that start programs come first, the longest of all: what is short fills up the end, where no worker is to
 * wait for another.
 */
export class ProgramsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => Number(!moduleId.includes('/test/e2e/'));
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
