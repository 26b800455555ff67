/**
 * Replaces `assert` in the bundle, where only `signal-exit` imports it, for one function: loading Node's takes 3 ms before
 * the first screen. Throws TypeError if the values differ.
 */
export function equal(actual: unknown, expected: unknown, message: string): void {
  if (actual !== expected) throw new TypeError(message);
}
