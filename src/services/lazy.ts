type Load<T> = () => Promise<T>;

/** Returns a function that calls `make` once and returns the same promise to all callers. */
export function once<T>(make: Load<T>): Load<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Names of the methods of a port that return a `Result`. */
type MethodsOf<Port, Result> = {
  [Name in keyof Port]: Port[Name] extends (...args: never) => Result ? Name : never;
}[keyof Port] &
  string;

type Method = (...args: unknown[]) => unknown;

/**
 * Returns asynchronous methods of a port whose adapter is loaded at the first call of any of them. A command such as `env`
 * needs one or two adapters, and the first screen needs none.
 */
export function lazyCalls<Port, Name extends MethodsOf<Port, Promise<unknown>>>(
  load: Load<Port>,
  ...names: readonly Name[]
): Pick<Port, Name> {
  const calls = names.map((name): [Name, Method] => [
    name,
    async (...args) => {
      const port = await load();
      return (port[name] as Method).apply(port, args);
    },
  ]);
  return Object.fromEntries(calls) as Pick<Port, Name>;
}

/** Like `lazyCalls`, for methods that return an async iterable. */
export function lazyStreams<Port, Name extends MethodsOf<Port, AsyncIterable<unknown>>>(
  load: Load<Port>,
  ...names: readonly Name[]
): Pick<Port, Name> {
  const streams = names.map((name): [Name, Method] => [
    name,
    async function* stream(...args) {
      const port = await load();
      yield* (port[name] as Method).apply(port, args) as AsyncIterable<unknown>;
    },
  ]);
  return Object.fromEntries(streams) as Pick<Port, Name>;
}
