import { readdirSync, readFileSync } from 'node:fs';

/** One recorded answer of the service. A body that is a string is not JSON. */
export interface Fixture {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const folder = new URL('fixtures/', import.meta.url);

/** Returns the names of all fixtures, without their ending. */
export function fixtureNames(): readonly string[] {
  return readdirSync(folder).map((name) => name.replace(/\.json$/, ''));
}

/** Returns the recorded answer of one situation. */
export function fixture(name: string): Fixture {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
}
