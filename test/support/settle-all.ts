/** Waits for all of them even if some fail, so that each can clean up; then throws the first error. */
export async function settleAll<T>(works: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
