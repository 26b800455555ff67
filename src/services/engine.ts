import { setFlagsFromString } from 'node:v8';

/** The last V8 whose names of these flags were looked up: one that it does not know it tells on the terminal. */
const lastKnown = 14;
const version = Number.parseInt(process.versions.v8, 10);

function set(...flags: readonly string[]): void {
  if (version > lastKnown) return;
  for (const flag of flags) setFlagsFromString(flag);
}

/**
 * V8 makes better machine code of what runs often, in threads beside the one that runs it. A walk loads much, runs
 * little of it often, and waits for a person nearly all of its time: those threads took almost as much as the walk
 * itself, and a fifth of its memory. So a function has to run fifteen times as often as is usual, and WebAssembly stays
 * as it is first compiled. To be called before what draws is loaded.
 */
export function deferOptimizing(): void {
  const often =
    version < 12 ? '--interrupt-budget=1000000' : '--invocation-count-for-turbofan=45000';
  set(often, '--no-wasm-tier-up', '--no-wasm-dynamic-tiering');
}

/**
 * Keeps the space for new objects as small as it is. V8 would double it twice while the SDK loads, to 32 MB that a walk
 * never needs again and never gets back.
 */
export function keepYoungSpaceSmall(): void {
  set('--semi-space-growth-factor=1');
}
