import { useApp, useInput } from 'ink';
import { useCallback, useEffect, useRef } from 'react';

/** Source of the signals by which a shell suspends and resumes a program, usually the process itself. */
export interface JobSignals {
  on(signal: 'SIGTSTP' | 'SIGCONT', listener: () => void): unknown;
  off(signal: 'SIGTSTP' | 'SIGCONT', listener: () => void): unknown;
  kill(pid: number, signal: 'SIGTSTP'): unknown;
}

interface PausesProps {
  /** Undefined where the system has no job control. */
  readonly jobs: JobSignals | undefined;
}

/** Our own process group: what started us for the person, such as npx, is put aside together with us. */
const ownGroup = 0;

/**
 * Puts the wizard aside, by Ctrl+Z or by the signal of it, as editors do: the shell gets its terminal as it was, and `fg`
 * brings the screen back. Where no shell waits for us, the system lets us run on, and the screen is drawn again.
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
      // With nobody to listen, the signal does what it always does: this call comes back when the shell says so.
      jobs.off('SIGTSTP', pause);
      jobs.kill(ownGroup, 'SIGTSTP');
      jobs.on('SIGTSTP', pause);
    });
  }, [jobs, without]);

  useEffect(() => {
    // Stopped by SIGSTOP, which no one sees coming, the terminal was the shell's meanwhile.
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
