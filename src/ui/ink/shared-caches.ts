import Output from '../../../node_modules/ink/build/output.js';

type Caches = Readonly<Record<string, ReadonlyMap<string, unknown>>>;

/** Maximum entries per cache: enough for the lines of several screens, in about 2 MB. */
const limit = 600;

let isShared = false;

/**
 * Preserves Ink's per-line results between frames, since most lines do not change. Ink itself starts each frame with
 * empty caches, and parses and measures every line again.
 */
export function shareLineCaches(): void {
  if (isShared) return;
  isShared = true;
  const { get } = Output.prototype;
  let shared: Caches = {};
  Output.prototype.get = function getWithSharedCaches() {
    const { caches } = this as unknown as { readonly caches: Caches };
    const sizes = Object.values(shared).map(({ size }) => size);
    if (sizes.length === 0 || Math.max(...sizes) > limit) shared = caches;
    return get.call(Object.assign(this, { caches: shared }));
  };
}
