/** Files that the person names: texts to embed, a picture, a document. They are read, never written. */
export interface DocumentsPort {
  /**
   * The bytes of a file; a path that is not absolute is in the folder we were started in, and one that begins with `~/`
   * in the home. Throws `AppError` with `files`: `missing`, `not-a-file`, `unreadable`, or `too-large` for more than
   * `mostBytes`.
   */
  read(path: string, maxBytes: number): Promise<Uint8Array>;
}
