import type { MistralPort } from '../../../src/services/ports/mistral.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { fakeMistral } from '../../support/fakes/fake-mistral.ts';
import { noNames } from '../../support/fakes/no-names.ts';

/** Services whose calls take 250 ms each and are recorded. */
export function slowServices(methods: (asked: unknown[]) => Partial<MistralPort>) {
  const asked: unknown[] = [];
  const clock = createFakeClock({ autoAdvance: true });
  const slow = Object.entries(methods(asked)).map(([name, method]) => [
    name,
    async (...given: unknown[]) => {
      await clock.sleep(250);
      return await (method as (...all: unknown[]) => unknown)(...given);
    },
  ]);
  return {
    asked,
    services: { clock, mistral: fakeMistral(Object.fromEntries(slow)), modelNames: noNames },
  };
}
