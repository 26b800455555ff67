/** Returns a proxy of a stream with another function as one of its methods. All other methods act on the stream. */
export function replaceMethod<T extends object>(stream: T, method: keyof T, other: unknown): T {
  return new Proxy(stream, {
    get: (target, name) => {
      if (name === method) return other;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
