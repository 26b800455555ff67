import { type Key, useApp, useInput } from 'ink';
import { useCallback, useContext, useEffect, useRef } from 'react';
import { CoveredContext } from './use-part.ts';
import { useTooSmall } from './use-too-small.ts';

/** Result of a key handler: `decided` means that keys typed before the next frame are ignored. */
export type KeyOutcome = 'decided' | undefined;

/**
 * Handles keys through Ink's `useInput`, but only those meant for the visible screen. Drops keys pressed before this
 * component was painted, and keys after a decision in the same burst, because they were meant for another screen.
 */
export function useKeys(
  handler: (input: string, key: Key) => KeyOutcome,
  { isActive = true }: { readonly isActive?: boolean } = {},
): void {
  const isTooSmall = useTooSmall();
  const isCovered = useContext(CoveredContext);
  const { waitUntilRenderFlush } = useApp();
  // Keys pass while the gate is open. The number of waits lets only the last one open it, and none after unmounting.
  const gate = useRef({ open: false, waits: 0 });

  const reopenWhenPainted = useCallback(() => {
    const wait = gate.current.waits + 1;
    gate.current = { open: false, waits: wait };
    const reopen = () => {
      if (gate.current.waits === wait) gate.current = { open: true, waits: wait };
    };
    waitUntilRenderFlush().then(reopen, reopen);
  }, [waitUntilRenderFlush]);

  useEffect(() => {
    if (!isActive) return;
    reopenWhenPainted();
    return () => {
      gate.current = { open: false, waits: gate.current.waits + 1 };
    };
  }, [isActive, reopenWhenPainted]);

  useInput(
    (input, key) => {
      if (isTooSmall || isCovered || !gate.current.open || key.eventType === 'release') return;
      if (handler(input, key) === 'decided') reopenWhenPainted();
    },
    { isActive },
  );
}
