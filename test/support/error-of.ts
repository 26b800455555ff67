import { type Fault, FaultError } from '../../src/errors/errors.ts';

/** The fault that the work ends with. Throws where it ends well, or in another way. */
export async function faultOf(work: Promise<unknown>): Promise<Fault> {
  const thrown = await work.then(
    () => new Error('It ended without a fault'),
    (reason: unknown) => reason,
  );
  if (thrown instanceof FaultError) return thrown.fault;
  throw thrown;
}
