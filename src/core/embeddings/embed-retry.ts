import type { Services } from '../../services/ports/services.ts';
import { type RetryPolicy, withRetry } from '../retry/retry.ts';
import { type Embedded, type EmbedOptions, embedTexts, type Parts } from './embed.ts';

/** Maximum seconds of a wait before a retry. A longer wait is reported as an error instead. */
const longestSeconds = 60;

/**
 * Embeds texts as `embedTexts` does. After too many requests, waits and continues with the remaining texts. Throws the
 * errors of `embedTexts`.
 */
export async function embedWithRetry(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  options: EmbedOptions & Pick<RetryPolicy, 'onWait'>,
): Promise<Embedded> {
  const policy = { longestSeconds, onWait: options.onWait, signal: options.signal };
  let from: Parts = options.from ?? [];
  return await withRetry(services.clock, policy, (renew) => {
    const onPart = (parts: Parts) => {
      from = parts;
      renew();
      options.onPart?.(parts);
    };
    return embedTexts(services, { ...options, from, onPart });
  });
}
