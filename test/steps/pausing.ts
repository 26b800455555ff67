import type { EmulatorOptions } from '../../src/emulator/server.ts';

/** A service that stops sending in the middle of an answer. */
export interface Pausing {
  readonly wait: NonNullable<EmulatorOptions['wait']>;
  /** True once the client has disconnected. */
  readonly isGone: boolean;
}

/** Skips the given number of pauses, then sends nothing more until the client disconnects. */
export function pausingAfter(pauses: number): Pausing {
  let seen = 0;
  let isGone = false;
  return {
    wait: (_ms, signal) => {
      seen += 1;
      if (seen <= pauses) return Promise.resolve();
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          isGone = true;
          reject(new Error('gone'));
        });
      });
    },
    get isGone() {
      return isGone;
    },
  };
}
