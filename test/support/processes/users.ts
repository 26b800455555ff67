/** The user `nobody`, whom almost nothing belongs to. */
const nobody = 65_534;

/** Runs work as a user who may read only what everyone may; root may read everything. */
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
