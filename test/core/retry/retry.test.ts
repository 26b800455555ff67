import { expect, test } from 'vitest';
import { type RateWait, withRetry } from '../../../src/core/retry/retry.ts';
import { AppError, type ErrorData, toErrorData } from '../../../src/errors/errors.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';

const limited = (seconds: number): ErrorData => ({ code: 'rate-limited', seconds });

/** Runs a call that throws these errors one after another, and then answers. */
async function tried(
  refusals: readonly ErrorData[],
  onWait: (wait: RateWait) => void = () => undefined,
  stop?: AbortSignal,
) {
  const clock = createFakeClock({ autoAdvance: stop === undefined });
  const waits: (number | undefined)[] = [];
  let calls = 0;
  const retry = {
    longestSeconds: 60,
    ...(stop && { signal: stop }),
    onWait: (wait: RateWait | undefined) => {
      waits.push(wait?.seconds);
      if (wait) onWait(wait);
    },
  };
  const call = async () => {
    const refusal = refusals[calls];
    calls += 1;
    if (refusal) throw new AppError(refusal);
    return 'answer';
  };
  const end = await withRetry(clock, retry, call).catch(toErrorData);
  return { end, waits, calls, slept: clock.slept };
}

test('retries a call after each wait, in whole seconds', async () => {
  expect(await tried([limited(0), limited(2.2), limited(60)])).toEqual({
    end: 'answer',
    waits: [1, undefined, 3, undefined, 60, undefined],
    calls: 4,
    slept: [1_000, 3_000, 60_000],
  });
});

test('throws the refusal after three waits, or if the wait is too long', async () => {
  const refusals = [1, 1, 1, 1].map(limited);
  expect(await tried(refusals)).toMatchObject({ end: limited(1), calls: 4 });
  expect(await tried([limited(61)])).toMatchObject({ end: limited(61), calls: 1, slept: [] });
});

test('does not wait for other errors', async () => {
  const end: ErrorData = { code: 'zero-quota' };
  expect(await tried([end])).toMatchObject({ end, calls: 1, slept: [] });
});

test('ends the wait and the call on a stop', async () => {
  const stop = new AbortController();
  const stopped = await tried([limited(9)], () => stop.abort(), stop.signal);
  expect(stopped).toMatchObject({ end: { code: 'cancelled' }, calls: 1 });
});
