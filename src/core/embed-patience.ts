import { FaultError } from '../errors/fault.ts';
import type { Services } from '../services/ports.ts';
import { type Embedded, type EmbedOptions, embedTexts, type Parts } from './embed.ts';

/** Longer than this no one waits for at a prompt. */
const longestWaitSeconds = 60;
/** So often one call is tried again. */
const mostWaits = 3;

/**
 * Embeds as `embedTexts` does, and where the service asks to wait a while, waits and goes on with what is left. Throws
 * as that does.
 */
export async function embedPatiently(
  services: Pick<Services, 'mistral' | 'clock'>,
  options: EmbedOptions & { readonly onWait: (seconds: number) => void },
): Promise<Embedded> {
  let from: Parts = options.from ?? [];
  let waits = 0;
  const onPart = (parts: Parts) => {
    from = parts;
    waits = 0;
    options.onPart?.(parts);
  };
  for (;;) {
    try {
      return await embedTexts(services, { ...options, from, onPart });
    } catch (thrown) {
      const fault = thrown instanceof FaultError ? thrown.fault : undefined;
      if (fault?.code !== 'rate-limited' || fault.seconds > longestWaitSeconds) throw thrown;
      if (waits === mostWaits) throw thrown;
      waits += 1;
      options.onWait(fault.seconds);
      await services.clock.sleep(fault.seconds * 1_000, options.signal);
    }
  }
}
