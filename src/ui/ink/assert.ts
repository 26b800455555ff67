/**
 * Replaces `assert` in the bundle, where only `signal-exit` uses it, and only this function. Loading Node's own module
 * would take 3 ms before the first screen. Throws TypeError if the values differ.
 */
export function equal(actual: unknown, expected: unknown, message: string): void {
  if (actual !== expected) throw new TypeError(message);
}
