/** Waits for all of them, whatever becomes of some, so that each can tidy up; then throws what the first failed with. */
export async function settleAll<T>(works: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
