import { AppError, type ErrorData } from '../../src/errors/errors.ts';

/** Returns the error of the `AppError` that the work throws. Throws if it succeeds or throws anything else. */
export async function errorOf(work: Promise<unknown>): Promise<ErrorData> {
  const thrown = await work.then(
    () => new Error('The promise was not rejected'),
    (reason: unknown) => reason,
  );
  if (thrown instanceof AppError) return thrown.error;
  throw thrown;
}
