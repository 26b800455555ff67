/** So many results take some 2 MB at most, and are enough for some screens. */
const max = 300;

/**
 * Does `work` once for each text that comes again and again, as most lines of a screen do from frame to frame. What it
 * gives is shared: no one may change it.
 * @template T
 * @param {(text: string) => T} work
 * @returns {(text: string) => T}
 */
export function kept(work) {
  /** @type {Map<string, T>} */
  const results = new Map();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    if (results.size >= max) results.clear();
    const made = work(text);
    results.set(text, made);
    return made;
  };
}
