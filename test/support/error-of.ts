import { AppError, type ErrorData } from '../../src/errors/errors.ts';

/** The error that the work ends with. Throws where it ends well, or in another way. */
export async function errorOf(work: Promise<unknown>): Promise<ErrorData> {
  const thrown = await work.then(
    () => new Error('It ended without a fault'),
    (reason: unknown) => reason,
  );
  if (thrown instanceof AppError) return thrown.error;
  throw thrown;
}
