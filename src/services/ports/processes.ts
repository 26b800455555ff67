/** Exit code and output of a program. */
export interface ProcessResult {
  /** The exit code; undefined if a signal or the time limit ended the program. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs other programs, without a shell in between. */
export interface ProcessesPort {
  /** Runs a program. Rejects if it cannot be started. A secret may go to `stdin`, never into `args`. */
  run(
    command: string,
    args: readonly string[],
    options: { readonly stdin?: string; readonly timeoutMs: number },
  ): Promise<ProcessResult>;
}
