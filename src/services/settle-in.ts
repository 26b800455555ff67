import { keepYoungSpaceSmall } from './engine.ts';

/**
 * What a long run does once its first screen is there: it takes no more memory than it needs, and loads what saves,
 * since an update may take that away before it is needed.
 */
export async function settleIn(v8: string): Promise<void> {
  keepYoungSpaceSmall(v8);
  await import('./files/whole-file.ts');
}
