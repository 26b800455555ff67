/** Measures each subject once per round, in turns, so that other load on the machine affects all of them. */
export async function interleave<Name extends string>(
  subjects: Readonly<Record<Name, () => number | Promise<number>>>,
  rounds: number,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(subjects) as Name[];
  const found = new Map<Name, number[]>(names.map((name) => [name, []]));
  // The first round fills the caches of the machine, and does not count.
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const value = await subjects[name]();
      if (round >= 0) found.get(name)?.push(value);
    }
  }
  const medians = names.map((name) => [name, quantile(found.get(name) ?? [], 0.5)] as const);
  return Object.fromEntries(medians) as Record<Name, number>;
}

/** Returns the value that the given fraction of the values (0 to 1) does not exceed; NaN without values. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
