import { useEffect, useState } from 'react';
import type { Answers, Session } from './step.ts';

/**
 * Keeps values of a step, such as paid answers, for later visits to it in the same session. They are in memory only and
 * never saved.
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

/**
 * Returns the name of a result in a memory. The name contains the key's details, so that a result is never shown for
 * another key.
 */
export function resultName(key: Answers['key'], ...parts: readonly string[]): string {
  const { profile, where, lastFour } = key;
  return JSON.stringify([profile, where, lastFour, ...parts]);
}

/** Holds state like `useState`, and keeps it for later visits to the step in the same session. */
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
