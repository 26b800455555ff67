/** Options of Vitest's waits, whose default of one second is too short for a busy machine. */
export const longWait = { timeout: 20_000, interval: 20 } as const;
