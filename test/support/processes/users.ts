/** The user `nobody`, who owns almost nothing. */
const nobody = 65_534;

/** Runs work as a user who can read only files readable by everyone, because root can read everything. */
export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const { geteuid, seteuid } = process;
  const own = geteuid?.() ?? nobody;
  if (own === 0) seteuid?.(nobody);
  try {
    return await work();
  } finally {
    if (own === 0) seteuid?.(own);
  }
}
