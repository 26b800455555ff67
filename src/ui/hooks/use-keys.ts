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
  // Keys are handled only while `isOpen`. Only the latest wait may set it, and no wait may after unmounting.
  const input = useRef({ isOpen: false, waits: 0 });

  const reopenWhenPainted = useCallback(() => {
    const wait = input.current.waits + 1;
    input.current = { isOpen: false, waits: wait };
    const reopen = () => {
      if (input.current.waits === wait) input.current = { isOpen: true, waits: wait };
    };
    waitUntilRenderFlush().then(reopen, reopen);
  }, [waitUntilRenderFlush]);

  useEffect(() => {
    if (!isActive) return;
    reopenWhenPainted();
    return () => {
      input.current = { isOpen: false, waits: input.current.waits + 1 };
    };
  }, [isActive, reopenWhenPainted]);

  useInput(
    (text, key) => {
      if (isTooSmall || isCovered || !input.current.isOpen || key.eventType === 'release') return;
      if (handler(text, key) === 'decided') reopenWhenPainted();
    },
    { isActive },
  );
}
