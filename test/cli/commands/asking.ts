import { Readable } from 'node:stream';
import { expect } from 'vitest';
import {
  createTestServices,
  key,
  keyText,
  type TestServices,
  type TestServicesOptions,
} from '../../support/fakes/services.ts';
import { type Around, runLine } from '../surroundings.ts';

export interface Asking extends TestServicesOptions, Pick<Around, 'signal' | 'terminal'> {
  readonly piped?: string | Buffer;
}

/**
 * Runs a command that calls the service on a machine with a stored key. Returns its output, the texts that must not
 * contain the key, and the requests that the service received.
 */
export async function runAsking(
  line: readonly string[],
  { piped, signal, terminal, ...rest }: Asking,
  prepare?: (services: TestServices) => Promise<void>,
) {
  const services = await createTestServices({ stored: key, ...rest });
  await prepare?.(services);
  const said = await runLine(line, {
    services,
    terminal: terminal ?? { stdin: piped === undefined, stdout: false },
    ...(piped !== undefined && { stdin: Readable.from([piped]) }),
    ...(signal !== undefined && { signal }),
  });
  const bodies = services.emulator.requests.map(({ body }) => body);
  expect(said.out + said.err).not.toContain(keyText);
  return { ...said, bodies };
}
