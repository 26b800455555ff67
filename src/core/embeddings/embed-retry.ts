import type { Services } from '../../services/ports/services.ts';
import { type RetryPolicy, waitForRetry } from '../retry/rate-wait.ts';
import { type Embedded, type EmbedOptions, embedTexts, type Parts } from './embed.ts';

/** Longer than this no one waits for at a prompt. */
const longestSeconds = 60;

/**
 * Embeds as `embedTexts` does, and where the service asks to wait a while, waits and goes on with what is left. Each
 * part that came makes the patience new. Throws as `embedTexts` does.
 */
export async function embedWithRetry(
  services: Pick<Services, 'mistral' | 'clock'>,
  options: EmbedOptions & Pick<RetryPolicy, 'onWait'>,
): Promise<Embedded> {
  const retry = { longestSeconds, onWait: options.onWait, signal: options.signal };
  let from: Parts = options.from ?? [];
  let nth = 1;
  const onPart = (parts: Parts) => {
    from = parts;
    nth = 1;
    options.onPart?.(parts);
  };
  for (;;) {
    try {
      return await embedTexts(services, { ...options, from, onPart });
    } catch (thrown) {
      await waitForRetry(services.clock, thrown, retry, nth);
      nth += 1;
    }
  }
}
