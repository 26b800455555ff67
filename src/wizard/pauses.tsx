import { useApp, useInput } from 'ink';
import { useCallback, useEffect, useRef } from 'react';

/** Source of the signals by which a shell suspends and resumes a program, usually the process itself. */
export interface JobSignals {
  on(signal: 'SIGTSTP' | 'SIGCONT', listener: () => void): unknown;
  off(signal: 'SIGTSTP' | 'SIGCONT', listener: () => void): unknown;
  kill(pid: number, signal: 'SIGTSTP'): unknown;
}

interface PausesProps {
  /** Undefined on systems without job control. */
  readonly jobs: JobSignals | undefined;
}

/** Stands for the own process group, so that a parent such as npx is suspended together with this program. */
const ownGroup = 0;

/**
 * Suspends the wizard on Ctrl+Z or SIGTSTP, as editors do: restores the terminal for the shell, and draws the screen
 * again on `fg`. If there is no shell with job control, the system does not suspend the wizard, and the screen is
 * drawn again at once.
 */
export function Pauses({ jobs }: PausesProps): null {
  const { suspendTerminal } = useApp();
  const isPaused = useRef(false);

  const withRestoredTerminal = useCallback(
    async (work: () => void) => {
      if (isPaused.current) return;
      isPaused.current = true;
      await suspendTerminal(work).catch(() => {});
      isPaused.current = false;
    },
    [suspendTerminal],
  );

  const pause = useCallback(() => {
    if (jobs === undefined) return;
    void withRestoredTerminal(() => {
      // Without a handler, the signal suspends the program. `kill` returns when the shell resumes it.
      jobs.off('SIGTSTP', pause);
      jobs.kill(ownGroup, 'SIGTSTP');
      jobs.on('SIGTSTP', pause);
    });
  }, [jobs, withRestoredTerminal]);

  useEffect(() => {
    // A SIGSTOP cannot be handled, and the shell may have changed the terminal in the meantime.
    const redraw = () => void withRestoredTerminal(() => {});
    jobs?.on('SIGTSTP', pause);
    jobs?.on('SIGCONT', redraw);
    return () => {
      jobs?.off('SIGTSTP', pause);
      jobs?.off('SIGCONT', redraw);
    };
  }, [jobs, pause, withRestoredTerminal]);

  useInput((input, key) => {
    if (key.ctrl && input === 'z') pause();
  });
  return null;
}
