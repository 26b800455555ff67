/** The escaping that cross-spawn uses for cmd.exe; @types/cross-spawn describes only its `spawn`. */
declare module 'cross-spawn/lib/util/escape.js' {
  const quote: {
    command(path: string): string;
  };
  export default quote;
}
