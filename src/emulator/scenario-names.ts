/** The situations that the emulator can simulate. `ok` is an account on which everything works. */
export const scenarioNames = [
  'ok',
  'free-mode',
  'key-refused',
  'key-expired',
  'codestral-key',
  'payment',
  'allowance-used',
  'spend-limit',
  'inactive',
  'tier',
  'labs',
  'guardrail',
  'zero-quota',
  'zero-tokens',
  'monthly-quota',
  'rate-limited',
  'capacity',
  'overloaded',
  'slow',
  'stall',
  'cut',
  'stream-error',
  'malformed',
  'hostile',
  'huge-list',
  'odd-list',
  'unicode',
  'redirect',
  'no-route',
  'new-key',
] as const;

export type ScenarioName = (typeof scenarioNames)[number];

/** Returns true for the name of a scenario. */
export function isScenarioName(text: unknown): text is ScenarioName {
  return scenarioNames.some((name) => name === text);
}
