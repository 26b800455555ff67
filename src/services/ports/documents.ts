/** Files that the person names: texts to embed, a picture, a document. They are read, never written. */
export interface DocumentsPort {
  /**
   * Returns the bytes of a file. A relative path starts at the working folder, `~/` at the home folder. Throws the
   * error `files`: `missing`, `not-a-file`, `unreadable`, or `too-large` for more than `maxBytes`.
   */
  read(path: string, maxBytes: number): Promise<Uint8Array>;
}
