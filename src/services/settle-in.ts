import { setFlagsFromString } from 'node:v8';

/**
 * What a long run does once its first screen is there. It loads what saves, since an update may take that away before
 * it is needed. And it keeps the space for new objects as small as it is: V8 would double it twice while the SDK loads,
 * to 32 MB that a walk never needs again and never gets back.
 */
export async function settleIn(): Promise<void> {
  setFlagsFromString('--semi-space-growth-factor=1');
  await import('./whole-file.ts');
}
