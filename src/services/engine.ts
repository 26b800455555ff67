import { setFlagsFromString } from 'node:v8';

/**
 * The last V8 whose names of these flags were looked up: one that it does not know it tells on the terminal. It reads
 * each of them anew whenever it decides, so to set it late changes nothing that is there already.
 */
const lastKnown = 14;

function set(v8: string, flags: readonly string[]): void {
  if (major(v8) > lastKnown) return;
  for (const flag of flags) setFlagsFromString(flag);
}

const major = (version: string): number => Number.parseInt(version, 10);

/**
 * V8 makes better machine code of what runs often, in threads beside the one that runs it. A walk loads much, runs
 * little of it often, and waits for a person nearly all of its time: those threads took almost as much as the walk
 * itself, and a fifth of its memory. So a function has to run fifteen times as often as is usual, and WebAssembly stays
 * as it is first compiled. To be called before anything is drawn; and once what draws is loaded, since V8 refuses what
 * was compiled without these: see `bin/compiled.cjs`.
 *
 * `v8` is its version, below as well.
 */
export function deferOptimizing(v8: string): void {
  const often =
    major(v8) < 12 ? '--interrupt-budget=1000000' : '--invocation-count-for-turbofan=45000';
  set(v8, [often]);
  leaveWebAssembly(v8);
}

/**
 * WebAssembly stays as it is first compiled. Node reads HTTP by some, and V8 would make better of it in a thread beside:
 * for the few requests of one command, a third of all that the command takes. To be called before the first request, and
 * late, as above.
 */
export function leaveWebAssembly(v8: string): void {
  set(v8, ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']);
}

/**
 * Keeps the space for new objects as small as it is. V8 would double it twice while the SDK loads, to 32 MB that a walk
 * never needs again and never gets back.
 */
export function keepYoungSpaceSmall(v8: string): void {
  set(v8, ['--semi-space-growth-factor=1']);
}
