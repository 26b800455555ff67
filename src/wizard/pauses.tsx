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

/** Our own process group, so that a parent such as npx is suspended with us. */
const ownGroup = 0;

/**
 * Suspends the wizard on Ctrl+Z or SIGTSTP, as editors do: restores the terminal for the shell, and draws the screen
 * again on `fg`. Without a shell with job control, the system does not suspend it, and the screen is drawn again.
 */
export function Pauses({ jobs }: PausesProps): null {
  const { suspendTerminal } = useApp();
  const isPaused = useRef(false);

  const without = useCallback(
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
    void without(() => {
      // Without a handler, the signal has its default effect. This call returns when the shell resumes the program.
      jobs.off('SIGTSTP', pause);
      jobs.kill(ownGroup, 'SIGTSTP');
      jobs.on('SIGTSTP', pause);
    });
  }, [jobs, without]);

  useEffect(() => {
    // After a SIGSTOP, which cannot be handled, the shell may have changed the terminal.
    const redraw = () => void without(() => {});
    jobs?.on('SIGTSTP', pause);
    jobs?.on('SIGCONT', redraw);
    return () => {
      jobs?.off('SIGTSTP', pause);
      jobs?.off('SIGCONT', redraw);
    };
  }, [jobs, pause, without]);

  useInput((input, key) => {
    if (key.ctrl && input === 'z') pause();
  });
  return null;
}
