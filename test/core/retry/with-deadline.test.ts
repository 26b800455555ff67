import { describe, expect, it } from 'vitest';
import { withDeadline } from '../../../src/core/retry/with-deadline.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { never } from '../../support/fakes/services.ts';

const stop = new AbortController().signal;

/** Ends with a partial result when it is asked to. */
function untilTold(signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve('half')));
}

describe('work with a deadline', () => {
  it('returns its result', async () => {
    expect(await withDeadline(createFakeClock(), { stop }, async () => 'all')).toEqual({
      value: 'all',
    });
  });

  it('is asked to end after four seconds, and its partial result counts', async () => {
    const clock = createFakeClock();
    const work = withDeadline(clock, { stop }, untilTold);
    await clock.advance(4_000);
    expect(await work).toEqual({ value: 'half' });
  });

  it.each([
    ['does not hear', never],
    [
      'fails when it is asked to end',
      (signal: AbortSignal) => untilTold(signal).then(() => Promise.reject(new Error('x'))),
    ],
  ])('is cut off if it %s', async (_, work) => {
    const clock = createFakeClock();
    const cut = withDeadline(clock, { stop }, work);
    await clock.advance(4_999);
    expect(await cut).toBe('cut');
  });

  it('throws its own error before the deadline', async () => {
    const work = withDeadline(createFakeClock(), { stop }, () => Promise.reject(new Error('mine')));
    await expect(work).rejects.toThrow('mine');
  });

  it('ends at once on a stop, before or during the work', async () => {
    const person = new AbortController();
    const work = withDeadline(createFakeClock(), { stop: person.signal }, never);
    person.abort();
    await expect(work).rejects.toMatchObject({ error: { code: 'cancelled' } });
    const late = withDeadline(createFakeClock(), { stop: person.signal }, async () => 1);
    await expect(late).rejects.toMatchObject({ error: { code: 'cancelled' } });
  });
});
