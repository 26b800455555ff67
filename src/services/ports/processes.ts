/** How a program that was run ended. */
export interface ProcessResult {
  /** The exit code; undefined where a signal or our own time limit ended it. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs other programs, without a shell in between. */
export interface ProcessesPort {
  /** Rejects where the program can't be started. `stdin` is where a secret may go; `args` never hold one. */
  run(
    command: string,
    args: readonly string[],
    options: { readonly stdin?: string; readonly timeoutMs: number },
  ): Promise<ProcessResult>;
}
