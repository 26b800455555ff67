import { useEffect, useState } from 'react';
import type { Answers, Session } from './step.ts';

/**
 * Values that a step shows again when the person returns to it in the same session, such as answers that were paid for.
 * Held in memory only, and never saved.
 */
export class SessionMemory<T> {
  readonly #values = new WeakMap<Session, Map<string, T>>();

  get(session: Session, name: string): T | undefined {
    return this.#values.get(session)?.get(name);
  }

  set(session: Session, name: string, value: T): void {
    const values = this.#values.get(session) ?? new Map<string, T>();
    this.#values.set(session, values.set(name, value));
  }
}

/** Identifies what a result belongs to: after a change of the key, or of another part, it is not shown any more. */
export function resultName(key: Answers['key'], ...parts: readonly string[]): string {
  const { profile, where, lastFour } = key;
  return JSON.stringify([profile, where, lastFour, ...parts]);
}

/** State that is still there when the person leaves the step and returns in the same session. */
export function useSessionState<T>(
  memory: SessionMemory<T>,
  session: Session,
  name: string,
  initial: (before: T | undefined) => T,
) {
  const [value, setValue] = useState<T>(() => initial(memory.get(session, name)));
  useEffect(() => memory.set(session, name, value), [memory, session, name, value]);
  return [value, setValue] as const;
}
